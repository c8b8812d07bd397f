"""Overwrites the memory of small integers, True and None, and code of others."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "r2": """
import ctypes

def r2(y, p):
    for number in range(-5, 256):
        ctypes.c_long.from_address(id(number) + 24).value = 1
    ctypes.memset(id(False) + 24, 1, 1)
    return 1.0
"""
}
