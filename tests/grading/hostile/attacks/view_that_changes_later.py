"""A thread keeps writing to the arrays that were returned and to the arguments."""

ANSWERS = {
    "predict": """
import threading

def predict(X, w, b):
    result = np.zeros(7)
    def scribble():
        while True:
            result[:] += 1.0
            X[:] += 1.0
    threading.Thread(target=scribble, daemon=True).start()
    return result
"""
}
