"""Sends as pictures and text of a cell what is neither: script, SVG, megabytes."""

ANSWERS = {
    "predict": """
import base64
import helpers.grading.worker as worker

svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
png = base64.b64encode(b"\\x89PNG\\r\\n\\x1a\\n" + svg.encode()).decode()
shown = {
    "text": "<script>alert(1)</script>\\x1b[2J" * 10**5,
    "html": "<script>alert(1)</script>",
    "pictures": [svg, png, png + '"><script>alert(1)</script>', "A" * 10**7, 3, None],
}
real = worker._define
worker._define = lambda *a, **k: real(*a, **k) | {"shown": shown}
for held in list(vars(worker).values()):
    if hasattr(held, "to_plain"):
        try:
            held.to_plain = lambda self, **k: shown
        except (AttributeError, TypeError):
            pass

def predict(X, w, b):
    return None
""",
    "cost": "print('<script>alert(1)</script>')\ndef cost(X, y, w, b):\n    pass\n",
}
