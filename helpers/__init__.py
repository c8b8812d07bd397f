"""Helpers of the ML Workbook: kernels, data, checks, figures, grading.

Importing this package loads nothing else. NumPy, pandas, matplotlib and torch come in
with the module that needs them.
"""
