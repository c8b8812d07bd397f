"""Exercise 31.12: what is checked of `why_decay`."""

from helpers.checks.vocabulary import Exercise, pick

WRONG = {
    "B": "A random action breaks no rule of a game. It only costs reward, and late in "
    "training more than it teaches.",
    "C": "Epsilon and the learning rate are two things: one is a share of actions, the "
    "other the size of a step. Adam's rate stays as it is here.",
    "D": "A small epsilon proves nothing of the Q values. With 0.01 from the start they "
    "are as poor as before, and some actions are hardly tried.",
}

why_decay = Exercise(
    "why_decay",
    kind="predict",
    checks=[pick("", right="A", wrong=WRONG, points=2, label="the reason")],
    hints=[
        "What is the best action worth while the Q values are still random numbers?",
        "And later: which states does an agent see if half of its actions are random?",
        "One option names both, the early and the late part.",
    ],
)

why_decay.right_values("explore_then_use", "A")
for letter, message in WRONG.items():
    why_decay.wrong_values(f"option_{letter.lower()}", letter, message=message)
