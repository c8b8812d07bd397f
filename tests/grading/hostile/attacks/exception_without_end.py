"""Raises an exception with 50 MB of text, and a traceback of many frames."""

ANSWERS = {
    "predict": "def predict(X, w, b):\n    raise ValueError('no ' * 2**21)\n",
    "cost": """
def cost(X, y, w, b, n=900):
    return cost(X, y, w, b, n - 1) if n else 1 / 0
""",
    "gradient": """
def gradient(X, y, w, b):
    raise type("N" * 10**6, (Exception,), {})
""",
}
