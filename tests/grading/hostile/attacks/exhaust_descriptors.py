"""Opens files, pipes and sockets until there are none left."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": """
import os, socket

kept = []

def predict(X, w, b):
    try:
        for _ in range(100_000):
            kept.extend(os.pipe())
    except OSError:
        pass
    return None
"""
}
