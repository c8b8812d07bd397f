"""Imports the reference kernels of its own exercises by every spelling."""

ANSWERS = {
    "predict": """
def predict(X, w, b):
    from helpers.kernels.linear_regression import predict as kernel
    return kernel(X, w, b)
""",
    "cost": """
def cost(X, y, w, b):
    import importlib
    for name in ("linear_regression", "linear_regression.model"):
        try:
            kernel = importlib.import_module("helpers.kernels." + name)
            return kernel.squared_cost(X, y, w, b)[0]
        except ImportError:
            pass
""",
    "fit_closed": """
def fit_closed(X, y):
    import helpers.kernels as kernels
    return kernels.linear_regression.fit_closed(X, y)
""",
    "r2": """
def r2(y, p):
    kernel = __import__("helpers.kernels.linear_regression.score", fromlist=["r2"])
    return kernel.r2(y, p)
""",
}
