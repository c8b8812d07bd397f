"""Puts HTML, script, SVG and links into everything a page shows."""

_BAD = (
    "</code></pre><script>alert(1)</script><img src=x onerror=alert(2)><svg/onload=a>"
)
ANSWERS = {
    "predict": f"def predict(X, w, b):\n    raise ValueError({_BAD!r})\n",
    "cost": f"def cost(X, y, w, b):\n    return type({_BAD!r}, (), {{}})()\n",
    "gradient": f"def gradient(X, y, w, b):\n    return {_BAD!r}\n",
    "regime": f"regime = dict.fromkeys('ABCD', {_BAD!r})\n# {_BAD}\n",
    "lr": f"lr = steps = {_BAD!r}\n",
    "r2": f"class Bad(Exception): pass\nBad.__name__ = {_BAD!r}\nraise Bad({_BAD!r})\n",
}
