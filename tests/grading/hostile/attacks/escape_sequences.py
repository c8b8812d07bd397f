"""Sends ANSI escapes, control characters, bidi marks and NULs to logs and screens."""

_BAD = r"'\x1b]0;title\x07\x1b[2J\x1b[31mred\r\x00\x08\u202egnp\u2066\ud800\x9b31m'"
ANSWERS = {
    "predict": f"def predict(X, w, b):\n    raise ValueError({_BAD})\n",
    "cost": f"def cost(X, y, w, b):\n    return {_BAD}\n",
    "gradient": f"def gradient(X, y, w, b):\n    return {{{_BAD}: 1}}\n",
    "regime": f"regime = dict.fromkeys('ABCD', {_BAD})\n",
    "lr": f"lr = steps = {_BAD}\n",
    "r2": f"raise ValueError({_BAD})\n",
}
