"""An object that claims to be equal to everything is equal to nothing."""

import numpy as np
import pytest

from helpers.checks.compare import same
from helpers.checks.outcome import Outcome


class Equal:
    """Says that it is equal to everything."""

    def __eq__(self, other):
        return True

    __hash__ = object.__hash__

    def __array__(self, dtype=None, copy=None):
        return np.ones(3)

    def __float__(self):
        return 1.0


class EqualText(str):
    __eq__ = Equal.__eq__
    __hash__ = str.__hash__


class EqualFloat(float):
    __eq__ = Equal.__eq__
    __hash__ = float.__hash__


class EqualArray(np.ndarray):
    def __array_function__(self, *args, **kwargs):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return np.True_

    def __eq__(self, other):
        return True

    __hash__ = None


class EqualList(list):
    __eq__ = Equal.__eq__
    __hash__ = None

    def __iter__(self):
        return iter(EXPECTED["list"])

    def __len__(self):
        return 2


class SaysItIsAList(type):
    """The class of a class that says that it is any other."""

    __eq__ = Equal.__eq__
    __hash__ = type.__hash__


class ListByName(EqualList, metaclass=SaysItIsAList):
    pass


class EqualDict(dict):
    def __getitem__(self, key):
        return EXPECTED["dict"][key]

    def keys(self):
        return EXPECTED["dict"].keys()


EXPECTED = {
    "number": 2.0,
    "array": np.array([2.0, 3.0, 4.0]),
    "text": "slow",
    "list": [2.0, 3.0],
    "dict": {"a": 2.0},
    "truth": True,
    "none": None,
    "set": {2.0},
}
LIARS = [
    Equal(),
    EqualText("fast"),
    EqualFloat(1.0),
    np.zeros(3).view(EqualArray),
    np.zeros(()).view(EqualArray),
    EqualList([0.0, 0.0]),
    ListByName([0.0, 0.0]),
    EqualDict(a=0.0),
    [Equal(), Equal()],
    {"a": Equal()},
    {Equal()},
    Equal,
]


@pytest.mark.parametrize("expected", EXPECTED.values(), ids=EXPECTED)
@pytest.mark.parametrize("liar", LIARS, ids=lambda liar: type(liar).__name__)
def test_an_object_that_claims_to_be_equal_is_not(liar, expected):
    """As the judge sees it: through plain data."""
    came = Outcome.from_plain(Outcome(value=liar).to_plain()).value
    assert not same(came, expected)


@pytest.mark.parametrize(
    "liar",
    [Equal(), EqualText("fast"), EqualFloat(1.0), np.zeros(3).view(EqualArray)],
    ids=lambda liar: type(liar).__name__,
)
@pytest.mark.parametrize("expected", [2.0, np.array([2.0, 3.0, 4.0]), "slow", True])
def test_nor_if_it_is_seen_as_it_is(liar, expected):
    assert not same(liar, expected)
