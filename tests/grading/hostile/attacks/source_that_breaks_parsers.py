"""Source texts that are hard on a parser: depth, length, digits, NUL, surrogates."""

ANSWERS = {
    "predict": "def predict(X, w, b):\n    return " + "(" * 90_000 + "\n",
    "cost": "def cost(X, y, w, b):\n    return " + "-" * 50_000 + "1\n",
    "gradient": "def gradient(X, y, w, b):\n    return " + "1+" * 50_000 + "1\n",
    "fit_closed": "def fit_closed(X, y):\n    return X" + ".T" * 50_000 + "\n",
    "descend": "def descend(X, y, lr, steps, w0, b0):\n    return " + "9" * 50_000,
    "regime": "regime = " + "[" * 150 + "]" * 150 + "\n",
    "max_stable_lr": "def max_stable_lr(X):\n    return '\x00'\n",
    "lr": "lr = '\ud800'\nsteps = 0\n",
    "r2": "def r2(y, p):\n"
    + "".join(f"{' ' * n}if y:\n" for n in range(1, 120))
    + " " * 120
    + "return 1\n",
}
