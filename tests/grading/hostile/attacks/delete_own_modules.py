"""Deletes modules, globals and the frames' names under the worker's feet."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": """
def predict(X, w, b):
    import sys
    for name in list(sys.modules):
        if name.split(".")[0] in ("json", "numpy", "helpers", "os", "builtins"):
            module = sys.modules.pop(name)
            vars(module).clear()
"""
}
