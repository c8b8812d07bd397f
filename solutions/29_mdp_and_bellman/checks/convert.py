"""Exercise 29.2: what is checked of `convert`, and the answers that prove it.

Every number is exact in binary, so that any way to work it out gives the same one.
"""

from helpers.checks.vocabulary import Exercise, pick

SHIFTED = (
    "The first reward is discounted already. In both conventions the first reward that "
    "counts has the weight 1; only which one is first differs."
)
SWAPPED = "These two are the wrong way round: on leaving, cell 4 itself pays first."
PLAIN = "That is the sum without gamma."
OWN = "Paid on arriving, cell 4 pays nothing: the boat is there already."
LAST = "The jetty is missing: it pays 16, on leaving it or on arriving at it."
SAME = "The two conventions differ here: the first cell pays in one of them alone."
TIMES = "Multiply what comes after by gamma: it lies one step later."
ADD = "The reward of the first cell is missing: it is paid on leaving that cell."
ALL = "The first cell pays at once, so gamma multiplies only what comes after it."
BACK = "Take the reward of the first cell off first, then divide by gamma."
DIVIDE = "Divide by gamma: what is paid on arriving comes one step sooner."
MINUS = "Take the reward of the first cell off; here it is added."

convert = Exercise(
    "convert",
    kind="predict",
    checks=[
        pick(
            "leaving",
            right=1,
            wrong={0.5: SHIFTED, 6: SWAPPED, 12: PLAIN, -3: LAST},
            points=0.5,
            listed=False,
            label="trip, paid on leaving",
        ),
        pick(
            "arriving",
            right=6,
            wrong={3: SHIFTED, 1: OWN, 14: PLAIN, -2: LAST},
            points=0.5,
            listed=False,
            label="trip, paid on arriving",
        ),
        pick(
            "to leaving",
            right=7,
            wrong={5: ADD, 12: TIMES, 10: SAME, 6: ALL},
            points=0.5,
            listed=False,
            label="from arriving to leaving",
        ),
        pick(
            "to arriving",
            right=4,
            wrong={2: DIVIDE, 1: DIVIDE, 7: BACK, 10: BACK, 5: SAME, 16: MINUS},
            points=0.5,
            listed=False,
            label="from leaving to arriving",
        ),
    ],
    hints=[
        "Write the rewards of the trip in a row, once for each convention. Which is the "
        "first in each row?",
        "Both rows get the weights 1, gamma, gamma squared. The second row is the first "
        "one without its first entry.",
        "Return on leaving = reward of the first cell + gamma times return on arriving. "
        "Solve it for whichever is asked.",
    ],
)

RIGHT = {"leaving": 1, "arriving": 6, "to leaving": 7, "to arriving": 4}
convert.right_values("other_order", dict(reversed(RIGHT.items())))
convert.right_values("decimals", {key: float(value) for key, value in RIGHT.items()})
convert.right_values("and_a_note", RIGHT | {"note": "gamma is 0.5"})
convert.wrong_values("starts_at_gamma", RIGHT | {"leaving": 0.5}, message=SHIFTED)
convert.wrong_values("swapped", RIGHT | {"leaving": 6, "arriving": 1}, message=SWAPPED)
convert.wrong_values("one_step_late", RIGHT | {"arriving": 3}, message=SHIFTED)
convert.wrong_values("plain_sum", RIGHT | {"leaving": 12}, message=PLAIN)
convert.wrong_values("no_jetty", RIGHT | {"arriving": -2}, message=LAST)
convert.wrong_values("all_the_same", RIGHT | {"to leaving": 10}, message=SAME)
convert.wrong_values("forgets_first", RIGHT | {"to leaving": 5}, message=ADD)
convert.wrong_values("forgets_gamma", RIGHT | {"to leaving": 12}, message=TIMES)
convert.wrong_values("discounts_all", RIGHT | {"to leaving": 6}, message=ALL)
convert.wrong_values("forgets_to_divide", RIGHT | {"to arriving": 2}, message=DIVIDE)
convert.wrong_values("divides_first", RIGHT | {"to arriving": 7}, message=BACK)
convert.wrong_values("adds", RIGHT | {"to arriving": 16}, message=MINUS)
convert.wrong_values(
    "no_known_slip",
    RIGHT | {"arriving": 2},
    message="2 is not the number asked for.",
)
convert.wrong_values(
    "left_one_open", RIGHT | {"to leaving": ...}, message="Not answered yet."
)
