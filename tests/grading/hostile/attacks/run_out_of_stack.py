"""Recurses without end, in its function and in the repr of what it returns."""

ANSWERS = {
    "predict": "def predict(X, w, b):\n    return predict(X, w, b)\n",
    "cost": """
class Deep:
    def __repr__(self):
        return repr(self)
    __str__ = __hash__ = __float__ = __repr__

def cost(X, y, w, b):
    return Deep()
""",
}
