"""The loaders: what they return, and what they say of a file that is not right."""

import gzip
import hashlib
import os
import shutil

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_digits

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


def test_houses_holds_the_documented_words():
    frame = data.houses()
    for name in ("stories", "wall", "garage"):
        [line] = [
            x for x in data.houses.__doc__.splitlines() if x.split()[:1] == [name]
        ]
        listed = line.partition("category ")[2].split(", ")
        assert sorted(listed) == sorted(frame[name].cat.categories)


def test_houses_holds_what_its_readme_says():
    frame = data.houses()
    assert frame.shape == (25_357, 19)
    assert frame["sale_date"].min() == pd.Timestamp("1993-01-04")
    assert frame["sale_date"].max() == pd.Timestamp("1998-10-05")
    assert (frame["sale_date"].dt.year == frame["sale_year"]).all()
    assert (frame["year_built"].min(), frame["year_built"].max()) == (1835, 1998)
    assert (frame["depth"] == 0).sum() == 3878
    assert (frame["frontage"] == 0).sum() == 31
    assert (frame["price"] < 10_000).sum() == 608
    assert (frame["year_built"] > frame["sale_year"]).sum() == 138


def test_digits_are_those_of_scikit_learn():
    images, labels = data.digits()
    theirs = load_digits()
    np.testing.assert_array_equal(images, theirs.images)
    np.testing.assert_array_equal(labels, theirs.target)
    assert (images.dtype, labels.dtype) == (np.uint8, np.int64)


def test_missing_digits(course):
    (course / "data" / "optdigits_1797.npz").unlink()
    with pytest.raises(DataError, match=r"optdigits_1797\.npz is missing: take it"):
        data.digits()


def test_every_call_returns_a_table_of_its_own():
    first = data.houses()
    first["price"] = 0
    assert (data.houses()["price"] > 0).all()


def test_ordinary_sales_by_hand():
    rows = pd.DataFrame(
        {
            "price": [9_999, 10_000, 50_000, 50_000],
            "year_built": [1950, 1950, 1996, 1997],
            "sale_year": [1996, 1996, 1996, 1996],
        }
    )
    before = rows.copy()
    kept = data.ordinary_sales(rows)
    assert kept["price"].tolist() == [10_000, 50_000]
    assert kept["year_built"].tolist() == [1950, 1996]
    assert kept.index.tolist() == [0, 1]
    pd.testing.assert_frame_equal(rows, before)


def test_ordinary_sales_of_all_houses():
    kept = data.ordinary_sales(data.houses())
    assert len(kept) == 24_611
    assert kept["sale_date"].dtype.kind == "M"


def test_load_gives_the_file_as_it_is():
    pd.testing.assert_frame_equal(
        data.load("houses_lucas_ohio"), pd.read_csv(ROOT / "data" / FILE)
    )


def test_penguins_holds_what_its_readme_says():
    frame = data.penguins()
    assert frame.shape == (344, 8)
    assert frame["species"].value_counts().to_dict() == {
        "Adelie": 152,
        "Gentoo": 124,
        "Chinstrap": 68,
    }
    assert frame["sex"].isna().sum() == 11
    assert frame["bill_length_mm"].isna().sum() == 2
    assert set(frame.loc[frame["species"] == "Gentoo", "island"]) == {"Biscoe"}
    assert set(frame.loc[frame["species"] == "Chinstrap", "island"]) == {"Dream"}
    bills = frame[["bill_length_mm", "bill_depth_mm"]]
    assert round(bills.corr().iloc[0, 1], 2) == -0.24
    within = [
        bills[frame["species"] == s].corr().iloc[0, 1] for s in set(frame["species"])
    ]
    assert min(within) > 0.38


def test_breast_cancer_holds_what_its_readme_says():
    frame = data.breast_cancer()
    assert frame.shape == (569, 31)
    assert not frame.isna().any(axis=None)
    assert frame["diagnosis"].value_counts().to_dict() == {
        "benign": 357,
        "malignant": 212,
    }
    assert set(frame.dtypes[:-1]) == {np.dtype(float)}
    assert frame["worst_area"].max() == 4254
    assert round(frame["se_fractal_dimension"].max(), 2) == 0.03


def test_all_sets_are_in_order():
    assert "houses_lucas_ohio" in data.set_names()
    assert data.verify() == [(name, None) for name in data.set_names()]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("house_lucas", "'house_lucas' is unknown, did you mean 'houses_lucas_ohio'$"),
        ("zzz", "data set 'zzz' is unknown, there are: .*houses_lucas_ohio"),
        ("../secret", r"data set '\.\./secret' is unknown"),
        ("optdigits_1797", "there are: .*houses_lucas_ohio, penguins$"),
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
