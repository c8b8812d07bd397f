"""Classes are judged by steps, and cases may hold recipes."""

import json

import numpy as np
import pytest

from helpers.checks.export import build_plan, free_checks
from helpers.checks.judging import judge
from helpers.checks.notebook import LocalAnswer
from helpers.checks.outcome import run_steps
from helpers.checks.plan import Plan
from helpers.checks.vocabulary import (
    Case,
    Exercise,
    Function,
    Made,
    Seeded,
    edge,
    free,
    is_instance,
    pure,
    values,
)
from tests.checks.tiny import by_name, judged

HINTS = ["a", "b", "c"]
ORDER = Case(
    "two items",
    steps="""
        stack = Stack()
        stack.push(1)
        stack.push(2)
        [stack.pop(), len(stack)]
    """,
)
EMPTY = Case("an empty stack", steps="Stack().pop()")


class StackReference:
    """Last in, first out."""

    def __init__(self, items=()):
        self.items = list(items)

    def push(self, item):
        self.items.append(item)
        return self

    def pop(self):
        if not self.items:
            raise IndexError("empty")
        return self.items.pop()

    def copy(self):
        return StackReference(self.items)

    def __len__(self):
        return len(self.items)


@free("copies", points=1, message="A copy has items of its own.")
def copies(answer):
    one = answer([1, 2])
    other = one.copy()
    other.push(3)
    if not is_instance(other, answer):
        return "another class"
    try:
        answer().pop()
    except IndexError:
        return None if len(one) == 2 and other is not one else "shared"
    return "no error"


def stack():
    of = Exercise(
        "Stack",
        reference=StackReference,
        checks=[
            values(ORDER, points=1),
            edge("empty", EMPTY, points=1, hidden=True, message="Raise IndexError."),
            copies,
        ],
        hints=HINTS,
    )

    @of.wrong_answer("The first item comes out first.")
    class Queue:
        def __init__(self, items=()):
            self.items = list(items)

        def push(self, item):
            self.items.append(item)

        def pop(self):
            return self.items.pop(0)

        def copy(self):
            return Queue(self.items)

        def __len__(self):
            return len(self.items)

    of.right_answer(StackReference)
    return of


def test_a_class_is_judged_by_steps():
    of = stack()
    assert judged(of.right[0].text, of=of).points == 3
    wrong = judged(of.wrong[0].text, of=of)
    assert wrong.mistake == "Queue"
    assert wrong.message == "The first item comes out first."
    assert not by_name(wrong)["values"].passed


def test_the_text_of_a_class_carries_the_exercises_name():
    text = stack().wrong[0].text
    assert text.startswith("class Stack:\n")
    assert "return Stack(self.items)" in text
    assert "Queue" not in text


def test_an_error_in_steps_names_the_students_line_and_not_the_steps():
    text = stack().right[0].text.replace("return self.items.pop()", "return 1 / 0")
    said = judged(text, of=stack()).message
    assert "On two items: your code stopped with ZeroDivisionError" in said
    assert "return 1 / 0" in said
    missing = judged("class Stack:\n    pass\n", of=stack()).message
    assert "your answer could not be used (AttributeError" in missing
    assert "'Stack' object has no attribute 'push'" in missing
    assert "stack.push(1)" not in missing


def test_an_untouched_class_is_not_attempted():
    text = (
        "class Stack:\n    def push(self, item):\n        raise NotImplementedError\n"
    )
    assert judged(text, of=stack()).status == "not attempted"


def test_steps_are_public_data_and_hidden_ones_are_not():
    data = json.dumps(build_plan(stack()).to_plain())
    plan = Plan.from_plain("Stack", json.loads(data))
    assert plan.cases[0].steps == ORDER.steps
    assert plan.cases[0].expected.value == [2, 1]
    assert "Stack().pop()" not in data
    answer = LocalAnswer((StackReference,), ("Stack",))
    assert judge(plan, answer).points == 1


