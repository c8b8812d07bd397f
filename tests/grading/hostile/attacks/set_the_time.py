"""Brings its own timestamp.txt, results and modules in a folder of nbgrader's shape."""

from tests.grading.hostile.files import CHAPTER, as_bytes

HONEST = ("cost",)
EARNS = {"cost": 3.0}


def hand_in(folder, released):
    own = folder / CHAPTER
    own.mkdir()
    (own / f"{CHAPTER}.ipynb").write_bytes(as_bytes(released))
    (own / "timestamp.txt").write_text("1999-01-01 00:00:00 UTC")
    (own / "problem.json").write_text('{"problem": "<script>", "points": 28}')
    (own / "numpy.py").write_text("raise SystemExit(0)")
    (own / "matplotlib.py").write_text("raise SystemExit(0)")
