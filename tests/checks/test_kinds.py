"""Each kind of check catches what it is for, and nothing else."""

import numpy as np
import pytest

from helpers.checks.export import build_plan
from helpers.checks.judging import judge
from helpers.checks.outcome import Outcome
from helpers.checks.vocabulary import (
    Case,
    Exercise,
    edge,
    free,
    grad,
    pure,
    shape,
    values,
)
from tests.checks.tiny import (
    OPEN,
    RIGHT,
    W,
    Written,
    X,
    Y,
    by_name,
    exercise,
    judged,
)

HINTS = ["a", "b", "c"]


def body(*lines):
    return "def pull(X, y, w):\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    "change",
    ["X -= 1", "X[0, 0] = 9", "y += 0.5", "w *= 2", "y.sort()", "w.fill(0)"],
)
def test_changing_an_input_costs_the_pure_check(change):
    text = body(
        "error = X @ w - y",
        "result = X.T @ error / len(y), error.mean()",
        change,
        "return result",
    )
    check = by_name(judged(text))["pure"]
    assert not check.passed
    assert check.message.startswith(f"Your function changes `{change[0]}` while")


def test_a_list_that_changes_is_called_a_list():
    one = Exercise(
        "total",
        reference=lambda xs: float(sum(xs)),
        arguments=("xs",),
        checks=[pure(Case("three", ([1.0, 2.0, 3.0],)), points=1)],
        hints=HINTS,
    )
    text = "def total(xs):\n    xs.append(0.0)\n    return sum(xs)\n"
    said = by_name(judged(text, of=one))["pure"].message
    assert "changes `xs` while it works. Make a new list instead" in said
    assert "array" not in said


def test_a_name_of_the_students_own_does_not_hide_which_input_changed():
    text = RIGHT.replace("X, y, w", "A, t, v").replace("X", "A").replace("- y", "- t")
    text = text.replace("@ w", "@ v").replace("(y)", "(t)")
    text = text.replace("    return", "    t += 1\n    return")
    assert "changes `y`" in by_name(judged(text))["pure"].message


def test_drawing_from_the_global_random_state_costs_the_pure_check():
    text = body("np.random.rand()", "error = X @ w - y", "return X.T @ error / 3, 0.0")
    assert "global random state" in by_name(judged(text))["pure"].message


def test_doing_nothing_leaves_inputs_alone_and_proves_nothing():
    for text in (body("pass"), body("return 1 / 0"), body("return X")):
        assert not by_name(judged(text))["pure"].passed


def test_inputs_that_were_not_sent_back_prove_nothing():
    class Forgetful(Written):
        def call(self, args, *, hidden=False):
            outcome = super().call(args)
            return Outcome(value=outcome.value)

    verdict = judge(build_plan(exercise()), Forgetful(RIGHT))
    assert not by_name(verdict)["pure"].passed


def test_a_generator_may_be_drawn_from():
    from helpers.checks.plain import Seeded

    noise = Exercise(
        "noise",
        reference=lambda rng, n: rng.normal(size=n),
        arguments=("rng", "n"),
        checks=[pure(Case("three", (Seeded(4), 3)), points=1)],
        hints=HINTS,
    )
    assert judged(
        "def noise(rng, n):\n    return rng.normal(size=n)\n", of=noise
    ).passed


def test_a_loop_over_rows_costs_the_vector_check():
    text = body(
        "error = np.array([row @ w for row in X]) - y",
        "return X.T @ error / len(y), error.mean()",
    )
    verdict = judged(text)
    assert [check.name for check in verdict.checks if not check.passed] == ["vector"]
    assert "(line 2: error = np.array([row @ w for row in X]) - y)" in verdict.message


def test_a_loop_is_found_whatever_the_arguments_are_called():
    text = (
        "def pull(A, t, v):\n"
        "    e = np.array([a @ v for a in A]) - t\n"
        "    return A.T @ e / len(t), e.mean()\n"
    )
    assert not by_name(judged(text))["vector"].passed
    assert not by_name(judged(text, hidden=False))["vector"].passed


def test_wrong_numbers_without_a_loop_do_not_pass_the_vector_check():
    assert not by_name(judged(body("return X.T @ y, 0.0")))["vector"].passed


