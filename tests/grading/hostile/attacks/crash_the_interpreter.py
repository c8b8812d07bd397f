"""Reads address 0, aborts, and runs out of stack in C."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": "import ctypes\n\ndef predict(X, w, b):\n    ctypes.string_at(0)\n",
    "r2": """
import os, sys

def r2(y, p):
    sys.setrecursionlimit(10**9)
    def down():
        return [*map(lambda _: down(), [1])]
    down()
""",
}
