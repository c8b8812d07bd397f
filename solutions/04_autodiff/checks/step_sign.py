"""Exercise 04.8: what is checked of `step_sign` and `angle`, and the proofs."""

from helpers.checks.vocabulary import Exercise, between, pick

ASCENT = (
    "Plus the gradient leads uphill: the gradient points where f rises fastest. To go "
    "down, step along minus the gradient."
)
ALONG = (
    "Along the contour f does not change at all, so the gradient has no part in that "
    "direction. Which angle has a cosine of 0?"
)

step_sign = Exercise(
    "step_sign",
    kind="predict",
    names=("step_sign", "angle"),
    checks=[
        pick("", right="-", wrong={"+": ASCENT}, points=1, label="sign of the step"),
        between(
            "angle",
            [89.9],
            [90.1],
            points=1,
            label="angle to the contour",
            below=ALONG,
            above="The angle between a direction and a line is at most 90 degrees.",
        ),
    ],
    hints=[
        "In the figure, compare the numbers on the contours at the foot and at the tip "
        "of an arrow. Do they rise or fall?",
        "Put a corner of a sheet of paper at the foot of an arrow, with one edge along "
        "the contour.",
        "A small step s changes f by the dot product of gradient and s. Along a contour "
        "the change is 0. What does a dot product of 0 say of two arrows?",
    ],
)

step_sign.right_values("a_float", "-", 90.0)
step_sign.right_values("an_integer", "-", 90)
step_sign.wrong_values("uphill", "+", 90, message=ASCENT)
step_sign.wrong_values("along", "-", 0, message=ALONG)
step_sign.wrong_values("halfway", "-", 45.0, message=ALONG)
step_sign.wrong_values("in_radians", "-", 1.5708, message=ALONG)
step_sign.wrong_values(
    "the_other_side",
    "-",
    180,
    message="The angle between a direction and a line is at most 90 degrees.",
)
step_sign.wrong_values(
    "in_words",
    "minus",
    90,
    message="'minus' is not one of the options: '+', '-'.",
)
step_sign.wrong_values(
    "as_text", "-", "90", message="`angle` is '90'; it must be one number."
)
