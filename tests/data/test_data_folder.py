"""README, checksums and files of data/ say the same."""

import gzip
import hashlib
import re

import numpy as np
import pytest
from PIL import Image

from helpers.project import ROOT

FOLDER = ROOT / "data"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
SUMS = (FOLDER / "SHA256SUMS").read_text(encoding="ascii")
ENDINGS = (".csv.gz", ".npz", ".png")
FILES = sorted(p for p in FOLDER.iterdir() if p.name.endswith(ENDINGS))
TABLES = [path for path in FILES if path.name.endswith(".csv.gz")]
LARGEST = 2 * 1024 * 1024


def rows():
    """The rows of the README's table of files, split into cells."""
    lines = [line for line in README.splitlines() if line.startswith("| `")]
    cells = ([c.strip() for c in line.strip("|").split("|")] for line in lines)
    found = {c[0].strip("` "): c for c in cells}
    return {name: c for name, c in found.items() if name.endswith(ENDINGS)}


def shape_and_names(path):
    """What the README should say of a file's size, and the columns or arrays in it."""
    if path.name.endswith(".png"):
        with Image.open(path) as image:
            height, width, channels = np.asarray(image).shape
        return f"{height:,} x {width:,} x {channels}", []
    if path not in TABLES:
        with np.load(path) as arrays:
            sizes = [f"{n:,}" for n in arrays[arrays.files[0]].shape]
            return " x ".join(sizes), arrays.files
    table = gzip.decompress(path.read_bytes()).decode().splitlines()
    columns = table[0].split(",")
    return f"{len(table) - 1:,} x {len(columns)}", columns


def test_checksums_have_the_form_that_sha256sum_reads():
    for line in SUMS.splitlines():
        assert re.fullmatch(r"[0-9a-f]{64}  [a-z0-9_]+\.(csv\.gz|npz|png)", line)
    assert SUMS.endswith("\n")


def test_folder_list_and_readme_name_the_same_files():
    listed = [line.split()[1] for line in SUMS.splitlines()]
    assert listed == sorted(rows()) == [path.name for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_readme_row_is_true(path):
    _, shape, size, digest, source, licence, cite = rows()[path.name]
    content = path.read_bytes()
    expected_shape, names = shape_and_names(path)
    found = hashlib.sha256(content).hexdigest()
    assert shape == expected_shape
    assert size == str(round(len(content) / 1024))
    assert digest == f"`{found}`"
    assert f"{found}  {path.name}\n" in SUMS
    assert len(content) <= LARGEST
    assert source
    assert licence
    assert f"- {cite} " in README
    section = README.partition(f"\n## {path.name.partition('.')[0]}\n")[2]
    for name in names:
        assert f"`{name}`" in section
    for heading in ("**Traps**", "**Licence**"):
        assert heading in section


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_gzip_bytes_repeat(path):
    flags, time = path.read_bytes()[3], path.read_bytes()[4:8]
    assert (flags, time) == (0, b"\0\0\0\0")  # neither a file name nor a time inside
