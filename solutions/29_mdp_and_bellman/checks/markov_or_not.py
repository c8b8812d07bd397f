"""Exercise 29.11: what is checked of `markov_or_not`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

POSITION = (
    "The same height may belong to a ball that rises or one that falls, and the next "
    "height differs. What came before tells them apart, so the height alone is not "
    "enough."
)
SPEED = (
    "Height and velocity fix the next height and the next velocity. No earlier picture "
    "adds anything."
)
WIND = (
    "Chance is no harm: the probabilities of the next cell depend on this cell and the "
    "action alone."
)
FUEL = (
    "Whether the boat can still move depends on the steps it has made, and the cell "
    "does not tell them. With the fuel left in the state it would be enough."
)

RIGHT = {"A": False, "B": True, "C": True, "D": False}
MESSAGES = {"A": POSITION, "B": SPEED, "C": WIND, "D": FUEL}

markov_or_not = Exercise(
    "markov_or_not",
    kind="predict",
    checks=[
        pick(
            letter,
            right=right,
            wrong={not right: MESSAGES[letter]},
            points=0.5,
            label=f"design {letter}",
        )
        for letter, right in RIGHT.items()
    ],
    hints=[
        "Ask of each design: would somebody who also knew the past foretell the next "
        "state better?",
        "Chance alone does not matter. What matters is whether the past still says "
        "something that the state leaves out.",
        "Two of the four leave out something that changes what happens next: a "
        "direction, and a count of steps.",
    ],
)

markov_or_not.right_values("other_order", dict(reversed(RIGHT.items())))
markov_or_not.right_values("and_a_note", RIGHT | {"note": "chance is no harm"})
markov_or_not.wrong_values("height_is_enough", RIGHT | {"A": True}, message=POSITION)
markov_or_not.wrong_values("speed_is_no_help", RIGHT | {"B": False}, message=SPEED)
markov_or_not.wrong_values("chance_spoils_it", RIGHT | {"C": False}, message=WIND)
markov_or_not.wrong_values("fuel_is_forgotten", RIGHT | {"D": True}, message=FUEL)
markov_or_not.wrong_values(
    "a_word",
    RIGHT | {"B": "yes"},
    message="'yes' is not one of the options: False, True.",
)
markov_or_not.wrong_values(
    "left_one_open", RIGHT | {"D": ...}, message="Not answered yet."
)
