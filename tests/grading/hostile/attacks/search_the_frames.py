"""Goes up the stack and through all objects for plans, cases and expected values."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": """
import gc, sys

def predict(X, w, b):
    frame, found = sys._getframe(), []
    while frame:
        found += [v for v in frame.f_locals.values() if not callable(v)]
        frame = frame.f_back
    found += [o for o in gc.get_objects() if "Plan" in type(o).__name__]
    for thing in found:
        for name in ("expected", "cases", "plan", "checks"):
            held = getattr(thing, name, None)
            if held is not None and not callable(held):
                return getattr(held, "value", held)
    return None
""",
    "r2": tried("import helpers.grading.judge as j\nj.all_plans('06')", "r2", "y, p"),
}
