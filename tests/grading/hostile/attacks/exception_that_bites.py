"""Raises exceptions whose text exits, hangs, recurses or raises anew."""

HONEST = ("r2",)
EARNS = {"r2": 3.0}
ANSWERS = {
    "predict": """
class Bites(Exception):
    def __str__(self):
        raise SystemExit

def predict(X, w, b):
    raise Bites
""",
    "cost": """
class Hangs(Exception):
    def __str__(self):
        while True:
            pass

def cost(X, y, w, b):
    raise Hangs
""",
    "gradient": """
class Group(BaseExceptionGroup):
    @property
    def __traceback__(self):
        raise ValueError

def gradient(X, y, w, b):
    raise Group("many", [ValueError(n) for n in range(9)])
""",
    "descend": """
class Chain(Exception):
    __mro__ = property(lambda self: self)

def descend(X, y, lr, steps, w0, b0):
    error = Chain("x")
    error.__cause__ = error.__context__ = error
    raise error
""",
}
