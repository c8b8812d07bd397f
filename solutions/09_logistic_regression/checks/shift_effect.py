"""Exercise 09.10: what is checked of `shift_effect`."""

from helpers.checks.vocabulary import Exercise, pick

OTHER_WAY = "The line moves the other way: count the birds on the Chinstrap side again."
TURNS = "Compare the slopes of the two lines. What would have to change to turn one?"
FADES = "The line is in another place on the right. Look where it cuts the upper edge."
CLOSER = "Compare the width of the pale band in both panels. Only the weights could change it."

shift_effect = Exercise(
    "shift_effect",
    kind="read",
    checks=[
        pick(
            "",
            right="region 1 grows",
            wrong={
                "region 1 shrinks": OTHER_WAY,
                "line turns": TURNS,
                "line stays": FADES,
                "band narrows": CLOSER,
            },
            points=2,
            label="what raising b does",
        ),
    ],
    hints=[
        "Put a ruler on the line in the left panel, and slide it to the right panel.",
        "A higher b adds the same amount to every logit. What happens to a bird whose "
        "probability was just below 0.5?",
        "The slope of the line has no b in it, so the line can only slide. More birds "
        "are now above 0.5.",
    ],
)

shift_effect.right_values("the_word", "region 1 grows")
shift_effect.wrong_values("other_way", "region 1 shrinks", message=OTHER_WAY)
shift_effect.wrong_values("turns", "line turns", message=TURNS)
shift_effect.wrong_values("stays", "line stays", message=FADES)
shift_effect.wrong_values("narrows", "band narrows", message=CLOSER)
shift_effect.wrong_values(
    "own_words",
    "grows",
    message="'grows' is not one of the options: 'band narrows', 'line stays', "
    "'line turns', 'region 1 grows', 'region 1 shrinks'.",
)
