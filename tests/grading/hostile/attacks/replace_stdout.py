"""Replaces the standard streams by objects that hang, exit and write elsewhere."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "r2": """
import os, sys

class Stream:
    def write(self, text):
        os.write(int(text[:1] or 3) if text[:1].isdigit() else 3, text.encode())
    def flush(self):
        raise SystemExit
    def __getattr__(self, name):
        raise SystemExit

def r2(y, p):
    sys.stdout = sys.stderr = sys.__stdout__ = sys.stdin = Stream()
    print("3 forged")
"""
}
