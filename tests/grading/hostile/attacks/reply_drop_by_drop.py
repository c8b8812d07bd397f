"""Sends its reply one byte at a time, so that the reader always has something."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": """
import os, time

def predict(X, w, b):
    head = (10**6).to_bytes(8, "big")
    while True:
        for number in range(3, 64):
            try:
                os.write(number, head[:1] or b" ")
            except OSError:
                pass
        head = head[1:]
        time.sleep(0.05)
"""
}
