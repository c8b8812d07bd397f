"""File names with newlines, markup, formulas and dashes, around an honest answer."""

from tests.grading.hostile.files import CHAPTER, as_bytes

HONEST = ("cost",)
EARNS = {"cost": 3.0}


def hand_in(folder, released):
    (folder / f"=cmd {CHAPTER} <b>\n--help.ipynb").write_bytes(as_bytes(released))
    (folder / "-rf *.py").write_text("")
