"""Code on which a reader of syntax trees could work for years: chains and detours."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "gradient": "def gradient(X, y, w, b):\n    return X" + ".copy()" * 60 + ".no\n",
    "descend": "def descend(X, y, lr, steps, w0, b0):\n"
    + "".join(f"    x{n} = x{n + 1}\n" for n in range(4000))
    + "    x4000 = X\n",
}
