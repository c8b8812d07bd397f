"""A notebook of 60 MB."""

from tests.grading.hostile.files import as_bytes


def submission(released):
    return as_bytes(released) + b" " * (60 * 2**20)
