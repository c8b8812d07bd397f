"""Exercise 01.6: what is checked of `same_memory`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

NAME = "`b = a` makes no new array. It is a second name for the same one."
VIEW = "A slice with a range is a view: new shape and steps, the old memory."
RESHAPE = (
    "`reshape` does not copy where it need not. Here the six numbers can stay in place."
)
COPY = "`copy` is there to get memory of its own."
PLUS = "`b += 1` writes into the array that b names, and a names it as well."


def item(key, right, message):
    """One of the five snippets; the other option has its message."""
    return pick(key, right=right, wrong={not right: message}, points=0.4, label=key)


same_memory = Exercise(
    "same_memory",
    kind="predict",
    checks=[
        item("=", True, NAME),
        item("view", True, VIEW),
        item("reshape", True, RESHAPE),
        item("copy", False, COPY),
        item("+=", True, PLUS),
    ],
    hints=[
        "Ask of each snippet: would a change of b be seen in a?",
        "Names, ranges and most reshapes leave the numbers where they are.",
        "Only one of the five gives b memory of its own.",
    ],
)

RIGHT = {"=": True, "view": True, "reshape": True, "copy": False, "+=": True}
same_memory.right_values("other_order", dict(reversed(RIGHT.items())))
same_memory.right_values("and_a_note", RIGHT | {"+": False})
same_memory.wrong_values("equals_copies", RIGHT | {"=": False}, message=NAME)
same_memory.wrong_values("slices_copy", RIGHT | {"view": False}, message=VIEW)
same_memory.wrong_values(
    "reshape_always_copies", RIGHT | {"reshape": False}, message=RESHAPE
)
same_memory.wrong_values("copy_is_a_view", RIGHT | {"copy": True}, message=COPY)
same_memory.wrong_values("plus_is_new", RIGHT | {"+=": False}, message=PLUS)
same_memory.wrong_values(
    "a_word",
    RIGHT | {"view": "yes"},
    message="'yes' is not one of the options: False, True.",
)
same_memory.wrong_values(
    "in_quotation_marks",
    RIGHT | {"view": "True"},
    message="'True' is not one of the options: False, True.",
)
same_memory.wrong_values(
    "left_one_open", RIGHT | {"copy": ...}, message="Not answered yet."
)
