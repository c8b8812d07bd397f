"""Computes and returns integers of astronomical length."""

ANSWERS = {
    "predict": "def predict(X, w, b):\n    return 10**10**8\n",
    "cost": "def cost(X, y, w, b):\n    return 1 << 10**8\n",
    "lr": "lr = 1 << 4090\nsteps = 1 << 4000\n",
    "r2": "def r2(y, p):\n    return [1 << 4095] * 10_000\n",
}
