"""Hangs code on the end of the process: atexit, finalisers, excepthook, threads."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": """
import atexit, os, sys, threading, weakref

def late(*args):
    try:
        open("@COURSE@/hostile_plant", "w").write("late")
    except OSError:
        pass
    os._exit(0)

atexit.register(late)
sys.excepthook = threading.excepthook = sys.unraisablehook = late
threading.Thread(target=threading.Event().wait).start()

def predict(X, w, b):
    weakref.finalize(X, late)
    raise SystemExit
"""
}
