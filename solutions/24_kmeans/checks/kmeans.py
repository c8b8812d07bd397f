"""Exercise 24.5: the answers that prove the checks of `kmeans`."""

import numpy as np

from helpers.checks.vocabulary import Exercise

from .cases import assign, distortion, init_points, update
from .cases import kmeans as reference
from .kmeans_checks import CHECKS, HINTS

kmeans = Exercise(
    "kmeans",
    reference=reference,
    arguments=("X", "K", "rng", "tol", "max_iter"),
    checks=CHECKS,
    hints=HINTS,
)


@kmeans.wrong_answer(
    "It always runs max_iter rounds. Stop when J falls by tol or less."
)
def fixed_count(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, rng), []
    for _ in range(max_iter):
        idx = assign(X, C)
        history.append(distortion(X, idx, C))
        C = update(X, idx, K, C)
    return C, idx, history


@kmeans.wrong_answer(
    "The centres never move. Update them in every round, and keep the new ones."
)
def never_updated(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, rng), []
    for _ in range(max_iter):
        idx = assign(X, C)
        history.append(distortion(X, idx, C))
        if len(history) > 1 and history[-2] - history[-1] <= tol:
            break
        update(X, idx, K, C)
    return C, idx, history


@kmeans.wrong_answer(
    "Every round draws a new start, so J goes up and down. Draw once, before the loop."
)
def new_start_each_round(X, K, rng, tol, max_iter):
    history = []
    for _ in range(max_iter):
        C = init_points(X, K, rng)
        idx = assign(X, C)
        C = update(X, idx, K, C)
        history.append(distortion(X, idx, C))
        if len(history) > 1 and abs(history[-2] - history[-1]) <= tol:
            break
    return C, idx, history


@kmeans.wrong_answer(
    "history holds J from before the assignment, or with the centres that come after "
    "it. Write it down right after assign, with the centres that assign was given."
)
def after_the_update(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, rng), []
    for _ in range(max_iter):
        idx = assign(X, C)
        C = update(X, idx, K, C)
        history.append(distortion(X, idx, C))
        if len(history) > 1 and history[-2] - history[-1] <= tol:
            break
    return C, idx, history


@kmeans.wrong_answer(
    "The centres move once more before the run stops, so C no longer belongs to idx and "
    "the last J. Leave the loop before the update."
)
def one_more_update(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, rng), []
    for _ in range(max_iter):
        idx = assign(X, C)
        history.append(distortion(X, idx, C))
        C = update(X, idx, K, C)
        if len(history) > 1 and history[-2] - history[-1] <= tol:
            break
    return C, idx, history


@kmeans.wrong_answer("One round only. Go on until J stands still.")
def one_round(X, K, rng, tol, max_iter):
    C = init_points(X, K, rng)
    idx = assign(X, C)
    history = [distortion(X, idx, C)]
    C = update(X, idx, K, C)
    idx = assign(X, C)
    return C, idx, [*history, distortion(X, idx, C)]


@kmeans.wrong_answer(
    "tol does nothing here: the run goes on until J stands quite still. Stop when it "
    "falls by tol or less."
)
def without_tol(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, rng), []
    for _ in range(max_iter):
        idx = assign(X, C)
        history.append(distortion(X, idx, C))
        if len(history) > 1 and history[-2] - history[-1] <= 1e-12:
            break
        C = update(X, idx, K, C)
    return C, idx, history


@kmeans.wrong_answer("max_iter does nothing here. It is the largest number of rounds.")
def without_limit(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, rng), []
    while len(history) < 2 or history[-2] - history[-1] > tol:
        idx = assign(X, C)
        history.append(distortion(X, idx, C))
        C = update(X, idx, K, C)
    return C, idx, history


@kmeans.wrong_answer("history holds sums. J is the mean over the points.")
def sums(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, rng), []
    for _ in range(max_iter):
        idx = assign(X, C)
        history.append(len(X) * distortion(X, idx, C))
        if len(history) > 1 and history[-2] - history[-1] <= tol:
            break
        C = update(X, idx, K, C)
    return C, idx, history


@kmeans.wrong_answer(
    "history holds the last J alone. Append J to it after each assignment."
)
def last_alone(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, rng), []
    for _ in range(max_iter):
        idx = assign(X, C)
        history.append(distortion(X, idx, C))
        if len(history) > 1 and history[-2] - history[-1] <= tol:
            break
        C = update(X, idx, K, C)
    return C, idx, history[-1:]


