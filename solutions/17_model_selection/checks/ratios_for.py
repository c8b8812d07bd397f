"""Exercise 17.2: what is checked of `ratios_for`, and the answers that prove it."""

from dataclasses import replace

from helpers.checks.vocabulary import Exercise, pick

SMALL, LARGE = 900, 5_000_000
CHOICES = "'6:2:2', '98:1:1', '98:2:0'"
NO_TEST = (
    "Nothing is left for the test set. The validation set has served for choosing, so its "
    "number is too kind to report."
)
TOO_FEW = (
    "1 % of 900 is 9 emails. One more of them right would move the accuracy by 11 "
    "percentage points."
)
TOO_MANY = (
    "1 % is 50,000 emails already, enough to measure to a fraction of a percentage "
    "point. The other rows serve better in training."
)


def forms(parts):
    """Give the ways in which a student may write one choice."""
    whole = tuple(parts)
    shares = tuple(part / sum(parts) for part in parts)
    return [
        ":".join(map(str, parts)),
        *(str(f(t)) for t in (whole, shares) for f in (tuple, list)),
    ]


def choice(key, right, wrong, label):
    """Make the check for one number of rows; the right choice may have any form."""
    said = dict.fromkeys(forms(right), "")
    for parts, message in wrong.items():
        said |= dict.fromkeys(forms(parts), message)
    name = forms(right)[0]
    said.pop(name)
    made = pick(key, right=name, wrong=said, points=1, label=label)
    return replace(made, rule=made.rule | {"choices": CHOICES})


A, B, C = (6, 2, 2), (98, 1, 1), (98, 2, 0)

ratios_for = Exercise(
    "ratios_for",
    kind="predict",
    checks=[
        choice(SMALL, A, {B: TOO_FEW, C: NO_TEST}, "900 rows"),
        choice(LARGE, B, {A: TOO_MANY, C: NO_TEST}, "5,000,000 rows"),
    ],
    hints=[
        "Work out how many rows each of the three parts would have.",
        "A validation or a test set must be large enough to tell 94 % from 95 %. Beyond "
        "that, more rows in it help little.",
        "With few rows a fifth each is needed to measure at all. With millions, a "
        "hundredth is plenty.",
    ],
)

RIGHT = {SMALL: "6:2:2", LARGE: "98:1:1"}
ratios_for.right_values("other_order", dict(reversed(RIGHT.items())))
ratios_for.right_values("as_numbers", {SMALL: (6, 2, 2), LARGE: (98, 1, 1)})
ratios_for.right_values(
    "as_shares", {SMALL: [0.6, 0.2, 0.2], LARGE: (0.98, 0.01, 0.01)}
)
ratios_for.wrong_values("swapped", {SMALL: "98:1:1", LARGE: "6:2:2"}, message=TOO_FEW)
ratios_for.wrong_values("always_6_2_2", RIGHT | {LARGE: "6:2:2"}, message=TOO_MANY)
ratios_for.wrong_values("no_test_set", RIGHT | {SMALL: "98:2:0"}, message=NO_TEST)
ratios_for.wrong_values(
    "left_one_open", RIGHT | {LARGE: ...}, message="Not answered yet."
)
ratios_for.wrong_values(
    "no_such_choice",
    RIGHT | {SMALL: "1:1:1"},
    message=f"'1:1:1' is not one of the options: {CHOICES}.",
)
