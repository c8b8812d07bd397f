"""Returns NaN and infinity in every form, which equal nothing that is expected."""

ANSWERS = {
    "predict": "def predict(X, w, b):\n    return [float('nan')] * len(X)\n",
    "cost": "def cost(X, y, w, b):\n    return complex('nan')\n",
    "gradient": "def gradient(X, y, w, b):\n    return float('inf'), -float('inf')\n",
    "regime": "regime = dict.fromkeys('ABCD', float('nan'))\n",
    "max_stable_lr": "def max_stable_lr(X):\n    return np.array(np.nan, 'O')\n",
    "lr": "lr, steps = float('nan'), float('inf')\n",
    "r2": "def r2(y, p):\n    return np.timedelta64('NaT')\n",
}
