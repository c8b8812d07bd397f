"""A metaclass answers every isinstance test with yes, and its name is a trap."""

ANSWERS = {
    "predict": """
class Meta(type):
    def __instancecheck__(cls, other): return True
    def __subclasscheck__(cls, other): return True
    def __eq__(cls, other): return True
    def __hash__(cls): return hash(float)
    @property
    def __name__(cls):
        while True:
            pass

class Odd(metaclass=Meta):
    pass

def predict(X, w, b):
    return Odd()
"""
}
