"""How a verdict is worded, and that it survives as data."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.checks.export import build_plan
from helpers.checks.plan import Mistake
from helpers.checks.verdict import CheckResult, Verdict
from tests.checks.steady import steady
from tests.checks.tiny import RIGHT, STUB, exercise, judged


def result(name, passed, points, message="", *, hidden=False, note=""):
    earned = points if passed else 0.0
    return CheckResult(name, name, hidden, passed, earned, points, message, note)


def verdict(*checks, later=(), message="", status="judged", max_points=4.0):
    points = float(sum(check.points for check in checks))
    return Verdict(
        "gradient", points, max_points, status, message, "", checks, tuple(later)
    )


SEVEN = [result(f"check {k}", k < 5, 0.5) for k in range(7)]
LATER = ("empty input", "large values", "loops")


def test_the_headline_counts_what_is_known_and_what_is_not():
    assert verdict(*SEVEN, later=LATER).headline() == (
        "gradient: public 5 of 7, 2.5 of 4 points; "
        "3 more checks at grading: empty input, large values, loops"
    )


def test_one_more_check_and_one_point():
    said = verdict(result("a", True, 1.0), later=["loops"], max_points=1.0).headline()
    assert (
        said == "gradient: public 1 of 1, 1 of 1 point; 1 more check at grading: loops"
    )


def test_with_hidden_checks_still_open_nobody_is_told_that_all_is_well():
    said = verdict(result("a", True, 4.0), later=["loops"]).to_text()
    assert "1 more check at grading" in said
    assert "all" not in said


def test_at_grading_all_checks_count():
    checks = [result("a", True, 1.5), result("b", False, 2.5, "No.", hidden=True)]
    assert verdict(*checks).headline() == "gradient: 1 of 2 checks, 1.5 of 4 points"


def test_not_attempted():
    said = judged(STUB).to_text()
    assert said == ("pull: not attempted, 0 of 4 points\n  `pull` is not written yet.")


def test_stopped():
    plan = build_plan(exercise(), hidden=True)
    stopped = Verdict.stopped(plan, "It ran longer than 5 seconds.")
    assert stopped.status == "stopped"
    assert stopped.points == 0.0
    assert not stopped.passed
    assert stopped.to_text().count("It ran longer than 5 seconds.") == 1


def test_text():
    checks = [
        result("shape", True, 0.5),
        result("values", False, 2.0, "A sum.", note="Three times too large."),
        result("loops", False, 1.5, "There is a loop."),
    ]
    assert verdict(*checks, message="A sum.").to_text().splitlines() == [
        "gradient: 1 of 3 checks, 0.5 of 4 points",
        "  A sum.",
        "  ✓ pass  0.5/0.5  shape",
        "  ✗ fail      0/2  values",
        "      Three times too large.",
        "  ✗ fail    0/1.5  loops",
        "      There is a loop.",
    ]


def test_the_message_of_a_known_mistake_comes_first():
    text = "def pull(X, y, w):\n    e = X @ w - y\n    return X.T @ e, e.sum()\n"
    assert judged(text).message.startswith("Both slopes are sums")


def test_without_a_known_mistake_the_first_failed_check_speaks():
    found = judged("def pull(X, y, w):\n    return 1\n")
    assert found.message == next(c.message for c in found.checks if not c.passed)


def test_a_known_mistake_that_no_failed_check_shows_is_not_named():
    checks = [result("values", True, 1.0), result("loops", False, 1.0, "A loop.")]
    known = Mistake("sums", "A B C.", ())
    found = Verdict.of(build_plan(exercise()), checks, known)
    assert (found.message, found.mistake) == ("A loop.", "")


def test_points_are_not_blurred_by_binary_fractions():
    checks = [result(str(k), True, 0.1) for k in range(3)]
    plan = build_plan(exercise())
    assert Verdict.of(plan, checks, None).points == 0.3


def test_no_checks_prove_nothing():
    assert not verdict().passed
    assert not Verdict.not_attempted(build_plan(exercise())).passed


TEXT = st.text(max_size=20)
RESULTS = st.builds(
    CheckResult,
    TEXT,
    TEXT,
    st.booleans(),
    st.booleans(),
    st.floats(0, 5),
    st.floats(0, 5),
    TEXT,
    TEXT,
)
VERDICTS = st.builds(
    Verdict,
    TEXT,
    st.floats(0, 5),
    st.floats(0, 5),
    st.sampled_from(["judged", "not attempted", "stopped"]),
    TEXT,
    TEXT,
    st.lists(RESULTS, max_size=3).map(tuple),
    st.lists(TEXT, max_size=2).map(tuple),
)


@steady
@given(VERDICTS)
def test_round_trip_as_json(one):
    text = json.dumps(one.to_dict(), allow_nan=False)
    assert Verdict.from_dict(json.loads(text)) == one


def test_the_form_of_the_data():
    data = judged(RIGHT).to_dict()
    assert list(data) == [
        "exercise",
        "points",
        "max_points",
        "status",
        "message",
        "mistake",
        "checks",
        "later",
        "shown",
        "returned",
    ]
    assert {check["visibility"] for check in data["checks"]} == {"public", "hidden"}
    wanted = {"name", "title", "visibility", "passed", "points", "max_points"}
    assert all(wanted | {"message"} <= set(check) for check in data["checks"])
    assert type(data["points"]) is float


@pytest.mark.parametrize("hidden", [False, True])
def test_a_notebook_gets_text_and_a_table(hidden):
    bundle = judged(RIGHT, hidden=hidden)._repr_mimebundle_(include=None, exclude=None)
    assert set(bundle) == {"text/plain", "text/html"}
    assert bundle["text/plain"].startswith("pull: ")
