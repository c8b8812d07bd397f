"""Collect, graft, run, judge, record and report: the way from submissions to marks.

Each module does one step and keeps its results on disk, so any step can be repeated.
"""
