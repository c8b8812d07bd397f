"""The standard wrong answers are wrong, each in its own way, or not made at all."""

import numpy as np
import pytest

from helpers.checks.variants import MAKERS, MESSAGES, generate
from helpers.checks.vocabulary import Case, Exercise, values
from tests.checks.means import HINTS, X, means, run
from tests.checks.tiny import RIGHT, by_name, exercise, judged


def test_every_variant_has_its_message():
    assert set(MAKERS) == set(MESSAGES)


def test_all_of_the_standard_set_is_made_of_a_small_answer():
    text = (
        "def means(X):\n"
        "    total = np.zeros(X.shape[1])\n"
        "    for j in range(X.shape[1]):\n"
        "        total[j] = X[:, j].sum() / len(X)\n"
        "    return total + 0 * X.mean(axis=0)\n"
    )
    made = means(text, over_rows="mean")
    assert set(made) == set(MAKERS)
    for answer in made.values():
        assert answer.generated
        assert answer.message == MESSAGES[answer.name]


# ---- each one by hand ---------------------------------------------------------------


def test_returns_none():
    assert run(means()["returns_none"]).value is None
    assert not run(means()["returns_none"]).raised


def test_returns_none_where_a_helper_or_a_bare_return_is_in_the_answer():
    text = (
        "def means(X):\n"
        "    def half(a):\n"
        "        return a / 2\n"
        "    if X is None:\n"
        "        return\n"
        "    return 2 * half(X.mean(axis=0))\n"
    )
    outcome = run(means(text)["returns_none"])
    assert outcome.value is None
    assert not outcome.raised


@pytest.mark.parametrize(
    ("reference", "flipped"),
    [
        (lambda X: X.mean(axis=0), [-2.0, -8 / 3]),
        (lambda X: float(X.sum()), -14.0),
        (lambda X: (1.0, [2, (3.0,)]), (-1.0, [-2, (-3.0,)])),
        (lambda X: {"w": 2.0}, {"w": -2.0}),
    ],
)
def test_flipped_sign(reference, flipped):
    space = {"right": reference}
    made = means("def means(X):\n    return right(X)\n", reference=reference)
    exec(made["flipped_sign"].text, space)
    result = space["means"](X)
    assert result.tolist() == flipped if hasattr(result, "tolist") else flipped


@pytest.mark.parametrize(
    "reference",
    [
        lambda X: "slow",
        lambda X: True,
        lambda X: X > 1,
        lambda X: 0.0,
        lambda X: None,
        lambda X: np.zeros((0, 2)),
    ],
    ids=["text", "truth", "mask", "zero", "None", "empty"],
)
def test_what_has_no_sign_is_not_flipped(reference):
    assert "flipped_sign" not in means(reference=reference)


@pytest.mark.parametrize(
    "body",
    [
        "return X.mean(axis=0)",
        "return np.mean(X, axis=0)",
        "return X.sum(axis=0) / len(X)",
        "return X.sum(axis=0) / X.shape[0]",
        "return 1 / len(X) * X.sum(axis=0)",
        "n = len(X)\n    return X.sum(axis=0) / n",
        "n, d = X.shape\n    return X.sum(axis=0) / n",
        "total = X.sum(axis=0)\n    total /= len(X)\n    return total",
        "return 2 * X.sum(axis=0) / (2 * len(X))",
        "return X.sum(axis=0) / X[:, 0].size",
    ],
)
def test_sum_for_mean(body):
    made = means(f"def means(X):\n    {body}\n")
    assert run(made["sum_for_mean"]).value.tolist() == [6.0, 8.0]


@pytest.mark.parametrize("body", ["return X[0]", "return X[0] / 2", "return X.T @ X"])
def test_no_sum_where_there_is_no_mean(body):
    assert "sum_for_mean" not in means(f"def means(X):\n    {body}\n")


def test_leaves_out_last_row():
    assert run(means()["leaves_out_last_row"]).value.tolist() == [2.0, 1.5]
    assert "leaves_out_last_row" not in means(rows=())


def test_leaves_out_last_row_of_every_argument_that_holds_rows():
    made = {a.name: a for a in generate(exercise(), RIGHT)}
    assert not by_name(judged(made["leaves_out_last_row"].text))["values"].passed
    assert by_name(judged(made["leaves_out_last_row"].text))["shape"].passed


@pytest.mark.parametrize(
    ("loop", "rounds"),
    [
        ("range(4)", 3),
        ("range(1, 4)", 2),
        ("range(0, 8, 2)", 4),
        ("range(len(X))", 2),
    ],
)
def test_one_step_short(loop, rounds):
    body = f"return sum(1 for _ in {loop})"
    made = means(f"def means(X):\n    {body}\n", reference=lambda X: 1)
    assert run(made["one_step_short"]).value == rounds


def test_no_step_short_where_there_is_no_range():
    assert "one_step_short" not in means()


@pytest.mark.parametrize("axis", ["0", "-2"])
def test_wrong_axis(axis):
    made = means(f"def means(X):\n    return X.mean(axis={axis})\n")
    assert run(made["wrong_axis"]).value.tolist() == [1.5, 2.0, 3.5]


@pytest.mark.parametrize("axis", ["1", "-1"])
def test_wrong_axis_the_other_way(axis):
    made = means(f"def means(X):\n    return X.mean(axis={axis})\n")
    assert run(made["wrong_axis"]).value.tolist() == [2.0, 8 / 3]


@pytest.mark.parametrize("call", ["X.mean()", "X.mean(axis=None)", "X.mean(axis=k)"])
def test_no_wrong_axis_where_none_is_written(call):
    assert "wrong_axis" not in means(f"def means(X, k=0):\n    return {call}\n")


def test_column_for_vector():
    assert run(means()["column_for_vector"]).value.shape == (2, 1)


@pytest.mark.parametrize(
    "reference",
    [lambda X: 1.0, lambda X: X, lambda X: (X[0], 1.0), lambda X: 1 / 0],
    ids=["number", "table", "pair", "error"],
)
def test_no_column_where_there_is_no_vector(reference):
    assert "column_for_vector" not in means(reference=reference)


def test_changes_input():
    outcome = run(means()["changes_input"])
    assert outcome.value.tolist() == [2.0, 8 / 3]
    assert outcome.args_after[0].tolist() == (X - 1).tolist()


def test_no_changed_input_without_an_array():
    of = Exercise(
        "means",
        reference=abs,
        arguments=("x",),
        checks=[values(Case("one", (1.0,)), points=1)],
        hints=HINTS,
    )
    made = generate(of, "def means(x):\n    return abs(x)\n")
    assert "changes_input" not in {answer.name for answer in made}


@pytest.mark.parametrize("over_rows", ["mean", "stack"])
def test_loops_over_rows(over_rows):
    text = {
        "mean": "def means(X):\n    return X.mean(axis=0)\n",
        "stack": "def means(X):\n    return X.sum(axis=1)\n",
    }[over_rows]
    space = {"np": np}
    exec(text, space)
    made = means(text, over_rows=over_rows)["loops_over_rows"]
    assert np.allclose(run(made).value, space["means"](X))


def test_no_loop_where_the_author_does_not_say_how_rows_make_the_whole():
    assert "loops_over_rows" not in means()
    assert "loops_over_rows" not in means(over_rows="mean", rows=())
