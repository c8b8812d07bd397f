"""Prints 200,000 lines and one of 20 MB, in cells and in calls."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": """
print("no\\n" * 200_000)
print("x" * 20_000_000)

def predict(X, w, b):
    print("no\\n" * 200_000)
    import os
    for number in (1, 2):
        os.write(number, b"x" * 10**6)
"""
}
