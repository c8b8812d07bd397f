"""The words in which authors say what is checked."""

import numpy as np
import pytest

from helpers.checks import exercise as exercise_module
from helpers.checks.compare import same
from helpers.checks.exercise import assignment_text
from helpers.checks.vocabulary import (
    Case,
    Exercise,
    between,
    edge,
    free,
    grad,
    member,
    pick,
    pure,
    shape,
    values,
    vector,
)

ONE = Case("one", (1.0,))
TWO = Case("two", (2.0,))
HINTS = ["a", "b", "c"]


def exercise(*checks, **options):
    return Exercise("f", reference=abs, checks=checks, hints=HINTS, **options)


@free("by hand", points=1, message="Look.")
def by_hand(answer):
    return None


@pytest.mark.parametrize(
    ("check", "kind", "name", "title"),
    [
        (shape(ONE, points=1), "shape", "shape", "shape of the result"),
        (values(ONE, points=1), "values", "values", "values"),
        (values(ONE, points=1, label="more"), "values", "values: more", "more"),
        (edge("no rows", ONE, points=1), "edge", "edge: no rows", "no rows"),
        (pure(ONE, points=1), "pure", "pure", "inputs unchanged"),
        (vector(ONE, rows=["x"], points=1), "vector", "vector", "no Python loop"),
        (
            grad(ONE, of=lambda x: x**2, wrt=(0,), points=1),
            "grad",
            "grad",
            "agrees with measured slopes",
        ),
        (by_hand, "free", "free: by hand", "by hand"),
        (
            pick("A", right=1, wrong={2: "No."}, points=1),
            "pick",
            "pick: choice for A",
            "choice for A",
        ),
        (
            member("run", among=["run"], belongs=True, message="Run.", points=1),
            "pick",
            "pick: the word 'run'",
            "the word 'run'",
        ),
        (
            between("lr", [0], [1], points=1, label="rate", below="b", above="a"),
            "between",
            "between: rate",
            "rate",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_word_makes_a_named_check(check, kind, name, title):
    assert (check.kind, check.name, check.title) == (kind, name, title)
    assert check.points == 1
    assert check.hidden is (kind == "free")


def test_hidden_checks_are_marked():
    assert values(ONE, points=1, hidden=True).hidden
    assert edge("e", ONE, points=1, hidden=True).hidden
    assert vector(ONE, rows=["x"], points=1, hidden=True).hidden


def test_points_add_up():
    checks = [values(ONE, points=1.5), edge("e", TWO, points=0.25), by_hand]
    assert exercise(*checks).points == 2.75
    assert type(exercise(*checks).points) is float


def test_two_checks_of_one_name_are_refused():
    with pytest.raises(ValueError, match="exercise f: two checks have the same name"):
        exercise(values(ONE, points=1), values(TWO, points=1))


@pytest.mark.parametrize(
    "check",
    [
        shape(points=1),
        values(points=1),
        edge("no rows", points=1),
        pure(points=1),
        vector(rows=[], points=1),
        grad(of=abs, wrt=(0,), points=1),
    ],
    ids=lambda check: check.kind,
)
def test_a_check_that_cannot_fail_is_refused(check):
    with pytest.raises(ValueError, match=f"exercise f: {check.name} has no case"):
        exercise(check)


def test_a_slip_in_the_names_of_the_rows_is_refused():
    check = vector(ONE, rows=("X", "t"), points=1)
    with pytest.raises(ValueError, match=r"no argument is called \{'t'\}"):
        exercise(check, arguments=("X", "y"))
    assert exercise(check, arguments=("X", "t")).points == 1


def test_the_same_kind_twice_needs_a_label():
    checks = [values(ONE, points=1), values(TWO, points=1, label="more")]
    assert [check.name for check in exercise(*checks).checks] == [
        "values",
        "values: more",
    ]


def test_an_unknown_kind_of_exercise_is_refused():
    with pytest.raises(ValueError, match="kind is 'quiz'; it must be one of implement"):
        exercise(values(ONE, points=1), kind="quiz")


@pytest.mark.parametrize("kind", exercise_module.KINDS)
def test_kinds_that_assign_variables(kind):
    found = exercise(values(ONE, points=1), kind=kind)
    assert found.variables is (kind in ("predict", "design", "read"))


def test_an_exercise_has_one_name_or_several():
    assert exercise(values(ONE, points=1)).names == ("f",)
    assert exercise(values(ONE, points=1), names=("f", "g")).names == ("f", "g")


def test_answers_are_kept_with_their_text():
    one = exercise(values(ONE, points=1), arguments=("x",))

    @one.wrong_answer("The sign is lost.")
    def keeps_sign(x):
        return x

    @one.right_answer
    def by_root(x):
        return (x**2) ** 0.5

    assert [(a.name, a.message) for a in one.wrong] == [
        ("keeps_sign", "The sign is lost.")
    ]
    assert one.wrong[0].text == "def f(x):\n    return x\n"
    assert one.right[0].text == "def f(x):\n    return (x**2) ** 0.5\n"
    assert not one.wrong[0].generated
    assert keeps_sign(-1) == -1


def test_values_are_kept_as_an_answer_cell():
    one = Exercise("lr", names=("lr", "steps"), kind="design", checks=[], hints=HINTS)
    one.wrong_values("too large", 9.0, 1, message="Too large.")
    one.right_values("small", 0.5, 20)
    assert one.wrong[0].text == "lr = 9.0\nsteps = 1\n"
    assert one.wrong[0].message == "Too large."
    assert one.right[0].text == "lr = 0.5\nsteps = 20\n"
    with pytest.raises(ValueError, match="shorter"):
        one.right_values("half", 0.5)


def test_mutants_that_are_no_mistake_carry_their_reason():
    one = exercise(values(ONE, points=1))
    one.same_as_right("Adding 0 changes nothing.", "a => a + 0", "b => b + 0")
    assert one.equivalent == dict.fromkeys(
        ("a => a + 0", "b => b + 0"), "Adding 0 changes nothing."
    )


# ---- measured slopes ----------------------------------------------------------------


def bowl(w, b, scale):
    return scale * float((w**2).sum() + 3 * b**2 + (w * b).sum())


def test_slopes_by_hand():
    case = Case("two", (np.array([1.0, -2.0]), 0.5, 2.0))
    rule = grad(case, of=bowl, wrt=(0, 1), points=1).rule
    dw, db = rule["slopes"][0]
    assert np.allclose(dw, [2 * (2 + 0.5), 2 * (-4 + 0.5)], rtol=1e-10)
    assert np.isclose(db, 2 * (6 * 0.5 - 1.0), rtol=1e-10)
    assert type(db) is float


def test_one_slope_stands_alone():
    rule = grad(Case("x", (3.0,)), of=lambda x: x**3, wrt=(0,), points=1).rule
    assert np.isclose(rule["slopes"][0], 27.0, rtol=1e-9)


def test_slopes_of_integers_and_large_numbers():
    rule = grad(
        Case("x", (np.array([1, 10**6]),)),
        of=lambda w: float((w**2).sum()),
        wrt=(0,),
        points=1,
    ).rule
    assert same(rule["slopes"][0], np.array([2, 2e6]), rtol=1e-6)


def test_measuring_leaves_the_case_alone():
    w = np.array([1.0, 2.0])
    grad(Case("w", (w,)), of=lambda w: float((w**2).sum()), wrt=(0,), points=1)
    assert w.tolist() == [1.0, 2.0]


def test_the_options_of_a_pick_are_listed_in_no_telling_order():
    wrong = {"zebra": "No.", "ant": "No."}
    first = pick("", right="moth", wrong=wrong, points=1).rule["choices"]
    other = {"moth": "No.", "ant": "No."}
    second = pick("", right="zebra", wrong=other, points=1).rule["choices"]
    assert first == second == "'ant', 'moth', 'zebra'"


def test_a_set_is_written_in_one_order():
    text = assignment_text(("a", "b"), ({"z", "y", "x"}, set()))
    assert text == "a = {'x', 'y', 'z'}\nb = set()\n"
