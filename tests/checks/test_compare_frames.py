"""Frames, text, times and complex numbers are compared as numbers are."""

import numpy as np
import pandas as pd
import pytest

from helpers.checks.compare import form_problem, name_of, same

TABLE = pd.DataFrame({"city": ["Ulm", None], "t": [1.0, np.nan]}, index=["a", "b"])
DAYS = np.array(["2024-01-01", "NaT"], dtype="M8[D]")


@pytest.mark.parametrize(
    "value",
    [
        TABLE,
        TABLE.assign(k=pd.Categorical(["x", None])),
        TABLE.assign(n=pd.array([1, None], dtype="Int64")),
        np.array(["a", "b"]),
        np.array(["a", None, 1.5], dtype=object),
        DAYS,
        np.array([1 + 1j, 2]),
        pd.Index(["a", "b"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_equal_is_the_same(value):
    assert same(value.copy(), value)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (TABLE.assign(t=[1.0, 2.0]), TABLE),
        (TABLE.assign(t=[1.1, np.nan]), TABLE),
        (TABLE.assign(city=["Bonn", None]), TABLE),
        (TABLE.assign(city=["Ulm", "Ulm"]), TABLE),
        (TABLE.reset_index(drop=True), TABLE),
        (np.array(["a", "c"]), np.array(["a", "b"])),
        (np.array([1, 2]), np.array(["1", "2"])),
        (DAYS.view(np.int64), DAYS),
        (DAYS[::-1], DAYS),
        (np.array([1 - 1j]), np.array([1 + 1j])),
    ],
)
def test_what_differs_is_not_the_same(got, expected):
    assert not same(got, expected)


def test_a_little_off_is_the_same():
    assert same(TABLE.assign(t=[1 + 1e-9, np.nan]), TABLE)


def test_the_form_of_a_table_is_said_in_words():
    assert form_problem(1, TABLE) == "one number came, a table of shape (2, 2) should"
    assert "the columns are 'city', they should be" in form_problem(
        TABLE[["city"]], TABLE
    )
    assert form_problem(TABLE[:1], TABLE) == "the table has 1 rows, it should have 2"
    assert name_of(TABLE) == "a table of shape (2, 2)"
