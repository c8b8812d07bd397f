"""Exercise 09.6: what is checked of `predict_label`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import logistic_regression as kernel

from .cases import (
    B3,
    B8,
    BH,
    BS,
    EIGHT,
    FLOAT32,
    HUGE,
    MIXED,
    OTHER,
    SQUARE,
    THREE,
    W3,
    W8,
    W32,
    WF,
    WH,
    WI,
    WL,
    WS,
    X3,
    X8,
    X32,
    XH,
    XI,
    XL,
    XS,
)

NEAR = np.array([[-0.125], [-0.375], [-0.25], [0.0], [-2.25]])  # the third gives 0.5
ONE = np.array([1.0])
LABEL_3 = Case(THREE, (X3, W3, B3))
LABEL_8 = Case(EIGHT + ", thr = 0.2", (X8, W8, B8, 0.2))
WHOLE = """
labels = predict_label(np.array([[0.5], [-0.5]]), np.array([2.0]), 0.0)
"integers" if np.asarray(labels).dtype.kind in "iu" else "no integers"
"""

predict_label = Exercise(
    "predict_label",
    reference=kernel.predict_label,
    arguments=("X", "w", "b", "thr"),
    rows=("X",),
    checks=[
        shape(LABEL_3, LABEL_8, points=0.25),
        values(LABEL_3, LABEL_8, points=0.75),
        edge(
            "near the threshold",
            Case("probabilities near 0.5", (NEAR, ONE, 0.25)),
            points=0.5,
        ),
        edge("labels are integers", Case("two birds", steps=WHOLE), points=0.25),
        pure(LABEL_8, points=0.25),
        values(
            Case(OTHER, (XH, WH, BH, 0.35)),
            Case("thr = 0.9", (XH, WH, BH, 0.9)),
            Case(SQUARE, (XS, WS, BS)),
            points=0.25,
            label=OTHER,
            hidden=True,
            message="Other numbers come out wrong. Try thr = 0.9, and an X with as many "
            "rows as columns.",
        ),
        edge(
            "no rows",
            Case("no rows", (np.zeros((0, 3)), W8, B8)),
            points=0.25,
            hidden=True,
            message="An X without rows has no labels: return an empty array, shape (0,).",
        ),
        edge(
            HUGE,
            Case(HUGE, (XL, WL, 1.0, 0.7)),
            points=0.25,
            hidden=True,
            message="Logits of 1000 have the probability 1, and -1000 the probability 0.",
        ),
        edge(
            MIXED,
            Case("integers", (XI, WI, 1, 0.6)),
            Case("integers and a fraction", (XI, WF, 0.5, 0.4)),
            Case("float32", (X32, W32, B8, 0.2)),
            points=0.25,
            hidden=True,
            message="Integer and float32 inputs should give the same labels.",
        ),
    ],
    hints=[
        "Three steps: the logits, their probabilities, the comparison with thr.",
        "A comparison gives truth values. `.astype(int)` makes them 0 and 1.",
        "Compare with `>=`, so that a probability of exactly thr counts as 1.",
    ],
)


@predict_label.wrong_answer(
    "The threshold is compared with the logit. Compare the probability."
)
def no_sigmoid(X, w, b, thr=0.5):
    return (X @ w + b >= thr).astype(int)


@predict_label.wrong_answer("A probability of exactly thr gives 1: use >=, not >.")
def strict(X, w, b, thr=0.5):
    return (1 / (1 + np.exp(-(X @ w + b))) > thr).astype(int)


@predict_label.wrong_answer(
    "Probabilities a little below 0.5 give 1 here. The threshold is thr, by default 0.5."
)
def too_low(X, w, b, thr=0.45):
    return (1 / (1 + np.exp(-(X @ w + b))) >= thr).astype(int)


@predict_label.wrong_answer("thr is not used: the cut is always at 0.5.")
def ignores_thr(X, w, b, thr=0.5):
    return (X @ w + b >= 0).astype(int)


@predict_label.wrong_answer(
    "`np.round` turns exactly 0.5 into 0, and it does not know thr. Compare instead."
)
def rounds(X, w, b, thr=0.5):
    return np.round(1 / (1 + np.exp(-(X @ w + b)))).astype(int)


@predict_label.wrong_answer("These are probabilities. Compare them with thr.")
def probabilities(X, w, b, thr=0.5):
    return 1 / (1 + np.exp(-(X @ w + b)))


@predict_label.wrong_answer("These are truth values. Turn them into 0 and 1.")
def truth_values(X, w, b, thr=0.5):
    return 1 / (1 + np.exp(-(X @ w + b))) >= thr


@predict_label.wrong_answer("The labels are floats, 0.0 and 1.0. Return integers.")
def floats(X, w, b, thr=0.5):
    return (1 / (1 + np.exp(-(X @ w + b))) >= thr).astype(float)


@predict_label.wrong_answer(
    "The labels are the wrong way round: 1 where the probability is high."
)
def wrong_way_round(X, w, b, thr=0.5):
    return (1 / (1 + np.exp(-(X @ w + b))) < thr).astype(int)


@predict_label.wrong_answer("The labels are -1 and 1 here; they should be 0 and 1.")
def minus_one(X, w, b, thr=0.5):
    return np.where(1 / (1 + np.exp(-(X @ w + b))) >= thr, 1, -1)


@predict_label.wrong_answer("The bias b is missing from the logits.")
def labels_without_bias(X, w, b, thr=0.5):
    return (1 / (1 + np.exp(-(X @ w))) >= thr).astype(int)


@predict_label.right_answer
def by_where(X, w, b, thr=0.5):
    return np.where(0.5 * (1 + np.tanh((X @ w + b) / 2)) >= thr, 1, 0)


@predict_label.right_answer
def by_the_logit(X, w, b, thr=0.5):
    return (X @ w + b >= np.log(thr / (1 - thr))).astype(np.int32)


@predict_label.right_answer
def row_by_row(X, w, b, thr=0.5):
    labels = []
    for row in X:
        with np.errstate(over="ignore"):
            p = 1 / (1 + np.exp(-(np.dot(row, w) + b)))
        labels.append(1 if p >= thr else 0)
    return np.array(labels, dtype=int)


@predict_label.right_answer
def by_torch(X, w, b, thr=0.5):
    import torch

    X, w = torch.as_tensor(X).double(), torch.as_tensor(w).double()
    return (torch.sigmoid(X @ w + b) >= thr).long()


# ---- mutants of the answer that are no mistake
predict_label.same_as_right(
    FLOAT32,
    "z = np.asarray(X, dtype=float) @ w + b => z = X @ w + b",
)
