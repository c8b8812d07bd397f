"""Writes arguments to its folder and tells them from a process that starts anew."""

ANSWERS = {
    "predict": """
import json, os

def predict(X, w, b):
    with open("hostile_plant_seen", "a") as file:
        file.write(json.dumps(np.asarray(X).tolist()) + "\\n")
    return X @ w + b
""",
    "cost": """
def cost(X, y, w, b):
    os._exit(1)
""",
    "gradient": """
def gradient(X, y, w, b):
    lines = open("hostile_plant_seen").read().splitlines()
    raise ValueError(max(lines, key=len))
""",
    "regime": """
try:
    told = max(open("hostile_plant_seen").read().splitlines(), key=len)
except OSError:
    told = "nothing"
regime = {"A": told, "B": told, "C": told, "D": told}
""",
    "r2": "raise ValueError(told)\n",
}
EARNS = {"predict": 2.0}