@kmeans.wrong_answer("The order is C, idx, history. Yours has idx first.")
def another_order(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, rng), []
    for _ in range(max_iter):
        idx = assign(X, C)
        history.append(distortion(X, idx, C))
        if len(history) > 1 and history[-2] - history[-1] <= tol:
            break
        C = update(X, idx, K, C)
    return idx, C, history


@kmeans.wrong_answer("")
def generator_of_its_own(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, np.random.default_rng()), []
    for _ in range(max_iter):
        idx = assign(X, C)
        history.append(distortion(X, idx, C))
        if len(history) > 1 and history[-2] - history[-1] <= tol:
            break
        C = update(X, idx, K, C)
    return C, idx, history


@kmeans.wrong_answer("")
def always_the_same_start(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, np.random.default_rng(0)), []
    for _ in range(max_iter):
        idx = assign(X, C)
        history.append(distortion(X, idx, C))
        if len(history) > 1 and history[-2] - history[-1] <= tol:
            break
        C = update(X, idx, K, C)
    return C, idx, history


@kmeans.wrong_answer("")
def mean_of_nothing(X, K, rng, tol, max_iter):
    C, history = np.array(init_points(X, K, rng), dtype=float), []
    for _ in range(max_iter):
        idx = ((X[:, None] - C) ** 2).sum(axis=2).argmin(axis=1)
        history.append(((X - C[idx]) ** 2).sum(axis=1).mean())
        if len(history) > 1 and history[-2] - history[-1] <= tol:
            break
        with np.errstate(invalid="ignore"):
            counts = np.bincount(idx, minlength=K)[:, None]
            C = np.array([X[idx == k].sum(axis=0) for k in range(K)]) / counts
    return C, idx, history


@kmeans.right_answer
def stops_by_movement(X, K, rng, tol, max_iter):
    C, history = init_points(X, K, rng), []
    for _ in range(max_iter):
        idx = assign(X, C)
        history.append(distortion(X, idx, C))
        new = update(X, idx, K, C)
        if np.abs(new - C).max() <= tol:
            break
        C = new
    return C, idx, history


@kmeans.right_answer
def all_in_one(X, K, rng, tol, max_iter):
    X = np.asarray(X, dtype=float)
    C = X[rng.permutation(len(X))[:K]]
    history, before = [], np.inf
    while len(history) < max_iter:
        D = ((X[:, None] - C[None]) ** 2).sum(-1)
        idx = D.argmin(1)
        J = D.min(1).mean()
        history.append(J)
        if before - J < tol:
            break
        before = J
        C = np.array(
            [X[idx == k].mean(0) if np.any(idx == k) else C[k] for k in range(K)]
        )
    return C, idx, np.array(history)


@kmeans.right_answer
def one_more_assignment(X, K, rng, tol, max_iter):
    C = init_points(X, K, rng)
    idx = assign(X, C)
    history = [distortion(X, idx, C)]
    for _ in range(max_iter):
        C = update(X, idx, K, C)
        idx = assign(X, C)
        history.append(distortion(X, idx, C))
        if history[-2] - history[-1] <= tol * history[-2]:
            break
    return C, idx, history


@kmeans.right_answer
def until_nobody_moves(X, K, rng, tol, max_iter):
    C, idx, history = init_points(X, K, rng), None, []
    for _ in range(max_iter):
        new = assign(X, C)
        history.append(distortion(X, new, C))
        same = idx is not None and (new == idx).all()
        idx = new
        if same or (len(history) > 1 and history[-2] - history[-1] <= tol):
            break
        C = update(X, idx, K, C)
    return C, idx, history


# ---- mutants of the answer that are no mistake
STOP = "if len(history) > 1 and history[-2] - history[-1] <= tol: => if {}:"
kmeans.same_as_right(
    "One assignment more or less at the end is left open: some count updates instead.",
    STOP.format("len(history) > 2 and history[-2] - history[-1] <= tol"),
    "for _ in range(max_iter): => for _ in range(max_iter + 1):",
)
kmeans.same_as_right(
    "history is never empty there, and a fall of exactly tol is as good as one below.",
    STOP.format("len(history) != 1 and history[-2] - history[-1] <= tol"),
    STOP.format("len(history) > 1 and history[-2] - history[-1] < tol"),
)
kmeans.same_as_right(
    "The same as long as max_iter is K or more; below that a run is cut short anyway.",
    "C = update(X, idx, K, C) => C = update(X, idx, max_iter, C)",
)
