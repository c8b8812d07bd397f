"""Exercise 22.10: what is checked of `jagged`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

LINE = "Panel D has one straight, slanted line. A tree cuts one feature at a time."
NEIGHBOUR = (
    "Panel B is jagged, but its edges run at all angles. The edges of a tree are level "
    "or upright."
)
SHALLOW = "Panel A is a tree, but of two cuts only. Which one has many?"

jagged = Exercise(
    "jagged",
    kind="read",
    checks=[
        pick(
            "",
            right="C",
            wrong={"A": SHALLOW, "B": NEIGHBOUR, "D": LINE},
            points=2,
            label="the deep tree",
        )
    ],
    hints=[
        "A cut asks whether one feature is above a threshold. What does its edge look "
        "like in the plane?",
        "Two panels have level and upright edges only. A deep tree has made many cuts.",
        "Look for small boxes that a single bird has to itself.",
    ],
)

jagged.right_values("the_letter", "C")
jagged.wrong_values("the_line", "D", message=LINE)
jagged.wrong_values("the_nearest_neighbour", "B", message=NEIGHBOUR)
jagged.wrong_values("the_shallow_tree", "A", message=SHALLOW)
jagged.wrong_values(
    "small_letter",
    "c",
    message="'c' is not one of the options: 'A', 'B', 'C', 'D'.",
)
