"""Exercise 24.9: what is checked of `bad_start`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

PANELS = "ABCDEF"
STUCK = "E"
SAME = (
    "In panel {} each of the three clouds has one centre. The colours and the order of "
    "the clusters differ from panel to panel, and mean nothing."
)

bad_start = Exercise(
    "bad_start",
    kind="read",
    checks=[
        pick(
            "",
            right=STUCK,
            wrong={p: SAME.format(p) for p in PANELS if p != STUCK},
            points=2,
            label="the panel that is stuck",
        )
    ],
    hints=[
        "Colours are names that k-means gives at random. Look at where the crosses "
        "stand.",
        "In five panels the three crosses stand in the same places, whatever their "
        "colours.",
        "A run is stuck where one cloud has no cross of its own, because two crosses "
        "share another one.",
    ],
)

bad_start.right_values("the_letter", STUCK)
for _panel in PANELS.replace(STUCK, ""):
    bad_start.wrong_values(
        f"panel_{_panel.lower()}", _panel, message=SAME.format(_panel)
    )
bad_start.wrong_values(
    "a_number",
    5,
    message="5 is not one of the options: 'A', 'B', 'C', 'D', 'E', 'F'.",
)
