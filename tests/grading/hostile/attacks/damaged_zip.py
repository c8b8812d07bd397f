"""A zip that is cut off, and whose directory points nowhere."""

from tests.grading.hostile.files import CHAPTER, as_bytes, zipped


def submission(released):
    whole = zipped((f"{CHAPTER}.ipynb", as_bytes(released)))
    return whole[:200] + b"\xff" * 50 + whole[len(whole) // 2 :]
