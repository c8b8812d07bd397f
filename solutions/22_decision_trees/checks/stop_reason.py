"""Exercise 22.9: what is checked of `stop_reason`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

MIXED = "Leaf {} holds more than one species, so it is not pure."
NOT_DEEP = "Leaf {} lies {} below the root, and the tree may go three deep."
LARGE = "Leaf {} has {} birds. Some cut could leave 20 on both sides."
FIRST = "True, but an earlier question of the four already stops leaf {}."
UNASKED = (
    "Nobody got to ask for the gain in leaf {}: an earlier question of the four "
    "stopped it."
)


def leaf(letter, right, **wrong):
    """Say what stopped one of the four leaves."""
    return pick(
        letter,
        right=right,
        wrong=wrong,
        points=0.5,
        label=f"what stopped leaf {letter}",
    )


stop_reason = Exercise(
    "stop_reason",
    kind="predict",
    checks=[
        leaf(
            "A",
            "min_gain",
            pure=MIXED.format("A"),
            depth=NOT_DEEP.format("A", "one cut"),
            min_leaf=LARGE.format("A", "170"),
        ),
        leaf(
            "B",
            "min_leaf",
            pure=MIXED.format("B"),
            depth=NOT_DEEP.format("B", "two cuts"),
            min_gain=UNASKED.format("B"),
        ),
        leaf(
            "C",
            "depth",
            pure=MIXED.format("C"),
            min_leaf=LARGE.format("C", "43"),
            min_gain=UNASKED.format("C"),
        ),
        leaf(
            "D",
            "pure",
            depth=FIRST.format("D"),
            min_leaf=LARGE.format("D", "82"),
            min_gain=FIRST.format("D"),
        ),
    ],
    hints=[
        "Ask the four questions in their order, for one leaf at a time, and stop at the "
        "first that says yes.",
        "The counts tell whether a leaf is pure. The number of cuts above it tells its "
        "depth. With fewer than 40 birds, no cut can leave 20 on both sides.",
        "One leaf has a single species. Of the others, one lies three cuts deep, one has "
        "too few birds for two children, and one could be cut but would gain little.",
    ],
)

RIGHT = {"A": "min_gain", "B": "min_leaf", "C": "depth", "D": "pure"}
stop_reason.right_values("other_order", dict(reversed(RIGHT.items())))
stop_reason.right_values("and_a_note", RIGHT | {"note": "asked in order"})
stop_reason.wrong_values(
    "first_leaf_is_mixed", RIGHT | {"A": "pure"}, message=MIXED.format("A")
)
stop_reason.wrong_values(
    "first_leaf_is_large", RIGHT | {"A": "min_leaf"}, message=LARGE.format("A", "170")
)
stop_reason.wrong_values(
    "second_leaf_is_not_deep",
    RIGHT | {"B": "depth"},
    message=NOT_DEEP.format("B", "two cuts"),
)
stop_reason.wrong_values(
    "third_leaf_by_gain", RIGHT | {"C": "min_gain"}, message=UNASKED.format("C")
)
stop_reason.wrong_values(
    "last_leaf_by_depth", RIGHT | {"D": "depth"}, message=FIRST.format("D")
)
stop_reason.wrong_values(
    "own_words",
    RIGHT | {"D": "all Gentoo"},
    message="'all Gentoo' is not one of the options: 'depth', 'min_gain', "
    "'min_leaf', 'pure'.",
)
stop_reason.wrong_values(
    "left_one_open", RIGHT | {"B": ...}, message="Not answered yet."
)
