"""Exercise 12.9: what is checked of `order`, and the answers that prove it.

The graph has a shortcut, so several orders are right: S may come at any time after C.
"""

from dataclasses import replace
from itertools import permutations

from helpers.checks.vocabulary import Exercise, pick

CALLS = ("A", "R", "B", "S", "C")
FORWARD = "This is the order of the way forward. Backward starts at the loss."
LOSS_FIRST = "Every other call needs a gradient that comes from the loss: C is first."
BEFORE = "{} needs the gradient that {} hands back, so {} comes before it."
FORM = "a list with each of 'A', 'B', 'C', 'R' and 'S' once"
RIGHT = ["C", "B", "R", "A", "S"]


def said(calls):
    """Return what is wrong with an order of calls; nothing where it is right."""
    if calls[-1] == "C" and calls.index("A") < calls.index("R") < calls.index("B"):
        return FORWARD
    if calls[0] != "C":
        return LOSS_FIRST
    for later, sooner in (("R", "B"), ("A", "R")):
        if calls.index(later) < calls.index(sooner):
            return BEFORE.format(later, sooner, sooner)
    return ""


# An option is known by its text, and a list in a dict must be text. Tuples will do too.
WRONG = {
    str(form(calls)): said(calls)
    for calls in permutations(CALLS)
    for form in (list, tuple)
}
WHOLE = pick(
    "",
    right=str(RIGHT),
    wrong={
        option: message for option, message in WRONG.items() if option != str(RIGHT)
    },
    points=2,
    label="order of the calls",
)

order = Exercise(
    "order",
    kind="predict",
    checks=[replace(WHOLE, rule=WHOLE.rule | {"choices": FORM})],
    hints=[
        "A call can be made when the gradient of its output is known. Of which one is "
        "that known at the start?",
        "Follow the arrows against their direction. C hands a gradient to two others.",
        "The three of the long way come in the reverse of their forward order. The "
        "shortcut has only one call before it.",
    ],
)

order.right_values("shortcut_last", RIGHT)
order.right_values("shortcut_first", ["C", "S", "B", "R", "A"])
order.right_values("shortcut_between", ["C", "B", "S", "R", "A"])
order.right_values("a_tuple", ("C", "B", "S", "R", "A"))
order.wrong_values("forward", ["A", "R", "B", "S", "C"], message=FORWARD)
order.wrong_values(
    "shortcut_before_loss", ["S", "C", "B", "R", "A"], message=LOSS_FIRST
)
order.wrong_values(
    "gate_too_early", ["C", "R", "B", "A", "S"], message=BEFORE.format("R", "B", "B")
)
order.wrong_values(
    "gate_too_late", ["C", "B", "A", "R", "S"], message=BEFORE.format("A", "R", "R")
)
order.wrong_values(
    "too_short",
    ["C", "B"],
    message=f"['C', 'B'] is not one of the options: {FORM}.",
)
order.wrong_values(
    "one_word", "CBRAS", message=f"'CBRAS' is not one of the options: {FORM}."
)
