"""Exercise 17.8: what is checked of `next_action`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

BIAS = "Training itself is far from what can be reached. {} lowers variance, not bias."
NOT_BIAS = (
    "Training is as good as can be. A bigger net mends bias; here it is variance."
)

SAID = {
    "A": {
        "more data": BIAS.format("More data"),
        "more lambda": "A penalty holds the net back even more: training gets worse.",
        "fewer features": "The net already knows too little; this takes more from it.",
    },
    "B": {
        "bigger net": NOT_BIAS,
        "more lambda": "The best lambda was chosen on validation already.",
        "fewer features": "Nothing says that a column is useless. What is cheap here?",
    },
    "C": {
        "more data": "No more labelled emails can be had.",
        "bigger net": NOT_BIAS,
        "fewer features": "Every column helps beside the others. What is still 0?",
    },
    "D": {
        "more data": "No more labelled emails can be had.",
        "bigger net": NOT_BIAS,
        "more lambda": "The best lambda was chosen on validation already. What was added "
        "that tells nothing?",
    },
}
RIGHT = {"A": "bigger net", "B": "more data", "C": "more lambda", "D": "fewer features"}

next_action = Exercise(
    "next_action",
    kind="predict",
    checks=[
        pick(
            case,
            right=RIGHT[case],
            wrong=SAID[case],
            points=0.5,
            label=f"project {case}",
        )
        for case in RIGHT
    ],
    hints=[
        "First decide which of the two gaps is large. That leaves one action or three.",
        "Three of the projects have high variance. Look for what has been tried in each, "
        "and what cannot be had.",
        "Each of the four actions is the right one exactly once.",
    ],
)

next_action.right_values("other_order", dict(reversed(RIGHT.items())))
next_action.right_values("and_a_note", RIGHT | {"note": "one action each"})
next_action.wrong_values(
    "always_more_data",
    dict.fromkeys(RIGHT, "more data"),
    message=SAID["A"]["more data"],
)
next_action.wrong_values(
    "swaps_the_cures",
    RIGHT | {"C": "fewer features", "D": "more lambda"},
    message=SAID["C"]["fewer features"],
)
next_action.wrong_values(
    "net_for_variance", RIGHT | {"B": "bigger net"}, message=NOT_BIAS
)
next_action.wrong_values(
    "left_one_open", RIGHT | {"D": ...}, message="Not answered yet."
)
