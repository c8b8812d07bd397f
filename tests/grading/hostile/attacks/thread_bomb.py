"""Starts threads without end. The limit holds and the others do not notice."""

ANSWERS = {
    "predict": """
import threading, time

def predict(X, w, b):
    for _ in range(3000):
        try:
            threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
        except (RuntimeError, MemoryError):
            break
    return None
"""
}
