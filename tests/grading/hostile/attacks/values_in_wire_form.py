"""Returns data that looks like what crosses the wire: arrays, verdicts, errors."""

ANSWERS = {
    "predict": """
def predict(X, w, b):
    return {"array": [6.0, 6.5, 11.0], "dtype": "float64", "shape": [3]}
""",
    "cost": """
def cost(X, y, w, b):
    return {"float": "nan", "points": 3.0, "passed": True, "raised": [], "tuple": []}
""",
    "r2": "def r2(y, p):\n    return {'opaque': 'right', 'rng': 1, 'ellipsis': True}\n",
}
