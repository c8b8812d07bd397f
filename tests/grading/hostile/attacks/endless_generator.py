"""Returns iterators that never end, bare and inside containers."""

ANSWERS = {
    "predict": """
import itertools

def predict(X, w, b):
    return itertools.count()
""",
    "cost": "def cost(X, y, w, b):\n    return (n for n in itertools.repeat(1.0))\n",
    "descend": """
class Endless(list):
    def __iter__(self):
        return itertools.count()
    def __len__(self):
        return 6

def descend(X, y, lr, steps, w0, b0):
    return Endless()
""",
}
