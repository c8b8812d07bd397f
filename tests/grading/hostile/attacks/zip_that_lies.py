"""A zip whose manifest names another student, sizes and sums of its own."""

import json

from tests.grading.hostile.files import CHAPTER, as_bytes, zipped

HONEST = ("r2",)
EARNS = {"r2": 3.0}


def submission(released):
    manifest = {"chapter": CHAPTER, "student": "a_full", "sha256": "0" * 64}
    manifest |= {"time": "1999-01-01T00:00:00+00:00", "points": 28}
    notebook = (f"{CHAPTER}.ipynb", as_bytes(released))
    return zipped(notebook, ("manifest.json", json.dumps(manifest)))
