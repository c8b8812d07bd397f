"""Exercise 31.10: what is checked of `why_target`."""

from helpers.checks.vocabulary import Exercise, pick

WRONG = {
    "A": "It makes an update dearer, not cheaper: two networks are run instead of one.",
    "C": "The online network acts. The target network never plays: it only says what Q "
    "values should be.",
    "D": "Nobody judges the two networks by their returns. The target follows the online "
    "one, whether that got better or worse.",
}

why_target = Exercise(
    "why_target",
    kind="predict",
    checks=[pick("", right="B", wrong=WRONG, points=2, label="the reason")],
    hints=[
        "Look at the formula of the target: which network stands in it, and when does "
        "that one change?",
        "Without a second network, every update would also move what the next update "
        "aims at.",
        "It is not about speed, and not about acting.",
    ],
)

why_target.right_values("holds_still", "B")
for letter, message in WRONG.items():
    why_target.wrong_values(f"option_{letter.lower()}", letter, message=message)
