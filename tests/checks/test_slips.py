"""Answers that are kept as text: a right cell, and the same with one slip in it."""

import pytest

from helpers.checks.vocabulary import Case, Exercise, values

RIGHT = "\ndef double(x):\n    return 2 * x\n"


@pytest.fixture
def double():
    return Exercise(
        "double",
        reference=lambda x: 2 * x,
        arguments=("x",),
        checks=[values(Case("three", (3,)), points=1)],
        hints=["Add.", "To itself.", "Once."],
    )


def test_a_slip_is_the_right_cell_with_one_change(double):
    double.slip(RIGHT, "triples", "2 *", "3 *", "Twice, not three times.")
    (kept,) = double.wrong
    assert kept.text == "def double(x):\n    return 3 * x\n"
    assert (kept.name, kept.message) == ("triples", "Twice, not three times.")
    assert not kept.generated


def test_a_slip_in_what_is_not_there_is_refused(double):
    with pytest.raises(ValueError, match=r"triples changes .4 \*., which is not"):
        double.slip(RIGHT, "triples", "4 *", "3 *", "")
    assert double.wrong == []


def test_a_right_text_is_kept_as_it_is(double):
    double.right_text("plain", RIGHT)
    (kept,) = double.right
    assert (kept.name, kept.text) == ("plain", RIGHT.lstrip())
