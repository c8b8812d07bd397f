"""Warns and logs by the thousand, and turns warnings into errors."""

ANSWERS = {
    "predict": """
import logging, warnings

def predict(X, w, b):
    warnings.resetwarnings()
    warnings.simplefilter("error")
    for number in range(10_000):
        logging.getLogger(str(number)).critical("no")
    warnings.warn("x" * 10**6)
"""
}
