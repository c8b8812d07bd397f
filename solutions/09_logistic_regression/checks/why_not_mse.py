"""Exercise 09.3: what is checked of `why_not_mse` and `n_minima`."""

from helpers.checks.vocabulary import Exercise, between, pick

SMOOTH = "Both curves are smooth: every slope exists. Look at how often they turn."
SIGN = "Neither curve goes below 0: a square never does."
FLAT = (
    "The curve has slopes nearly everywhere, so descent can start. Where does it end?"
)
WALL = (
    "It can come as near to 0 as the labels allow. Look at how often the curve turns."
)
TOO_FEW = "Count the valleys of the left curve: places lower than both sides of them."
TOO_MANY = (
    "Only the floor of a valley is a local minimum. A hill and a flat end are none."
)

why_not_mse = Exercise(
    "why_not_mse",
    kind="predict",
    names=("why_not_mse", "n_minima"),
    checks=[
        pick(
            "",
            right="not convex",
            wrong={
                "not smooth": SMOOTH,
                "negative": SIGN,
                "no slope": FLAT,
                "never small": WALL,
            },
            points=1,
            label="why not the squared error",
        ),
        between(
            "n_minima",
            [2],
            [2],
            whole=True,
            label="number of local minima",
            below=TOO_FEW,
            above=TOO_MANY,
            points=1,
        ),
    ],
    hints=[
        "Roll a ball down the left curve, once from each end. Where does it stop?",
        "A place is a local minimum if the curve is higher on both sides of it, near by.",
        "Chapter 06 has the word for a function on which every stationary point is a "
        "global minimum. The left curve is not one, because it has more than one valley.",
    ],
)

why_not_mse.right_values("numpy_like_float", "not convex", 2.0)
why_not_mse.wrong_values("one_valley", "not convex", 1, message=TOO_FEW)
why_not_mse.wrong_values("counts_the_hill", "not convex", 3, message=TOO_MANY)
why_not_mse.wrong_values("thinks_of_a_kink", "not smooth", 2, message=SMOOTH)
why_not_mse.wrong_values("thinks_of_signs", "negative", 2, message=SIGN)
why_not_mse.wrong_values("thinks_of_slopes", "no slope", 2, message=FLAT)
why_not_mse.wrong_values("thinks_of_size", "never small", 2, message=WALL)
why_not_mse.wrong_values(
    "own_words",
    "it has two minima",
    2,
    message="'it has two minima' is not one of the options: 'negative', 'never small', "
    "'no slope', 'not convex', 'not smooth'.",
)
why_not_mse.wrong_values(
    "a_word_for_a_number",
    "not convex",
    "two",
    message="`n_minima` is 'two'; it must be one number.",
)
why_not_mse.wrong_values(
    "a_list_of_places",
    "not convex",
    [-0.05, 0.5],
    message="`n_minima` is [-0.05, 0.5]; it must be one number.",
)
