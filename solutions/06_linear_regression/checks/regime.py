"""Exercise 06.6: what is checked of `regime`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

FALLING = "Curve {} falls step by step and never jumps up and down."
GROWING = "The cost of curve {} ends above where it began: it never comes down."
JUMPING = "Curve {} swings: the weights leap from one side of the valley to the other."

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
                "oscillating": "Curve A swings as well, but it ends above where it "
                "began. What do we call that?",
            },
            points=0.5,
            label="curve A",
        ),
        pick(
            "B",
            right="slow",
            wrong={
                "good": "Curve B is still far from the bottom when the steps are used "
                "up.",
                "oscillating": FALLING.format("B"),
                "diverging": "The cost of curve B falls all the way, only not far.",
            },
            points=0.5,
            label="curve B",
        ),
        pick(
            "C",
            right="good",
            wrong={
                "slow": "Curve C is down near the bottom long before the steps are "
                "used up.",
                "oscillating": FALLING.format("C"),
                "diverging": "The cost of curve C falls and stays down.",
            },
            points=0.5,
            label="curve C",
        ),
        pick(
            "D",
            right="oscillating",
            wrong={
                "slow": JUMPING.format("D"),
                "good": JUMPING.format("D"),
                "diverging": "Curve D swings, but each swing is smaller than the one "
                "before: it comes down in the end.",
            },
            points=0.5,
            label="curve D",
        ),
    ],
    hints=[
        "Look at the last step first: is the cost above or below where it began?",
        "Three of the curves come down. Which of them needs most of the steps, which "
        "only a few, and which one jumps on its way?",
        "One curve rises, one hardly moves, one drops and stays, one jumps while it "
        "drops. Read the scale of each panel.",
    ],
)

RIGHT = {"A": "diverging", "B": "slow", "C": "good", "D": "oscillating"}
regime.right_values("other_order", dict(reversed(RIGHT.items())))
regime.right_values("and_a_note", RIGHT | {"note": "A is above the limit"})
regime.wrong_values(
    "swaps_a_and_d",
    RIGHT | {"A": "oscillating", "D": "diverging"},
    message="Curve A swings as well, but it ends above where it began. What do we "
    "call that?",
)
regime.wrong_values(
    "swaps_b_and_c",
    RIGHT | {"B": "good", "C": "slow"},
    message="Curve B is still far from the bottom when the steps are used up.",
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
