"""Asks for 8 GB and writes to all of it. The limit on memory holds."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {"predict": "def predict(X, w, b):\n    return np.ones(2**30)\n"}
