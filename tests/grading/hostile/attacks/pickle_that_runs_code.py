"""Returns objects that run code when they are unpickled or copied."""

ANSWERS = {
    "predict": """
import os, pickle

class Bomb:
    def __reduce__(self):
        return os.system, ("touch @COURSE@/hostile_plant",)
    def __deepcopy__(self, memo):
        os._exit(1)

def predict(X, w, b):
    return Bomb()
""",
    "cost": "def cost(X, y, w, b):\n    return pickle.dumps(Bomb())\n",
    "gradient": """
def gradient(X, y, w, b):
    return np.array([Bomb()], dtype=object), pickle.dumps(Bomb())
""",
    "r2": """
def r2(y, p):
    return np.zeros(3, dtype=[("a", "O"), ("b", "V10"), ("c", "M8[s]")])
""",
}
