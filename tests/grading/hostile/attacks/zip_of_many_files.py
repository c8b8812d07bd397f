"""A zip of 20,000 empty notebooks."""

from tests.grading.hostile.files import zipped


def submission(released):
    return zipped(*((f"{number}.ipynb", b"") for number in range(20_000)))
