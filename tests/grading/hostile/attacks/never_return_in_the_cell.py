"""The cell itself does not end. It is left out, and the rest counts."""

HONEST = ("cost", "r2")
EARNS = {"cost": 3.0, "r2": 3.0}
ANSWERS = {"predict": "def predict(X, w, b):\n    return 1\n\nwhile True:\n    pass\n"}
