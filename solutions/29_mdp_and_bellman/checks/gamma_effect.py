"""Exercise 29.9: what is checked of `gamma_effect`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

FAR = (
    "On map A even the start leaves the near jetty aside and crosses the lagoon, and 10 "
    "is felt in every corner. That is a far-sighted boat."
)
MIDDLE = (
    "On map C the large jetty still counts three moves away: in the third row, second "
    "cell, the arrow leads towards it. On another map it leads back to the small one."
)

gamma_effect = Exercise(
    "gamma_effect",
    kind="predict",
    checks=[
        pick(
            "",
            right="B",
            wrong={"A": FAR, "C": MIDDLE},
            points=2,
            label="the map with gamma 0.3",
        )
    ],
    hints=[
        "A small gamma makes what comes later count for little. How far from the large "
        "jetty do the values still stand out?",
        "Three steps away, 10 is worth 10 times gamma to the power 3: 8.6, 2.2 or 0.27.",
        "Compare the cells next to the large jetty, and then the cells next to those. "
        "On one map the value drops to about a quarter with each step.",
    ],
)

gamma_effect.right_values("the_letter", "B")
gamma_effect.wrong_values("far_sighted", "A", message=FAR)
gamma_effect.wrong_values("in_between", "C", message=MIDDLE)
gamma_effect.wrong_values(
    "a_number", 0.3, message="0.3 is not one of the options: 'A', 'B', 'C'."
)
gamma_effect.wrong_values(
    "small_letter", "b", message="'b' is not one of the options: 'A', 'B', 'C'."
)
