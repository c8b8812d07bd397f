"""A zip whose members climb out of their folder, by dots, roots and backslashes."""

from tests.grading.hostile.files import CHAPTER, as_bytes, zipped


def submission(released):
    notebook = as_bytes(released)
    names = ("../../hostile_plant", "/tmp/hostile_plant", "..\\..\\hostile_plant")
    bad = [(f"{name}/{CHAPTER}.ipynb", notebook) for name in names]
    return zipped(*bad, ("../../hostile_plant.ipynb", notebook), ("C:hostile", b"x"))
