"""Replaces builtins, json and pickle in its process by forgers."""

HONEST = ("max_stable_lr",)
EARNS = {"max_stable_lr": 3.0}
ANSWERS = {
    "predict": """
import builtins, json

def predict(X, w, b):
    return None

frame = '{"value": {"array": [6.0, 4.5, 10.0], "dtype": "float64", "shape": [3]}, '
frame += '"points": 2.0, "passed": true, "args_after": {"tuple": []}}'
json.dumps = lambda *a, **k: frame
builtins.isinstance = lambda *a: True
builtins.len = lambda *a: 3
builtins.getattr = lambda *a: None
"""
}
