"""Exercise 00.2: what is checked of `mean_of`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, values


def mean_of_reference(xs):
    """Give the mean of a list of numbers."""
    if not xs:
        raise ValueError("the mean of no numbers is not defined")
    return float(np.mean(np.array(xs, dtype=float)))


FOUR = Case("[2, 3, 3, 6]", ([2, 3, 3, 6],))
DECIMALS = Case("[0.5, 4.0, 0.75]", ([0.5, 4.0, 0.75],))

mean_of = Exercise(
    "mean_of",
    kind="fix",
    reference=mean_of_reference,
    arguments=("xs",),
    checks=[
        values(FOUR, DECIMALS, points=1),
        edge("one element", Case("[7.5]", ([7.5],)), points=0.25),
        edge("empty list", Case("an empty list", ([],)), points=0.5),
        pure(FOUR, DECIMALS, points=0.25),
        values(
            Case("numbers below zero", ([-3, -2, 0, -2],)),
            Case("both kinds of number", ([1, 2.5, -7, 11, 0.125],)),
            points=0.5,
            label="other numbers",
            hidden=True,
            message="Whole and decimal numbers may be mixed, and may lie below 0.",
        ),
        edge(
            "many numbers",
            Case("many numbers", ([(7 * i) % 101 for i in range(1000)],)),
            Case("zeros alone", ([0, 0, 0],)),
            points=0.5,
            hidden=True,
            message="The list may have any length, and all numbers may be 0.",
        ),
    ],
    hints=[
        "Run the draft on `[2, 3, 3, 6]` by hand. At which sign is the half lost?",
        "There are two faults: the kind of division, and what happens for an empty list.",
        'Ask whether the list is empty first; `raise ValueError("...")` stops there.',
    ],
)


@mean_of.wrong_answer(
    "Both faults are still there: `//` cuts off the decimals, and an empty list stops "
    "with ZeroDivisionError."
)
def like_the_draft(xs):
    return sum(xs) // len(xs)


@mean_of.wrong_answer(
    "`//` is whole-number division: it cuts off the decimals. Divide with `/`."
)
def whole_number_division(xs):
    if len(xs) == 0:
        raise ValueError("no numbers")
    return sum(xs) // len(xs)


@mean_of.wrong_answer(
    "The division is right. Now the empty list: it stops with ZeroDivisionError, and "
    "should stop with ValueError."
)
def divides_by_nothing(xs):
    return sum(xs) / len(xs)


@mean_of.wrong_answer("The sum is divided by n - 1. For the mean, divide by n.")
def n_minus_one(xs):
    if not xs:
        raise ValueError("no numbers")
    return sum(xs) / max(len(xs) - 1, 1)


@mean_of.wrong_answer("For an empty list nan came back. Raise ValueError instead.")
def nan_on_empty(xs):
    return sum(xs) / len(xs) if xs else float("nan")


@mean_of.wrong_answer("For an empty list 0 came back. Raise ValueError instead.")
def zero_on_empty(xs):
    return sum(xs) / len(xs) if xs else 0.0


@mean_of.wrong_answer("For an empty list None came back. Raise ValueError instead.")
def none_on_empty(xs):
    return sum(xs) / len(xs) if xs else None


@mean_of.wrong_answer("The result is rounded to a whole number. Return it as it is.")
def rounds(xs):
    if not xs:
        raise ValueError("no numbers")
    return round(sum(xs) / len(xs))


@mean_of.wrong_answer("This is the sum. Divide it by how many numbers there are.")
def forgets_to_divide(xs):
    if not xs:
        raise ValueError("no numbers")
    return sum(xs)


@mean_of.wrong_answer("This is the median, the number in the middle. Take the mean.")
def median(xs):
    if not xs:
        raise ValueError("no numbers")
    return float(np.median(xs))


@mean_of.wrong_answer(
    "The first number alone is counted: `return` stands inside the loop and ends it."
)
def returns_inside_the_loop(xs):
    if not xs:
        raise ValueError("no numbers")
    total = 0
    for x in xs:
        total += x
        return total / len(xs)
    return None


@mean_of.wrong_answer("The result is rounded to one decimal. Return it as it is.")
def rounds_to_one_decimal(xs):
    if not xs:
        raise ValueError("no numbers")
    return round(sum(xs) / len(xs), 1)


@mean_of.wrong_answer("")
def returns_the_error(xs):
    return sum(xs) / len(xs) if xs else ValueError("no numbers")


@mean_of.wrong_answer("")
def empties_the_list(xs):
    if not xs:
        raise ValueError("no numbers")
    n, total = len(xs), 0
    while xs:
        total += xs.pop()
    return total / n


@mean_of.wrong_answer("")
def sorts_the_list(xs):
    if not xs:
        raise ValueError("no numbers")
    xs.sort()
    return sum(xs) / len(xs)


@mean_of.right_answer
def loop(xs):
    total, n = 0.0, 0
    for x in xs:
        total += x
        n += 1
    if n == 0:
        raise ValueError("no numbers")
    return total / n


@mean_of.right_answer
def by_statistics(xs):
    import statistics

    return statistics.mean(xs)  # its error is a ValueError too


@mean_of.right_answer
def by_numpy(xs):
    if len(xs) == 0:
        raise ValueError
    return np.mean(xs)


@mean_of.right_answer
def turns_the_error(xs):
    try:
        return sum(xs) / len(xs)
    except ZeroDivisionError as error:
        raise ValueError("mean_of needs at least one number") from error


@mean_of.right_answer
def running_mean(xs):
    if xs == []:
        raise ValueError("no numbers")
    mean = 0.0
    for n, x in enumerate(xs, start=1):
        mean += (x - mean) / n
    return mean


# ---- mutants of the answer that are no mistake
mean_of.same_as_right(
    "No list is shorter than the empty one.",
    "if len(xs) == 0: => if len(xs) <= 0:",
)
