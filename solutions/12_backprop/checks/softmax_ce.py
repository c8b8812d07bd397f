"""Exercise 12.4: what is checked of `softmax_ce`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, shape, values
from helpers.kernels import backprop as kernel
from helpers.kernels.finite_differences import gradient_error

from .cases import MIXED, NUMPY_NUMBER, OTHER, SAME_LENGTH, SAME_NUMBERS

Z2, Y2 = np.array([[1.0, 2.0, 0.5], [0.0, -1.0, 3.0]]), np.array([1, 0])
RNG = np.random.default_rng(1241)
Z5, Y5 = RNG.normal(0.0, 2.0, size=(5, 4)).round(3), np.array([3, 0, 0, 2, 1])
ZH, YH = RNG.normal(0.0, 3.0, size=(9, 6)), RNG.integers(0, 6, size=9)
FAR = np.array([[1000.0, 998.0, 0.0], [0.0, 2000.0, 1.0], [-900.0, -900.0, -901.0]])
FAR_Y = np.array([1, 0, 2])
FARTHER = np.array([[1e4, 0.0, 3.0, -1e4], [5.0, 5.0, 1e4, 1e4]])

CE_2 = Case("two examples of three classes", (Z2, Y2))
CE_5 = Case("five examples of four classes", (Z5, Y5))
CE_FAR = Case("logits in the thousands", (FAR, FAR_Y))


@free(
    "agrees with measured slopes",
    points=0.5,
    message="Small steps in Z measure other slopes of your own loss than your dZ says.",
)
def measured(answer):
    rng = np.random.default_rng(1242)
    Z, y = rng.normal(size=(3, 4)), np.array([2, 0, 2])
    dZ = answer(Z, y)[1]
    wrong = gradient_error(lambda v: answer(v, y)[0], dZ, Z, rng=rng) > 1e-4
    return "other slopes" if wrong else None


softmax_ce = Exercise(
    "softmax_ce",
    reference=kernel.softmax_cross_entropy,
    arguments=("Z", "y"),
    rows=("Z", "y"),
    checks=[
        shape(CE_2, CE_5, points=0.5),
        values(CE_2, CE_5, points=1.25),
        edge("large logits", CE_FAR, points=0.5),
        pure(CE_5, points=0.25),
        values(
            Case(OTHER, (ZH, YH)),
            Case("as many classes as examples", (ZH[:6], YH[:6])),
            points=0.25,
            label=OTHER,
            hidden=True,
        ),
        edge(
            "one row",
            Case("one row", (Z2[1:], Y2[1:])),
            Case("one class", (Z5[:, :1], np.zeros(5, dtype=int))),
            points=0.25,
            hidden=True,
            message="One row is a mean over one. With one class only, its probability is "
            "1, the loss 0 and every slope 0.",
        ),
        edge(
            "very large logits",
            Case("logits of ten thousand", (FARTHER, np.array([1, 0]))),
            points=0.25,
            hidden=True,
            message="The loss must be exact where the right class has a probability "
            "that rounds to 0: take the logarithm by hand.",
        ),
        edge(
            MIXED,
            Case("integers", (np.array([[3, 1, 0], [-2, 4, 4]]), np.array([2, 1]))),
            Case("labels in one byte", (Z5, Y5.astype(np.uint8))),
            Case("float32", (Z5.astype(np.float32), Y5.astype(np.int32))),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
        measured,
    ],
    hints=[
        "Take the largest logit of each row off that row first: softmax stays the same, "
        "and no exponential overflows.",
        "The loss of a row is the logarithm of the sum of its exponentials, minus the "
        "logit of the right class. Both after the shift.",
        "dZ starts as the probabilities. Take 1 off at the right class of each row, then "
        "divide everything by the number of rows.",
    ],
)


@softmax_ce.wrong_answer(
    "Loss and gradient are divided by the number of classes, not of examples."
)
def by_classes(Z, y):
    S = Z - Z.max(axis=1, keepdims=True)
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    T = np.eye(Z.shape[1])[y]
    return float(-(T * logs).sum() / Z.shape[1]), (np.exp(logs) - T) / Z.shape[1]


@softmax_ce.wrong_answer(
    "The loss is right, but dZ is divided by the number of classes, not of examples."
)
def gradient_by_classes(Z, y):
    S = Z - Z.max(axis=1, keepdims=True)
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    T = np.eye(Z.shape[1])[y]
    return float(-(T * logs).sum() / len(y)), (np.exp(logs) - T) / Z.shape[1]


@softmax_ce.wrong_answer(
    "dZ has the wrong sign: by the logits it is probability minus truth."
)
def truth_minus_probability(Z, y):
    S = Z - Z.max(axis=1, keepdims=True)
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    T = np.eye(Z.shape[1])[y]
    return float(-(T * logs).sum() / len(y)), (T - np.exp(logs)) / len(y)


@softmax_ce.wrong_answer(
    "The loss is a mean, so dZ needs the same 1/n: divide it by the number of rows."
)
def gradient_of_the_sum(Z, y):
    S = Z - Z.max(axis=1, keepdims=True)
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    T = np.eye(Z.shape[1])[y]
    return float(-(T * logs).sum() / len(y)), np.exp(logs) - T


@softmax_ce.wrong_answer("Loss and gradient are sums over the rows: take the mean.")
def sums(Z, y):
    S = Z - Z.max(axis=1, keepdims=True)
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    T = np.eye(Z.shape[1])[y]
    return float(-(T * logs).sum()), np.exp(logs) - T


@softmax_ce.wrong_answer(
    "The exponential of a large logit overflows. Take the largest logit of each row off "
    "first."
)
def overflows(Z, y):
    E = np.exp(Z)
    P = E / E.sum(axis=1, keepdims=True)
    rows = np.arange(len(y))
    loss = -np.log(P[rows, y]).mean()
    P[rows, y] -= 1
    return float(loss), P / len(y)


@softmax_ce.wrong_answer(
    "The largest logit of the whole table was taken off, so a row far below it has only "
    "zeros. Each row needs its own largest: `axis=1, keepdims=True`."
)
def one_shift_for_all(Z, y):
    S = Z - Z.max()
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    T = np.eye(Z.shape[1])[y]
    return float(-logs[np.arange(len(y)), y].mean()), (np.exp(logs) - T) / len(y)


@softmax_ce.wrong_answer(
    "A probability that rounds to 0 has the logarithm minus infinity. Work out the log "
    "of softmax from the logits instead."
)
def log_of_zero(Z, y):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    rows = np.arange(len(y))
    loss = -np.log(P[rows, y]).mean()
    P[rows, y] -= 1
    return float(loss), P / len(y)


@softmax_ce.wrong_answer(
    "A small number added or a clip keeps the log finite, but then the loss of a row "
    "that is far off is wrong. Work with the logits."
)
def clipped(Z, y):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    rows = np.arange(len(y))
    loss = -np.log(np.maximum(P[rows, y], 1e-12)).mean()
    P[rows, y] -= 1
    return float(loss), P / len(y)


@softmax_ce.wrong_answer(
    "Softmax runs down the columns. Each row is one example: sum along axis 1."
)
def by_column(Z, y):
    S = Z - Z.max(axis=0)
    logs = S - np.log(np.exp(S).sum(axis=0))
    T = np.eye(Z.shape[1])[y]
    return float(-(T * logs).sum() / len(y)), (np.exp(logs) - T) / len(y)


@softmax_ce.wrong_answer("dZ still needs the truth: take 1 off at the right class.")
def probabilities_alone(Z, y):
    S = Z - Z.max(axis=1, keepdims=True)
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    return float(-logs[np.arange(len(y)), y].mean()), np.exp(logs) / len(y)


@softmax_ce.wrong_answer(
    "The labels were subtracted as numbers. They name a class: take 1 off there."
)
def label_as_number(Z, y):
    S = Z - Z.max(axis=1, keepdims=True)
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    loss = float(-logs[np.arange(len(y)), y].mean())
    return loss, (np.exp(logs) - y[:, None]) / len(y)


@softmax_ce.wrong_answer("The results are in the wrong order: the loss, then dZ.")
def other_order(Z, y):
    S = Z - Z.max(axis=1, keepdims=True)
    logs = S - np.log(np.exp(S).sum(axis=1, keepdims=True))
    T = np.eye(Z.shape[1])[y]
    return (np.exp(logs) - T) / len(y), float(-(T * logs).sum() / len(y))


@softmax_ce.wrong_answer("")
def shifts_in_place(Z, y):
    Z -= Z.max(axis=1, keepdims=True)
    logs = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    T = np.eye(Z.shape[1])[y]
    return float(-(T * logs).sum() / len(y)), (np.exp(logs) - T) / len(y)


@softmax_ce.right_answer
def by_scipy(Z, y):
    from scipy.special import log_softmax, softmax

    n = len(y)
    T = (np.arange(Z.shape[1]) == np.asarray(y)[:, None]).astype(float)
    Z = np.asarray(Z, dtype=float)
    return -np.sum(log_softmax(Z, axis=1)[T == 1]) / n, (softmax(Z, axis=1) - T) / n


@softmax_ce.right_answer
def in_a_loop(Z, y):
    loss, dZ = 0.0, np.zeros(Z.shape)
    for i, row in enumerate(np.asarray(Z, dtype=float)):
        row = row - row.max()
        total = np.exp(row).sum()
        loss += (np.log(total) - row[y[i]]) / len(y)
        dZ[i] = np.exp(row) / total / len(y)
        dZ[i, y[i]] -= 1 / len(y)
    return loss, dZ


@softmax_ce.right_answer
def by_torch(Z, y):
    import torch

    Z = torch.tensor(np.asarray(Z, dtype=float), requires_grad=True)
    loss = torch.nn.functional.cross_entropy(Z, torch.tensor(np.asarray(y, dtype=int)))
    loss.backward()
    return loss.detach(), Z.grad


# ---- mutants of the answer that are no mistake
softmax_ce.same_as_right(
    "The mean loss is never negative.",
    "return (float(-logs[rows, y].mean()), dZ / len(y)) => return (abs(-logs[rows, y].mean()), dZ / len(y))",
)
softmax_ce.same_as_right(
    NUMPY_NUMBER,
    "return (float(-logs[rows, y].mean()), dZ / len(y)) => return (-logs[rows, y].mean(), dZ / len(y))",
)
softmax_ce.same_as_right(
    SAME_LENGTH,
    "rows = np.arange(len(y)) => rows = np.arange(len(Z))",
    "rows = np.arange(len(y)) => rows = np.arange(len(shifted))",
    "rows = np.arange(len(y)) => rows = np.arange(len(logs))",
    "return (float(-logs[rows, y].mean()), dZ / len(y)) => return (float(-logs[rows, y].mean()), dZ / len(Z))",
    "return (float(-logs[rows, y].mean()), dZ / len(y)) => return (float(-logs[rows, y].mean()), dZ / len(shifted))",
    "return (float(-logs[rows, y].mean()), dZ / len(y)) => return (float(-logs[rows, y].mean()), dZ / len(logs))",
    "return (float(-logs[rows, y].mean()), dZ / len(y)) => return (float(-logs[rows, y].mean()), dZ / len(rows))",
    "return (float(-logs[rows, y].mean()), dZ / len(y)) => return (float(-logs[rows, y].mean()), dZ / len(dZ))",
)
