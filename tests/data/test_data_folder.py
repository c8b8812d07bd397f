"""README, checksums and files of data/ say the same."""

import gzip
import hashlib
import math
import re

import numpy as np
import pytest

from helpers.project import ROOT

FOLDER = ROOT / "data"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
SUMS = (FOLDER / "SHA256SUMS").read_text(encoding="ascii")
FILES = sorted(FOLDER.glob("*.csv.gz"))
ARRAYS = sorted(FOLDER.glob("*.npz"))
LARGEST = 2 * 1024 * 1024


def rows():
    """The rows of the README's table of files, split into cells."""
    lines = [line for line in README.splitlines() if line.startswith("| `")]
    cells = ([c.strip() for c in line.strip("|").split("|")] for line in lines)
    return {
        c[0].strip("` "): c for c in cells if c[0].strip("` ").endswith((".gz", ".npz"))
    }


def section(path):
    """The README's part about one file."""
    name = path.name.partition(".")[0]
    return README.partition(f"\n## {name}\n")[2].partition("\n## ")[0]


def test_checksums_have_the_form_that_sha256sum_reads():
    for line in SUMS.splitlines():
        assert re.fullmatch(r"[0-9a-f]{64}  [a-z0-9_]+\.(csv\.gz|npz)", line)
    assert SUMS.endswith("\n")


def test_folder_list_and_readme_name_the_same_files():
    listed = [line.split()[1] for line in SUMS.splitlines()]
    assert listed == sorted(rows()) == sorted(path.name for path in FILES + ARRAYS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_table_has_the_size_and_columns_of_its_row(path):
    table = gzip.decompress(path.read_bytes()).decode().splitlines()
    columns = table[0].split(",")
    assert rows()[path.name][1] == f"{len(table) - 1:,} x {len(columns)}"
    for column in columns:
        assert f"`{column}`" in section(path)


@pytest.mark.parametrize("path", ARRAYS, ids=lambda path: path.name)
def test_arrays_have_the_size_and_names_of_their_row(path):
    with np.load(path, allow_pickle=False) as file:
        largest = max((file[name].shape for name in file), key=math.prod)
        assert rows()[path.name][1] == " x ".join(f"{n:,}" for n in largest)
        for name in file:
            assert f"`{name}`" in section(path)


@pytest.mark.parametrize("path", FILES + ARRAYS, ids=lambda path: path.name)
def test_readme_row_is_true(path):
    _, _, size, digest, source, licence, cite = rows()[path.name]
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    assert size == str(round(len(content) / 1024))
    assert digest == f"`{found}`"
    assert f"{found}  {path.name}\n" in SUMS
    assert len(content) <= LARGEST
    assert source
    assert licence
    assert f"- {cite} " in README
    for heading in ("**Traps**", "**Licence**"):
        assert heading in section(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_gzip_bytes_repeat(path):
    flags, time = path.read_bytes()[3], path.read_bytes()[4:8]
    assert (flags, time) == (0, b"\0\0\0\0")  # neither a file name nor a time inside
