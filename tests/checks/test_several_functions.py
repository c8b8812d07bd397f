"""One answer cell may define several functions, which are judged together."""

from helpers.checks.export import build_plan
from helpers.checks.judging import judge
from helpers.checks.notebook import LocalAnswer
from helpers.checks.vocabulary import Case, Exercise, values


class PairReference:
    """Two functions that one cell defines."""

    def double(x):
        return 2 * x

    def half(x):
        return x / 2


def pair():
    of = Exercise(
        "double",
        names=("double", "half"),
        reference=PairReference,
        arguments=("x",),
        checks=[
            values(Case("three", (3.0,)), points=1),
            values(
                Case("there and back", steps="half(double(5.0))"),
                points=1,
                label="there and back",
            ),
        ],
        hints=["a", "b", "c"],
    )

    @of.wrong_answer("Your half takes half a unit off.")
    class Subtracts:
        def double(x):
            return 2 * x

        def half(x):
            return x - 0.5

    @of.right_answer
    class Adds:
        def double(x):
            return x + x

        def half(x):
            return 0.5 * x

    return of


def test_several_functions_of_one_cell_are_judged_together():
    of = pair()
    texts = [of.wrong[0].text, of.right[0].text]
    plan = build_plan(of)
    wrong, right = (
        judge(plan, LocalAnswer(defined(text), of.names), {}) for text in texts
    )
    assert (wrong.points, right.points) == (1.0, 2.0)
    assert wrong.message == "Your half takes half a unit off."


def defined(text):
    space = {}
    exec(text, space)
    return space["double"], space["half"]
