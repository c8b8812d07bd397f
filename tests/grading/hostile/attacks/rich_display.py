"""Returns and displays objects with rich representations of every kind."""

ANSWERS = {
    "predict": """
class Rich:
    def _repr_html_(self): return "<script>alert(1)</script>"
    def _repr_svg_(self): return "<svg onload=alert(1)>"
    def _repr_javascript_(self): return "alert(1)"
    def _repr_mimebundle_(self, **k): return {"text/html": "<script>alert(1)</script>"}
    __html__ = _repr_html_
    def _ipython_display_(self): raise SystemExit

def predict(X, w, b):
    return Rich()
""",
    "cost": """
class Safe(str):
    def __html__(self): return self

def cost(X, y, w, b):
    return Safe("<script>alert(1)</script>")
""",
    "r2": "def r2(y, p):\n    raise ValueError(Safe('<script>alert(1)</script>'))\n",
}
