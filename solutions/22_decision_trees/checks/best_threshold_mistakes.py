"""Known wrong answers to exercise 22.4.

Each runs where the chapter's other answers stand. Those that give right numbers on
most data count as they go, so that 100,000 examples do not stop them.
"""

import numpy as np

from helpers.kernels.decision_trees import entropy, gini, info_gain

from .best_threshold import best_threshold


@best_threshold.wrong_answer(
    "The threshold is a value of the data. Take the middle between it and the next."
)
def value_of_the_data(x, y):
    values = np.unique(x)
    gains = [round(info_gain(y, x <= v), 10) for v in values[:-1]]
    return float(values[np.argmax(gains)]) if gains else None


@best_threshold.wrong_answer(
    "The threshold is the first value on the right. Take the middle between it and the "
    "one before."
)
def next_value_of_the_data(x, y):
    values = np.unique(x)
    gains = [round(info_gain(y, x <= v), 10) for v in values[:-1]]
    return float(values[1:][np.argmax(gains)]) if gains else None


@best_threshold.wrong_answer(
    "Of equally good cuts you return the highest. The lowest is asked for."
)
def highest_of_the_best(x, y):
    order = np.argsort(x, kind="stable")
    x, y = np.asarray(x, dtype=float)[order], y[order]
    left = np.cumsum(y[:, None] == np.unique(y), axis=0)
    after = 0
    for c in (left[:-1], left[-1] - left[:-1]):
        n = c.sum(axis=1, keepdims=True)
        after = after - (c * np.log2(np.maximum(c, 1) / n)).sum(axis=1).round(9)
    after = np.where(x[1:] > x[:-1], after, np.inf)
    if np.isinf(after).all():
        return None
    i = np.flatnonzero(after == after.min())[-1]
    return float(x[i] + x[i + 1]) / 2


@best_threshold.wrong_answer(
    "Both sides count alike here. Weight each side by its share of the examples."
)
def unweighted(x, y):
    cuts = (np.unique(x)[1:] + np.unique(x)[:-1]) / 2
    after = [round(entropy(y[x <= t]) + entropy(y[x > t]), 10) for t in cuts]
    return float(cuts[np.argmin(after)]) if after else None


@best_threshold.wrong_answer("This cut is best for Gini. Use the entropy.")
def by_gini(x, y):
    cuts = (np.unique(x)[1:] + np.unique(x)[:-1]) / 2
    sides = [(y[x <= t], y[x > t]) for t in cuts]
    after = [round(sum(len(s) * gini(s) for s in both), 10) for both in sides]
    return float(cuts[np.argmin(after)]) if after else None


@best_threshold.wrong_answer(
    "Each different value is used once, with the label of its first example. All "
    "examples count."
)
def one_example_for_each_value(x, y):
    x, first = np.unique(x, return_index=True)
    y = y[first]
    order = np.argsort(x, kind="stable")
    x, y = np.asarray(x, dtype=float)[order], y[order]
    left = np.cumsum(y[:, None] == np.unique(y), axis=0)
    after = 0
    for c in (left[:-1], left[-1] - left[:-1]):
        n = c.sum(axis=1, keepdims=True)
        after = after - (c * np.log2(np.maximum(c, 1) / n)).sum(axis=1).round(9)
    if len(x) < 2:
        return None
    i = after.argmin()
    return float(x[i] + x[i + 1]) / 2


@best_threshold.wrong_answer(
    "Examples with the same value are cut apart. A cut must lie between two different "
    "values."
)
def cuts_equal_values_apart(x, y):
    order = np.argsort(x, kind="stable")
    x, y = np.asarray(x, dtype=float)[order], y[order]
    left = np.cumsum(y[:, None] == np.unique(y), axis=0)
    after = 0
    for c in (left[:-1], left[-1] - left[:-1]):
        n = c.sum(axis=1, keepdims=True)
        after = after - (c * np.log2(np.maximum(c, 1) / n)).sum(axis=1).round(9)
    if len(x) < 2 or x[0] == x[-1]:
        return None
    i = after.argmin()
    return float(x[i] + x[i + 1]) / 2


@best_threshold.wrong_answer(
    "The labels are still in the old order. Sort them together with x."
)
def labels_not_sorted(x, y):
    x, cuts = np.sort(x), (np.unique(x)[1:] + np.unique(x)[:-1]) / 2
    gains = [round(info_gain(y, x <= t), 10) for t in cuts]
    return float(cuts[np.argmax(gains)]) if gains else None


@best_threshold.wrong_answer(
    "The middle is taken between neighbours in the order of the table. Sort by x first."
)
def not_sorted(x, y):
    cuts = sorted((a + b) / 2 for a, b in zip(x[1:], x[:-1]) if a != b)
    gains = [round(info_gain(y, x <= t), 10) for t in cuts]
    return float(cuts[np.argmax(gains)]) if gains else None


@best_threshold.wrong_answer("A constant feature cannot be cut: return None.")
def cuts_a_constant_feature(x, y):
    order = np.argsort(x, kind="stable")
    x, y = np.asarray(x, dtype=float)[order], y[order]
    left = np.cumsum(y[:, None] == np.unique(y), axis=0)
    after = 0
    for c in (left[:-1], left[-1] - left[:-1]):
        n = c.sum(axis=1, keepdims=True)
        after = after - (c * np.log2(np.maximum(c, 1) / n)).sum(axis=1).round(9)
    after = np.where(x[1:] > x[:-1], after, np.inf)
    if np.isinf(after).all():
        return float(x[0])
    i = after.argmin()
    return float(x[i] + x[i + 1]) / 2


@best_threshold.wrong_answer("")
def every_cut_from_scratch(x, y):
    cuts = (np.unique(x)[1:] + np.unique(x)[:-1]) / 2
    gains = [round(info_gain(y, x <= t), 10) for t in cuts]
    return float(cuts[np.argmax(gains)]) if gains else None
