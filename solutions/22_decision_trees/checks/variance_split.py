"""Exercise 22.8: what is checked of `variance_split`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, values
from helpers.kernels import decision_trees as kernel

from .cases import CLOSE, MIXED, OTHER, SAME_CUT, between_neighbours

X_STEP = np.array([6.0, 1.0, 4.5, 2.0, 8.0, 3.0, 7.0])
Y_STEP = np.array([9.5, 4.0, 9.0, 5.0, 10.0, 4.5, 10.5])
# A slope: every way to misread the rule cuts it at another place.
X_NINE = np.array([5.0, 1.0, 8.0, 2.5, 11.0, 6.0, 4.5, 8.5, 7.5])
Y_NINE = np.array([3.0, 1.0, 9.0, 2.0, 12.0, 6.0, 3.0, 12.0, 7.0])
X_SAME = np.array([2.0, 5.0, 2.0, 2.0, 5.0, 5.0, 8.0, 8.0])
Y_SAME = np.array([1.0, 1.5, 9.0, 2.0, 8.0, 9.5, 10.0, 9.0])
X_TIE = np.array([1.0, 2.0, 4.0, 5.0, 9.0])
Y_TIE = np.array([10.0, 0.0, 0.0, 0.0, 10.0])
DRAWN = np.random.default_rng(2281)
XH = DRAWN.integers(0, 30, size=80) / 2.0
YH = np.where(XH < 5.25, 3.0, 7.0) + DRAWN.normal(size=80).round(3)

STEP = Case("a step in seven examples", (X_STEP, Y_STEP))
NINE = Case("nine examples on a slope", (X_NINE, Y_NINE))
SAME = Case("values that come several times", (X_SAME, Y_SAME))
TIE = Case("two cuts that are equally good", (X_TIE, Y_TIE))
CONSTANT = Case("a constant feature", (np.full(4, 7.0), np.array([1.0, 2.0, 4.0, 3.0])))


def left_over(x, y, threshold):
    """Return the mean squared distance to the mean of one's own side."""
    sides = y[x <= threshold], y[x > threshold]
    return sum(((side - side.mean()) ** 2).sum() for side in sides) / len(y)


@free(
    "as good as any cut",
    points=0.25,
    message="Some cut leaves less variance than yours, or yours is not halfway between "
    "two values.",
)
def none_is_better(answer):
    rng = np.random.default_rng(2290)
    for n in range(4, 40, 3):
        x, y = rng.integers(0, 15, size=n) / 2.0, rng.normal(5.0, 2.0, size=n).round(2)
        x[:2] = 0.0, 7.5
        found = answer(x, y)
        if found is None or not between_neighbours(x, found):
            return "no halfway"
        best = left_over(x, y, kernel.variance_split(x, y))
        if left_over(x, y, float(found)) > best + CLOSE:
            return "more variance"
    return None


variance_split = Exercise(
    "variance_split",
    reference=kernel.variance_split,
    arguments=("x", "y"),
    rows=("x", "y"),
    checks=[
        values(STEP, NINE, points=1.25),
        edge(
            "equal values stay together",
            SAME,
            points=0.5,
            message="Examples with the same value cannot be cut apart, and all of them "
            "count.",
        ),
        edge(
            "the lowest of equally good cuts",
            TIE,
            points=0.25,
            message="Where two cuts leave the same variance, return the lower one.",
        ),
        edge(
            "a constant feature",
            CONSTANT,
            points=0.5,
            message="A constant feature has no two values to cut between: return None.",
        ),
        pure(STEP, points=0.25),
        values(
            Case("80 examples", (XH, YH)),
            Case("two examples", (np.array([3.0, -1.0]), np.array([1.0, 0.5]))),
            Case("negative values", (X_NINE - 20.0, Y_NINE - 30.0)),
            points=0.5,
            label=OTHER,
            hidden=True,
        ),
        edge(
            "large numbers",
            Case("targets around 1,000,000,000", (XH, YH + 1e9)),
            Case("targets in the millions", (XH, 1e6 * YH)),
            points=0.25,
            hidden=True,
            message="A constant added to every target, or another unit, must not move "
            "the cut. If you work with squares, take the mean off first.",
        ),
        edge(
            MIXED,
            Case("integers", ((2 * X_NINE).astype(int), Y_NINE.astype(int))),
            Case("float32", (X_NINE.astype(np.float32), Y_NINE.astype(np.float32))),
            Case("one example", (np.array([4]), np.array([1]))),
            points=0.25,
            hidden=True,
            message=SAME_CUT + " One example alone cannot be cut: return None.",
        ),
        none_is_better,
    ],
    hints=[
        "It is `best_threshold` with another measure of how mixed a side is. Here the "
        "variance takes the place of the entropy.",
        "Go through the middles between neighbouring different values. For each, what "
        "variance has `y` on the left, and on the right?",
        "Weight the variance of each side by its share of the examples, add the two, "
        "and keep the threshold where this sum is smallest, the first such.",
    ],
)


@variance_split.wrong_answer(
    "This cut makes the two means differ most, so one far example decides. Make the "
    "weighted variance smallest."
)
def difference_of_means(x, y):
    cuts = (np.unique(x)[1:] + np.unique(x)[:-1]) / 2
    gaps = [round(abs(y[x <= t].mean() - y[x > t].mean()), 9) for t in cuts]
    return float(cuts[np.argmax(gaps)]) if gaps else None


