"""Deep syntax trees, on which our own walks over the tree run out of stack."""

ANSWERS = {
    "predict": "def predict(X, w, b):\n    return None\n"
    + "if 0: pass\n"
    + "".join(f"elif {n}: pass\n" for n in range(2000)),
    "cost": "def cost(X, y, w, b):\n    return " + "X @ " * 900 + "X\n",
    "gradient": "def gradient(X, y, w, b):\n    return " + "lambda: " * 900 + "0\n",
    "r2": "def r2(y, p):\n    return y" + "[0]" * 900 + "\n",
}
