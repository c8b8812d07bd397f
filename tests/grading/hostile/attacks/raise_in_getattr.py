"""Returns objects that raise or exit at every attribute that is asked for."""

HONEST = ("r2",)
EARNS = {"r2": 3.0}
ANSWERS = {
    "predict": """
class Mine:
    def __getattribute__(self, name):
        raise SystemExit(name)

def predict(X, w, b):
    return Mine()
""",
    "cost": """
class Slow:
    def __getattribute__(self, name):
        raise MemoryError

def cost(X, y, w, b):
    return Slow()
""",
    "gradient": """
class Both(tuple):
    def __getattribute__(self, name):
        raise KeyboardInterrupt

def gradient(X, y, w, b):
    return Both((1, 2))
""",
}
