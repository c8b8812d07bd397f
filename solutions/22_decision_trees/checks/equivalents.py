"""Mutants of the answers that are no mistake, with the reason, by exercise."""

NUMBERS = "A NumPy number is a number, and these are never negative."
NO_COUNT_BELOW_0 = "A length is never below 0."
ANY_ORDER = "The larger of two numbers has no order."
RETURNED = "return float(max(entropy(y) - after, 0.0))"
COUNTED = "left = np.cumsum(y[order][:, None] == np.arange(len(kinds)), axis=0)"
TERMS = "after = after - np.sum(counts * np.log2(np.maximum(counts, 1) / n), axis=1)"
GAIN = "gain = 0 if t is None else info_gain(y, X[:, j] <= t)"

NO_VALUE = "No value equals a middle between two neighbours."
NODE = (
    "return {'feature': j, 'threshold': float(t), 'left': build(X[left], y[left], depth - 1, min_leaf, min_gain), "
    "'right': build(X[~left], y[~left], depth - 1, min_leaf, min_gain)}"
)
SIDES = "left, right = (y[x <= t], y[x > t])"
FLOATS = "x, y = (np.asarray(x, dtype=float), np.asarray(y, dtype=float))"

SAME = {
    "entropy": [
        (
            NUMBERS,
            "return float(np.sum(p * np.log2(1 / p))) => return abs(np.sum(p * np.log2(1 / p)))",
            "return float(np.sum(p * np.log2(1 / p))) => return np.sum(p * np.log2(1 / p))",
        ),
    ],
    "gini": [
        (NO_COUNT_BELOW_0, "if len(y) == 0: => if len(y) <= 0:"),
        (
            NUMBERS,
            "return float(1 - np.sum((counts / len(y)) ** 2)) => return abs(1 - np.sum((counts / len(y)) ** 2))",
            "return float(1 - np.sum((counts / len(y)) ** 2)) => return 1 - np.sum((counts / len(y)) ** 2)",
        ),
    ],
    "info_gain": [
        (
            "Only rounding makes it negative, by 1e-16, and the text lets that pass.",
            f"{RETURNED} => return float(max(entropy(y) - after, -1.0))",
            f"{RETURNED} => return float(entropy(y) - after)",
        ),
        (
            NUMBERS,
            f"{RETURNED} => return abs(max(entropy(y) - after, 0.0))",
            f"{RETURNED} => return max(entropy(y) - after, 0.0)",
        ),
        (ANY_ORDER, f"{RETURNED} => return float(max(0.0, entropy(y) - after))"),
    ],
    "best_threshold": [
        (
            "A constant added to every cut, or a factor, moves none of them.",
            "after = 0 => after = 1",
            "after = 0 => after = -1",
            "n = counts.sum(axis=1, keepdims=True) => n = counts.mean(axis=1, keepdims=True)",
            f"{TERMS} => {TERMS.replace('np.sum', 'np.mean')}",
        ),
        (NO_COUNT_BELOW_0, "if len(places) == 0: => if len(places) <= 0:"),
        (
            "The values are sorted: where they differ, they grow.",
            "places = np.flatnonzero(x[1:] > x[:-1]) => places = np.flatnonzero(x[1:] != x[:-1])",
        ),
        (
            "The two sides may be added in any order, and the larger has none.",
            "for counts in (left, right): => for counts in (right, left):",
            f"{TERMS} => {TERMS.replace('maximum(counts, 1)', 'maximum(1, counts)')}",
        ),
        (
            "The middle is a float whatever the values are.",
            "return float((x[i] + x[i + 1]) / 2) => return (x[i] + x[i + 1]) / 2",
            "x = np.asarray(x, dtype=float)[order] => x = x[order]",
        ),
        (
            "No cut lies behind the last example, so its row is never looked at.",
            f"{COUNTED}[:-1] => {COUNTED}[:]",
        ),
    ],
    "best_split": [
        (
            "Both are below every gain that counts.",
            f"{GAIN} => {GAIN.replace('= 0 if', '= -1 if')}",
        ),
        (
            "No value equals a middle, and the gain is the same with the sides swapped.",
            *(f"{GAIN} => {GAIN.replace('<=', other)}" for other in (">", ">=", "<")),
        ),
        (
            ANY_ORDER,
            "best, found = (max(min_gain, 1e-12), None) => best, found = (max(1e-12, min_gain), None)",
        ),
    ],
    "build": [
        (
            "Of equally good cuts a tree may take any: the text settles no tie here.",
            "if gain > best: => if gain >= best:",
        ),
        (
            "The depth goes down by 1 from a whole number, and 0 ends it.",
            "if depth == 0 or cut is None: => if depth <= 0 or cut is None:",
        ),
        (NO_VALUE, "left = X[:, j] <= t => left = X[:, j] < t"),
        (
            ANY_ORDER,
            "best, cut = (max(min_gain, 1e-12), None) => best, cut = (max(1e-12, min_gain), None)",
            "if min(left.sum(), (~left).sum()) < min_leaf: => if min((~left).sum(), left.sum()) < min_leaf:",
        ),
        (NUMBERS, f"{NODE} => {NODE.replace('float(t)', 't')}"),
    ],
    "variance_split": [
        (
            NO_VALUE,
            f"{SIDES} => {SIDES.replace('x > t', 'x >= t')}",
            f"{SIDES} => {SIDES.replace('<=', '<')}",
        ),
        (
            "The sum of the two sides has no order.",
            f"{SIDES} => left, right = (y[x > t], y[x <= t])",
        ),
        (
            "A middle is a float whatever the values are, and so is a variance.",
            f"{FLOATS} => pass",
            f"{FLOATS} => x, y = (x, np.asarray(y, dtype=float))",
            f"{FLOATS} => x, y = (np.asarray(x, dtype=float), y)",
            "best, found = (rest, float(t)) => best, found = (rest, t)",
        ),
    ],
}
