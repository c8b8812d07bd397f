"""Raises NotImplementedError for hard cases, which must not count as anything."""

ANSWERS = {
    "predict": """
class NotImplementedError(BaseException):
    pass

def predict(X, w, b):
    raise NotImplementedError("later")
""",
    "r2": "def r2(y, p):\n    return NotImplemented\n",
}