@pytest.mark.parametrize("source", ["", "def pull(X"])
def test_without_a_text_to_read_the_vector_check_is_not_passed(source):
    answer = Written(RIGHT)
    answer.source = source
    verdict = judge(build_plan(exercise()), answer)
    assert [check.name for check in verdict.checks if not check.passed] == ["vector"]


def test_an_error_that_should_be_raised():
    def reference(x):
        if x < 0:
            raise ValueError("x must not be negative")
        return x**0.5

    root = Exercise(
        "root",
        reference=reference,
        arguments=("x",),
        checks=[
            values(Case("four", (4.0,)), points=1),
            edge("negative", Case("minus one", (-1.0,)), points=1),
        ],
        hints=HINTS,
    )

    def points(*lines):
        text = "def root(x):\n" + "".join(f"    {line}\n" for line in lines)
        return judged(text, of=root).points

    raises = "if x < 0: raise {}"
    assert points(raises.format("ValueError('no')"), "return x**0.5") == 2
    assert points(raises.format("UnicodeError('no')"), "return x**0.5") == 2
    assert points(raises.format("TypeError('no')"), "return x**0.5") == 1
    assert points("return abs(x)**0.5") == 1
    assert points("raise ValueError") == 1


def test_a_right_error_does_not_excuse_the_next_case():
    def reference(x):
        if x < 0:
            raise ValueError("x must not be negative")
        return x**0.5

    cases = [Case("minus one", (-1.0,)), Case("four", (4.0,))]
    root = Exercise(
        "root", reference=reference, checks=[values(*cases, points=1)], hints=HINTS
    )
    text = "def root(x):\n    if x < 0: raise ValueError\n    return x\n"
    assert judged(text, of=root).message.startswith("On four: ")


def test_slopes_are_measured_not_derived():
    def cost(x, scale):
        return float(scale * (x**3).sum())

    cube = Exercise(
        "slope",
        reference=lambda x, scale: 0 * x,  # a wrong reference does not matter here
        arguments=("x", "scale"),
        checks=[
            grad(Case("two", (np.array([1.0, -2.0]), 2.0)), of=cost, wrt=(0,), points=1)
        ],
        hints=HINTS,
    )
    right = "def slope(x, scale):\n    return 3 * scale * x**2\n"
    wrong = "def slope(x, scale):\n    return 2 * scale * x**2\n"
    assert judged(right, of=cube).points == 1
    assert "0.666667 times the expected" in judged(wrong, of=cube).message


def test_a_shape_check_does_not_look_at_the_numbers():
    zeros = Exercise(
        "zeros",
        reference=lambda n: np.ones(n),
        arguments=("n",),
        checks=[shape(Case("three", (3,)), points=1)],
        hints=HINTS,
    )
    assert judged("def zeros(n):\n    return np.zeros(n)\n", of=zeros).passed
    column = judged("def zeros(n):\n    return np.zeros((n, 1))\n", of=zeros)
    assert column.message == "On three: the shape is (3, 1), it should be (3,)."


# ---- free checks --------------------------------------------------------------------


def free_verdict(function, text=RIGHT):
    check = free("mine", points=1, message="The author's words.")(function)
    of = Exercise(
        "pull",
        reference=exercise().reference,
        arguments=("X", "y", "w"),
        checks=[values(OPEN, points=1), check],
        hints=HINTS,
    )
    return by_name(judged(text, of=of))["free: mine"]


def test_a_free_check_calls_the_answer():
    def works(answer):
        dw, db = answer(X, Y, W)
        return None if dw.shape == (2,) and isinstance(db, float) else "no"

    assert free_verdict(works).passed
    assert free_verdict(works, body("return X, 0.0")).message == "The author's words."


@pytest.mark.parametrize(
    "text",
    [
        body("return None"),
        body("return 'x', 'y'"),
        body("return ([[]], {})"),
        body("1 / 0"),
        body("raise SystemExit"),
        body("return object()"),
    ],
)
def test_a_free_check_copes_with_any_result(text):
    def adds(answer):
        dw, db = answer(X, Y, W)
        return None if (dw + db).sum() > -100 else "no"

    check = free_verdict(adds, text)
    assert not check.passed
    assert check.message == "The author's words."


def test_a_free_check_without_its_function_is_a_fault_of_ours():
    with pytest.raises(LookupError, match="adds up"):
        judge(build_plan(exercise(), hidden=True), Written(RIGHT), {})
