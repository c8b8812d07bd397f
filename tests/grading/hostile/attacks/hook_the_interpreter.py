"""Hooks imports, audit events, codecs, garbage collection and display."""

ANSWERS = {
    "predict": """
import builtins, codecs, gc, sys

def predict(X, w, b):
    return None

def hook(*args):
    raise RuntimeError("no")

gc.callbacks.append(lambda *a: None)
codecs.register(lambda name: None)
sys.displayhook = sys.excepthook = hook
builtins.__import__ = hook
sys.meta_path.clear()
sys.path_hooks.clear()
sys.setswitchinterval(1e-9)
sys.setrecursionlimit(60)
sys.addaudithook(hook)
"""
}