@variance_split.wrong_answer(
    "Both sides count alike here. Weight each variance by its share of the examples."
)
def unweighted(x, y):
    cuts = (np.unique(x)[1:] + np.unique(x)[:-1]) / 2
    sums = [round(y[x <= t].var() + y[x > t].var(), 9) for t in cuts]
    return float(cuts[np.argmin(sums)]) if sums else None


@variance_split.wrong_answer(
    "This cut leaves the most variance. Look for the smallest sum."
)
def largest_variance(x, y):
    cuts = (np.unique(x)[1:] + np.unique(x)[:-1]) / 2
    sides = [(y[x <= t], y[x > t]) for t in cuts]
    sums = [round(sum(len(s) * s.var() for s in both), 9) for both in sides]
    return float(cuts[np.argmax(sums)]) if sums else None


@variance_split.wrong_answer(
    "The cut lies at the largest jump between neighbours. One noisy example can make "
    "that. Use the variance of the sides."
)
def largest_jump(x, y):
    order = np.argsort(x, kind="stable")
    x, y = x[order].astype(float), y[order].astype(float)
    jumps = np.where(np.diff(x) > 0, np.abs(np.diff(y)), -1)
    if len(x) < 2 or jumps.max() < 0:
        return None
    i = jumps.argmax()
    return float(x[i] + x[i + 1]) / 2


@variance_split.wrong_answer(
    "The threshold is a value of the data. Take the middle between it and the next."
)
def value_of_the_data(x, y):
    cuts = np.unique(x)[:-1]
    sides = [(y[x <= t], y[x > t]) for t in cuts]
    sums = [round(sum(len(s) * s.var() for s in both), 9) for both in sides]
    return float(cuts[np.argmin(sums)]) if sums else None


@variance_split.wrong_answer(
    "Of equally good cuts you return the highest. The lowest is asked for."
)
def highest_of_the_best(x, y):
    cuts = (np.unique(x)[1:] + np.unique(x)[:-1])[::-1] / 2
    sides = [(y[x <= t], y[x > t]) for t in cuts]
    sums = [round(sum(len(s) * s.var() for s in both), 9) for both in sides]
    return float(cuts[np.argmin(sums)]) if sums else None


@variance_split.wrong_answer(
    "The standard deviations are weighted. Squares do not add up the same way: use the "
    "variance."
)
def standard_deviations(x, y):
    cuts = (np.unique(x)[1:] + np.unique(x)[:-1]) / 2
    sides = [(y[x <= t], y[x > t]) for t in cuts]
    sums = [round(sum(len(s) * s.std() for s in both), 9) for both in sides]
    return float(cuts[np.argmin(sums)]) if sums else None


@variance_split.wrong_answer(
    "The targets are still in the old order. Sort them together with x."
)
def targets_not_sorted(x, y):
    x, cuts = np.sort(x), (np.unique(x)[1:] + np.unique(x)[:-1]) / 2
    sides = [(y[x <= t], y[x > t]) for t in cuts]
    sums = [round(sum(len(s) * s.var() for s in both), 9) for both in sides]
    return float(cuts[np.argmin(sums)]) if sums else None


@variance_split.wrong_answer("A constant feature cannot be cut: return None.")
def cuts_a_constant_feature(x, y):
    cuts = (np.unique(x)[1:] + np.unique(x)[:-1]) / 2
    sides = [(y[x <= t], y[x > t]) for t in cuts]
    sums = [round(sum(len(s) * s.var() for s in both), 9) for both in sides]
    return float(cuts[np.argmin(sums)]) if sums else float(x[0])


@variance_split.wrong_answer("")
def sums_of_squares(x, y):
    order = np.argsort(x, kind="stable")
    x, y = np.asarray(x, dtype=float)[order], np.asarray(y, dtype=float)[order]
    left, n = np.cumsum(y)[:-1], np.arange(1, len(y))
    score = np.round(left**2 / n + (y.sum() - left) ** 2 / (len(y) - n), 9)
    score[x[1:] == x[:-1]] = -1
    if score.max(initial=-1) < 0:
        return None
    i = int(np.argmax(score))
    return float(x[i] + x[i + 1]) / 2


@variance_split.right_answer
def by_running_sums(x, y):
    order = np.argsort(x, kind="stable")
    x, y = np.asarray(x, dtype=float)[order], np.asarray(y, dtype=float)[order]
    left, n = np.cumsum(y - y.mean())[:-1], np.arange(1, len(y))
    score = np.where(x[1:] > x[:-1], left**2 / n + left**2 / (len(y) - n), -1)
    if score.max(initial=-1) < 0:
        return None
    i = int(np.argmax(score >= score.max() - 1e-9))
    return (x[i] + x[i + 1]) / 2


@variance_split.right_answer
def by_scikit_learn(x, y):
    from sklearn.tree import DecisionTreeRegressor

    if len(set(np.asarray(x).tolist())) < 2:
        return None
    y = np.asarray(y, dtype=float)
    model = DecisionTreeRegressor(max_depth=1, random_state=0)
    return model.fit(np.asarray(x)[:, None], y - y.mean()).tree_.threshold[0]


@variance_split.right_answer
def by_torch(x, y):
    import torch

    x = torch.tensor(np.asarray(x, dtype=float))
    y = torch.tensor(np.asarray(y, dtype=float))
    values = torch.unique(x)
    best, found = float("inf"), None
    for t in (values[1:] + values[:-1]) / 2:
        sides = y[x <= t], y[x > t]
        rest = sum(len(s) * s.var(correction=0) for s in sides) / len(y)
        if rest < best - 1e-12:
            best, found = rest, t
    return found
