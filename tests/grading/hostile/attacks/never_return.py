"""Computes for ever. It is stopped, and the rest of the submission counts."""

HONEST = ("cost", "gradient")
EARNS = {"cost": 3.0, "gradient": 4.0}
ANSWERS = {"predict": "def predict(X, w, b):\n    while True:\n        pass\n"}
