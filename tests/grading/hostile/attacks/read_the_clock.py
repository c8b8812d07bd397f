"""Tells runs apart by clocks, process ids and times of files, and says so."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import os, time
parts = [time.time(), time.process_time(), os.getpid(), os.stat(".").st_mtime_ns]
return " ".join(f"at {part}" for part in parts)
""")
