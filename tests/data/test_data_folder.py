"""README, checksums and files of data/ say the same."""

import gzip
import hashlib
import re

import pytest

from helpers.project import ROOT

FOLDER = ROOT / "data"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
SUMS = (FOLDER / "SHA256SUMS").read_text(encoding="ascii")
FILES = sorted(FOLDER.glob("*.csv.gz"))
LARGEST = 2 * 1024 * 1024


def rows():
    """The rows of the README's table of files, split into cells."""
    lines = [line for line in README.splitlines() if line.startswith("| `")]
    cells = ([c.strip() for c in line.strip("|").split("|")] for line in lines)
    return {c[0].strip("` "): c for c in cells if c[0].strip("` ").endswith(".gz")}


def test_checksums_have_the_form_that_sha256sum_reads():
    for line in SUMS.splitlines():
        assert re.fullmatch(r"[0-9a-f]{64}  [a-z0-9_]+\.csv\.gz", line)
    assert SUMS.endswith("\n")


def test_folder_list_and_readme_name_the_same_files():
    listed = [line.split()[1] for line in SUMS.splitlines()]
    assert listed == sorted(rows()) == [path.name for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_readme_row_is_true(path):
    _, shape, size, digest, source, licence, cite = rows()[path.name]
    content = path.read_bytes()
    table = gzip.decompress(content).decode().splitlines()
    columns = table[0].split(",")
    found = hashlib.sha256(content).hexdigest()
    assert shape == f"{len(table) - 1:,} x {len(columns)}"
    assert size == str(round(len(content) / 1024))
    assert digest == f"`{found}`"
    assert f"{found}  {path.name}\n" in SUMS
    assert len(content) <= LARGEST
    assert source
    assert licence
    assert f"- {cite} " in README
    section = README.partition(f"\n## {path.name.removesuffix('.csv.gz')}\n")[2]
    for column in columns:
        assert f"`{column}`" in section
    for heading in ("**Traps**", "**Licence**"):
        assert heading in section


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_gzip_bytes_repeat(path):
    flags, time = path.read_bytes()[3], path.read_bytes()[4:8]
    assert (flags, time) == (0, b"\0\0\0\0")  # neither a file name nor a time inside
