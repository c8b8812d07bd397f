"""The loaders: what they return, and what they say of a file that is not right."""

import gzip
import hashlib
import os
import shutil

import numpy as np
import pandas as pd
import pytest

from helpers import data
from helpers.errors import DataError
from helpers.project import ROOT, ROOT_VARIABLE

FILE = "houses_lucas_ohio.csv.gz"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course of its own with a copy of the data, free to be damaged."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    return tmp_path


def test_houses_has_the_documented_columns_and_types():
    frame = data.houses()
    documented = [
        line.split()[:2]
        for line in data.houses.__doc__.split("====\n")[2].splitlines()
        if not line.strip().startswith("=")
    ]
    assert [name for name, _ in documented] == list(frame.columns)
    for name, kind in documented:
        dtype = frame[name].dtype
        found = {"i": "int", "f": "float", "M": "datetime"}.get(dtype.kind, dtype.name)
        assert found == kind, name
    assert not frame.isna().any(axis=None)


def test_missing_digits(course):
    (course / "data" / "optdigits_1797.npz").unlink()
    with pytest.raises(DataError, match=r"optdigits_1797\.npz is missing: take it"):
        data.digits()


def test_load_gives_the_file_as_it_is():
    pd.testing.assert_frame_equal(
        data.load("houses_lucas_ohio"), pd.read_csv(ROOT / "data" / FILE)
    )


def test_all_sets_are_in_order():
    assert "houses_lucas_ohio" in data.set_names()
    assert data.verify() == [(name, None) for name in data.set_names()]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("house_lucas", "'house_lucas' is unknown, did you mean 'houses_lucas_ohio'$"),
        ("zzz", "data set 'zzz' is unknown, there are: .*houses_lucas_ohio"),
        ("../secret", r"data set '\.\./secret' is unknown"),
        ("optdigits_1797", "there are: .*houses_lucas_ohio, .*penguins, .*spambase$"),
    ],
)
def test_unknown_set(name, text):
    with pytest.raises(DataError, match=text):
        data.load(name)


def test_missing_file(course):
    (course / "data" / FILE).unlink()
    with pytest.raises(DataError, match=f"{FILE} is missing: take it from a") as caught:
        data.houses()
    assert caught.value.next_step == "course doctor"
    problem = dict(data.verify())["houses_lucas_ohio"]
    assert problem.endswith(f"{FILE} is missing")


def test_in_a_clone_git_brings_the_file_back(course):
    (course / ".git").mkdir()
    (course / "data" / FILE).unlink()
    with pytest.raises(DataError) as caught:
        data.houses()
    assert caught.value.next_step == f"git restore data/{FILE}"


@pytest.mark.parametrize(
    "damage",
    [lambda old: old[:-1], lambda old: b"", lambda old: old[:99] + b"?" + old[100:]],
)
def test_damaged_file(course, damage):
    path = course / "data" / FILE
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(DataError, match=f"{FILE} is damaged .* fresh copy of the work"):
        data.houses()
    assert "is damaged" in dict(data.verify())["houses_lucas_ohio"]


def test_damage_after_the_first_use_is_seen(course):
    data.houses()
    path = course / "data" / FILE
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(0, 0))
    with pytest.raises(DataError, match="is damaged"):
        data.houses()


def test_a_file_is_hashed_once_while_it_does_not_change(course, monkeypatch):
    taken = []
    real = hashlib.sha256
    monkeypatch.setattr(hashlib, "sha256", lambda b: taken.append(1) or real(b))
    for _ in range(3):
        data.houses()
    assert len(taken) == 1


def test_folder_in_place_of_the_file(course):
    path = course / "data" / FILE
    path.unlink()
    path.mkdir()
    with pytest.raises(DataError, match=f"{FILE} cannot be read"):
        data.houses()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", "SHA256SUMS is empty: take it from a fresh copy"),
        (b"one two three\n", "SHA256SUMS is damaged"),
        (b"\xff\xfe\n", "SHA256SUMS is damaged"),
        (None, "SHA256SUMS is missing"),
    ],
)
def test_list_of_checksums_not_as_it_should_be(course, content, text):
    path = course / "data" / "SHA256SUMS"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=text):
        data.houses()
    [(name, problem)] = data.verify()
    assert name == "SHA256SUMS"
    assert text.partition(":")[0] in problem


def test_folder_in_place_of_the_list(course):
    path = course / "data" / "SHA256SUMS"
    path.unlink()
    path.mkdir()
    with pytest.raises(DataError, match="SHA256SUMS cannot be read"):
        data.set_names()


def test_list_in_binary_mode_is_read_as_well(course):
    path = course / "data" / "SHA256SUMS"
    path.write_text(path.read_text().replace("  ", " *"))
    assert dict(data.verify()) == dict.fromkeys(data.set_names())


def test_another_set_needs_no_code(course):
    content = gzip.compress(b"a,b\n1,\n", mtime=0)
    (course / "data" / "tiny.csv.gz").write_bytes(content)
    with (course / "data" / "SHA256SUMS").open("a") as sums:
        sums.write(f"{hashlib.sha256(content).hexdigest()}  tiny.csv.gz\n")
    assert "tiny" in data.set_names()
    frame = data.load("tiny")
    assert frame["a"].tolist() == [1]
    assert np.isnan(frame["b"][0])
