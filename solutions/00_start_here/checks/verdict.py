"""Exercise 00.3: what is checked of `verdict`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

FINAL = "The last point is not earned yet: 2 checks have not run. Read to the end."
FAILED = "None has failed. 3 of the 3 checks that can run here passed."
LOST = "Public checks count too: their 2 points are earned, and stay in the sum."

verdict = Exercise(
    "verdict",
    kind="predict",
    checks=[
        pick(
            "",
            right="C",
            wrong={"A": FINAL, "B": FAILED, "D": LOST},
            points=2,
            label="what the line means",
        )
    ],
    hints=[
        "Read the line in two halves, before and after the semicolon.",
        "Which of the five checks have run so far? What is known of the others?",
        "Nothing has failed, and the last point is open: look for the option that says "
        "both.",
    ],
)

verdict.right_values("the_letter", "C")
verdict.wrong_values("full_marks", "A", message=FINAL)
verdict.wrong_values("two_failed", "B", message=FAILED)
verdict.wrong_values("public_ones_do_not_count", "D", message=LOST)
verdict.wrong_values(
    "small_letter",
    "c",
    message="'c' is not one of the options: 'A', 'B', 'C', 'D'.",
)
verdict.wrong_values(
    "in_a_list",
    ["C"],
    message="['C'] is not one of the options: 'A', 'B', 'C', 'D'.",
)
