"""JSON nested 300,000 deep inside a cell's metadata."""

from tests.grading.hostile.files import as_bytes


def submission(released):
    released["metadata"]["deep"] = "@"
    deep = b"[" * 300_000 + b"]" * 300_000
    return as_bytes(released).replace(b'"@"', deep)
