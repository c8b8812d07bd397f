"""Exercise 31.11: what is checked of `why_replay`."""

from helpers.checks.vocabulary import Exercise, pick

WRONG = {
    "A": "The last 64 steps make a batch as well, and they look alike. A batch is no cure "
    "by itself; drawing at random from a long memory is.",
    "B": "The network sees one state at a time and remembers none. The memory is for "
    "learning alone.",
    "D": "Rows are drawn alike, whatever their reward. Good and bad ones are both needed "
    "to tell actions apart.",
}

why_replay = Exercise(
    "why_replay",
    kind="predict",
    checks=[pick("", right="C", wrong=WRONG, points=2, label="the reason")],
    hints=[
        "Compare two steps that follow each other with two from different episodes.",
        "How often could a transition be learned from if it were thrown away at once?",
        "Two of the options are about the batch. Only one of them says how it is drawn.",
    ],
)

why_replay.right_values("drawn_at_random", "C")
for letter, message in WRONG.items():
    why_replay.wrong_values(f"option_{letter.lower()}", letter, message=message)
