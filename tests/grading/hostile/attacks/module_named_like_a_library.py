"""Brings numpy.py, torch.py, json.py, helpers/ and settings beside the notebook."""

from tests.grading.hostile.files import CHAPTER, as_bytes, zipped

HONEST = ("cost",)
EARNS = {"cost": 3.0}


def submission(released):
    evil = "open('@COURSE@/hostile_plant', 'w')\nraise SystemExit(0)\n"
    names = ("numpy.py", "torch.py", "json.py", "matplotlib.py", "sitecustomize.py")
    names += ("helpers/__init__.py", "nbgrader_config.py", "conftest.py")
    members = [(name, evil) for name in names]
    return zipped((f"{CHAPTER}.ipynb", as_bytes(released)), *members)
