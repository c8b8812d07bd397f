"""Exercise 06.6: what is checked of `regime`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

STEADY = "The weight of run {} moves one way; it does not jump to and fro."
GROWING = "The cost of run {} rises: it ends above where it began."
JUMPING = "The weight of run {} jumps from one side of its best value to the other."
FURTHER = (
    "The weight of run A jumps as well, but further each time, and the cost rises. "
    "What do we call that?"
)

regime = Exercise(
    "regime",
    kind="predict",
    checks=[
        pick(
            "A",
            right="diverging",
            wrong={
                "slow": GROWING.format("A"),
                "good": GROWING.format("A"),
                "oscillating": FURTHER,
            },
            points=0.5,
            label="run A",
        ),
        pick(
            "B",
            right="slow",
            wrong={
                "good": "The cost of run B is still far from its floor at the end.",
                "oscillating": STEADY.format("B"),
                "diverging": "The cost of run B falls all the way, only not far.",
            },
            points=0.5,
            label="run B",
        ),
        pick(
            "C",
            right="good",
            wrong={
                "slow": "The cost of run C is close to its floor long before the end.",
                "oscillating": STEADY.format("C"),
                "diverging": "The cost of run C falls and stays down.",
            },
            points=0.5,
            label="run C",
        ),
        pick(
            "D",
            right="oscillating",
            wrong={
                "slow": JUMPING.format("D"),
                "good": JUMPING.format("D"),
                "diverging": "The jumps of run D grow shorter, and its cost falls.",
            },
            points=0.5,
            label="run D",
        ),
    ],
    hints=[
        "Look at the last step of the cost first: is it above or below where it began?",
        "Three runs come down. In which of them is the cost still high at the end? In "
        "which one does the weight cross its best value at each step?",
        "One run rises, one hardly moves, one is down within a few steps, one zigzags "
        "on its way down. Read the scale of each panel.",
    ],
)

RIGHT = {"A": "diverging", "B": "slow", "C": "good", "D": "oscillating"}
regime.right_values("other_order", dict(reversed(RIGHT.items())))
regime.right_values("and_a_note", RIGHT | {"note": "A is above the limit"})
regime.wrong_values(
    "swaps_a_and_d",
    RIGHT | {"A": "oscillating", "D": "diverging"},
    message=FURTHER,
)
regime.wrong_values(
    "swaps_b_and_c",
    RIGHT | {"B": "good", "C": "slow"},
    message="The cost of run B is still far from its floor at the end.",
)
regime.wrong_values(
    "calls_swings_good",
    RIGHT | {"D": "good"},
    message=JUMPING.format("D"),
)
regime.wrong_values(
    "no_such_word",
    RIGHT | {"B": "too slow"},
    message="'too slow' is not one of the options: 'diverging', 'good', "
    "'oscillating', 'slow'.",
)
regime.wrong_values("left_one_open", RIGHT | {"C": ...}, message="Not answered yet.")
