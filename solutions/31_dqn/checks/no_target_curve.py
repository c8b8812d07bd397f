"""Exercise 31.13: what is checked of `no_target_curve`."""

from helpers.checks.vocabulary import Exercise, pick

WRONG = {
    "A": "This one climbs steadily and stays below 100. With tau = 0.01 the target "
    "follows at a walking pace, and that is what it looks like.",
    "C": "This one hardly moves: its target network follows ten times more slowly, with "
    "tau = 0.001. Without a target network there would be no lag at all.",
}

no_target_curve = Exercise(
    "no_target_curve",
    kind="read",
    checks=[pick("", right="B", wrong=WRONG, points=2, label="the curve")],
    hints=[
        "The reward is 1 a step and gamma 0.99. What is the largest return there can be?",
        "One curve goes where no return can be. What drives a Q value up, if nothing "
        "holds the target back?",
        "A Q value that chases itself runs ahead: it rises far too early, and overshoots.",
    ],
)

no_target_curve.right_values("runs_ahead", "B")
for letter, message in WRONG.items():
    no_target_curve.wrong_values(f"option_{letter.lower()}", letter, message=message)
