"""Shares a limit on memory among children, each of which takes its own."""

ANSWERS = {
    "predict": """
import mmap, os, time

def predict(X, w, b):
    for _ in range(8):
        try:
            if os.fork() == 0:
                kept = bytearray(2**29)
                time.sleep(30)
        except OSError:
            return None
"""
}