def test_a_notebook_judges_a_class_as_grading_does():
    of = stack()
    answer = LocalAnswer((StackReference,), ("Stack",))
    assert judge(build_plan(of, hidden=True), answer, free_checks(of)).points == 3


def test_a_result_of_the_students_own_class_proves_nothing():
    class Yes:
        def __eq__(self, other):
            return True

        __hash__ = None

    liar = judge(build_plan(stack()), LocalAnswer((lambda: Yes(),), ("Stack",)))
    assert liar.points == 0


@pytest.mark.parametrize("steps", ["x = 1", "for i in []:\n    i", "import os"])
def test_steps_must_end_in_an_expression(steps):
    with pytest.raises(ValueError, match="case 'c': the last line of steps must be"):
        Case("c", steps=steps)


def test_a_check_that_looks_at_arguments_cannot_judge_steps():
    with pytest.raises(ValueError, match="pure cannot judge steps"):
        Exercise("Stack", checks=[pure(ORDER, points=1)], hints=HINTS)


def test_steps_print_nothing_and_have_numpy_and_torch(capfd):
    found = run_steps("print('x')\ntorch.ones(2).sum().item() + np.pi", {})
    assert found.value == 2 + np.pi
    assert capfd.readouterr().out == ""


# ---- recipes among arguments --------------------------------------------------------


def slope_reference(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


SQUARE = Case("a square", (Function("lambda x: x ** 2"), 3.0, 1e-3))


def test_a_function_is_an_argument_in_public_checks_too():
    of = Exercise(
        "slope",
        reference=slope_reference,
        arguments=("f", "x", "h"),
        checks=[values(SQUARE, points=1), pure(SQUARE, points=1)],
        hints=HINTS,
    )
    plan = Plan.from_plain("slope", json.loads(json.dumps(build_plan(of).to_plain())))
    assert judge(plan, LocalAnswer((slope_reference,), ("slope",))).passed
    forward = judge(plan, LocalAnswer((lambda f, x, h: (f(x + h) - f(x)) / h,), ("s",)))
    assert by_name(forward)["pure"].passed
    assert not by_name(forward)["values"].passed


def test_what_a_library_makes_is_an_argument():
    def count(module, rng, items):
        return sum(p.numel() for p in module.parameters()) + len(items[0])

    case = Case(
        "a layer", (Made("torch.nn.Linear", 3, 2), Seeded(1), [Made("numpy.ones", 4)])
    )
    of = Exercise(
        "count", reference=count, checks=[values(case, points=1)], hints=HINTS
    )
    plan = Plan.from_plain("count", json.loads(json.dumps(build_plan(of).to_plain())))
    assert plan.cases[0].expected.value == 12
    assert judge(plan, LocalAnswer((count,), ("count",))).passed


def test_an_argument_that_no_file_can_hold_is_refused():
    case = Case("raw", (1.0, [lambda x: x]))
    of = Exercise("f", reference=abs, checks=[values(case, points=1)], hints=HINTS)
    with pytest.raises(
        ValueError, match="case 'raw': argument 1 is list, which no file"
    ):
        build_plan(of)


def test_a_recipe_that_cannot_be_built_is_an_error_of_that_case():
    case = Case("nothing", (Made("torch.nn.Nothing"),))
    of = Exercise("f", reference=abs, checks=[values(case, points=1)], hints=HINTS)
    assert build_plan(of).cases[0].expected.raised[0] == "AttributeError"


def test_steps_see_every_function_of_an_authors_cell():
    space = {}
    exec("def double(x):\n    return 2 * x\n\ndef half(x):\n    return x / 2\n", space)
    both = Case("both", steps="[double(3), half(3)]")
    of = Exercise(
        "double",
        names=("double", "half"),
        reference=space["double"],
        checks=[values(both, points=1)],
        hints=HINTS,
    )
    assert build_plan(of).cases[0].expected.value == [6, 1.5]
