"""Returns more than any reply may hold: arrays, texts, items."""

ANSWERS = {
    "predict": "def predict(X, w, b):\n    return np.zeros(2 * 10**7)\n",
    "cost": "def cost(X, y, w, b):\n    return 'x' * 10**8\n",
    "gradient": "def gradient(X, y, w, b):\n    return list(range(10**6))\n",
    "r2": "def r2(y, p):\n    return {str(n): [n] * 9 for n in range(99_000)}\n",
}
