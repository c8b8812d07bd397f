"""Exercise 17.7: what is checked of `diagnosis`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

WORDS = ("bias", "variance", "both", "fine")

# Errors in percent: of people, on training rows, on validation rows.
TABLE = {
    "A": (1.0, 9.0, 10.0),
    "B": (1.0, 1.5, 9.5),
    "C": (12.0, 12.5, 13.5),
    "D": (1.0, 9.0, 17.0),
    "E": (12.0, 13.0, 21.0),
}
RIGHT = {"A": "bias", "B": "variance", "C": "fine", "D": "both", "E": "variance"}
POINTS = {"A": 0.5, "B": 0.5, "C": 0.75, "D": 0.5, "E": 0.75}
LARGE = "large: {:g} - {:g} = {:g}"
SMALL = "small: {:g} - {:g} = {:g}"


def gap(upper, lower):
    """Say a difference, and whether it counts as large."""
    form = LARGE if upper - lower >= 4 else SMALL
    return form.format(upper, lower, upper - lower)


def told(case, option):
    """Return what a student reads who picks a wrong option."""
    people, train, val = TABLE[case]
    right = RIGHT[case]
    claims_bias, has_bias = (word in ("bias", "both") for word in (option, right))
    if claims_bias != has_bias:
        also = " Compare training with people, not with 0." if people > 5 else ""
        return f"From people to training the gap is {gap(train, people)}.{also}"
    return f"From training to validation the gap is {gap(val, train)}."


diagnosis = Exercise(
    "diagnosis",
    kind="predict",
    checks=[
        pick(
            case,
            right=RIGHT[case],
            wrong={w: told(case, w) for w in WORDS if w != RIGHT[case]},
            points=POINTS[case],
            label=f"model {case}",
        )
        for case in TABLE
    ],
    hints=[
        "Two gaps decide: from people to training, and from training to validation.",
        "A large first gap is bias, a large second gap is variance. Both can be large.",
        "Where people themselves miss 12 in 100, a training error of 12.5 or 13 is "
        "nothing to mend.",
    ],
)

diagnosis.right_values("other_order", dict(reversed(RIGHT.items())))
diagnosis.right_values("and_a_note", RIGHT | {"note": "E is noisy data"})
diagnosis.wrong_values(
    "compares_with_0",
    RIGHT | {"C": "bias", "E": "both"},
    message=told("C", "bias"),
)
diagnosis.wrong_values(
    "swaps_bias_and_variance",
    RIGHT | {"A": "variance", "B": "bias"},
    message=told("A", "variance"),
)
diagnosis.wrong_values("sees_one_gap", RIGHT | {"D": "bias"}, message=told("D", "bias"))
diagnosis.wrong_values("left_one_open", RIGHT | {"C": ...}, message="Not answered yet.")
diagnosis.wrong_values(
    "no_such_word",
    RIGHT | {"A": "high bias"},
    message="'high bias' is not one of the options: 'bias', 'both', 'fine', 'variance'.",
)
