"""Writes template code, CSV formulas, format fields and LaTeX into messages."""

_BAD = (
    "{{ 7919 * 7907 }}{% for x in y %}{0.__class__}%(x)s$(id)`id`\\input{/etc/passwd}"
)
ANSWERS = {
    "predict": f"def predict(X, w, b):\n    raise ValueError({_BAD!r})\n",
    "cost": f"def cost(X, y, w, b):\n    return {_BAD!r}\n",
    "regime": "regime = dict.fromkeys('ABCD', '=cmd|\\' /C calc\\'!A0')\n",
    "lr": f"lr = steps = {_BAD!r}\n",
    "r2": f"raise ValueError({_BAD!r})\n",
}
