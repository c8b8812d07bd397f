"""Exercise 29.8: what is checked of `policy_iteration`, and the answers that prove it.

Where several actions are best, any of them may be in the policy. So policies are only
compared where one is best alone; elsewhere what they are worth is. Where they are judged,
the chapter's earlier answers stand in for the kernels that known answers call.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, free, pure, shape, values
from helpers.kernels import dynamic_programming as kernel
from helpers.kernels.dynamic_programming import (
    bellman_q,
    evaluate_policy,
    greedy,
    value_iteration,
)

from .cases import P3, PH, PS, R3, RH, RS, SAME_NUMBERS, SQUARE, THREE, model
from .policy_worlds import CANAL, LAGOON, P_LONG, R_LONG, TIED, two_prizes

SMALL = Case(THREE, (P3, R3, 0.9))
EVEN = Case(SQUARE, (PS, RS, 0.8))
P_LARGE, R_LARGE = model(2981, 12, 3)


@free(
    "stops where actions are equally good",
    points=1.0,
    message="In worlds full of ties it went on for ever, or gave other values. Rounding "
    "makes now one and now another of two equal actions look better: change the action "
    "only for a gain above 1e-9, say, and stop when no state has one.",
)
def stops_on_ties(answer):
    for side, slip, cost, gamma in TIED:
        P, R = two_prizes(side, slip, cost)
        pi, V = answer(P, R, gamma)
        right = kernel.policy_iteration(P, R, gamma)[1]
        if not np.allclose(V, right, rtol=1e-6, atol=1e-6):
            return "other values"
        if not np.allclose(evaluate_policy(P, R, pi, gamma), right, atol=1e-6):
            return "a policy that is worth less"
    return None


def reference(P, R, gamma):
    """Call the kernel; known answers run beside this function and call its pieces."""
    return kernel.policy_iteration(P, R, gamma)


policy_iteration = Exercise(
    "policy_iteration",
    reference=reference,
    arguments=("P", "R", "gamma"),
    checks=[
        shape(SMALL, EVEN, points=0.5),
        values(SMALL, EVEN, points=1.25),
        edge("two worlds of this chapter", CANAL, LAGOON, points=0.75),
        pure(SMALL, points=0.5),
        values(
            Case("six states, four actions", (PH, RH, 0.95)),
            Case("twelve states", (P_LARGE, R_LARGE, 0.99)),
            Case("a corridor of 20 cells", (P_LONG, R_LONG, 0.9)),
            points=0.5,
            label="other numbers",
            hidden=True,
            message="It fits the public numbers only. Go on until no state gains, and "
            "evaluate each policy exactly.",
        ),
        stops_on_ties,
        edge(
            "gamma 0, one action, integers, float32",
            Case("gamma 0", (np.ones((1, 1, 1)), np.array([3.0]), 0)),
            Case("one action", (PH[:, :1], RH, 0.5)),
            Case(
                "integers",
                (np.array([[[0, 1], [1, 0]], [[1, 0], [0, 1]]]), np.array([1, 3]), 0.5),
            ),
            Case("float32", (P3.astype(np.float32), R3.astype(np.float32), 0.5)),
            points=0.5,
            hidden=True,
            rtol=1e-4,
            message=SAME_NUMBERS + " One action, or gamma 0, is allowed too.",
        ),
    ],
    hints=[
        "Two steps take turns: what is the present policy worth, and which action would "
        "be best in each state if that is what comes after it?",
        "Evaluate with the linear system of 29.4, improve with the action values of "
        "29.5. End when no state has an action that gains on its present one.",
        "Keep one action for each state. Compare the best action value of each row with "
        "that of the present action, and change only rows where the gain is above a "
        "tiny number.",
    ],
)


@policy_iteration.wrong_answer(
    "The results are in the wrong order: first the policy, then its values."
)
def other_order(P, R, gamma):
    V = value_iteration(P, R, gamma, 1e-9)
    return V, greedy(bellman_q(P, R, V, gamma))


@policy_iteration.wrong_answer(
    "The policy comes as numbers of actions. Write it as rows of probabilities, (S, A)."
)
def numbers_of_actions(P, R, gamma):
    V = value_iteration(P, R, gamma, 1e-9)
    return bellman_q(P, R, V, gamma).argmax(axis=1), V


@policy_iteration.wrong_answer(
    "One round of improvement is not enough: evaluate the new policy, and improve again."
)
def one_round(P, R, gamma):
    pi = np.eye(P.shape[1])[np.zeros(len(R), dtype=int)]
    V = evaluate_policy(P, R, pi, gamma)
    pi = greedy(bellman_q(P, R, V, gamma))
    return pi, evaluate_policy(P, R, pi, gamma)


@policy_iteration.wrong_answer(
    "V belongs to the policy before the last improvement. Return the values of the "
    "policy that you return."
)
def values_of_before(P, R, gamma):
    best = value_iteration(P, R, gamma, 1e-9)
    pi = np.eye(P.shape[1])[np.zeros(len(R), dtype=int)]
    while True:
        V = evaluate_policy(P, R, pi, gamma)
        pi = greedy(bellman_q(P, R, V, gamma))
        if np.allclose(evaluate_policy(P, R, pi, gamma), best):
            return pi, V


@policy_iteration.wrong_answer(
    "The policy looks at the next reward alone, not at the value of where it leads."
)
def next_reward_alone(P, R, gamma):
    pi = greedy(P @ np.asarray(R, dtype=float))
    return pi, evaluate_policy(P, R, pi, gamma)


@policy_iteration.wrong_answer(
    "This is the worst policy: take the largest of each row, not the smallest."
)
def the_worst(P, R, gamma):
    costs = -np.asarray(R, dtype=float)
    V = value_iteration(P, costs, gamma, 1e-9)
    return greedy(bellman_q(P, costs, V, gamma)), -V


@policy_iteration.wrong_answer(
    "The action values of the last round came back. V has one number for each state."
)
def table_for_values(P, R, gamma):
    Q = bellman_q(P, R, value_iteration(P, R, gamma, 1e-9), gamma)
    return greedy(Q), Q


@policy_iteration.wrong_answer("")  # the free check says it; without the cap, no end
def goes_round_and_round(P, R, gamma):
    pi = np.eye(P.shape[1])[np.zeros(len(R), dtype=int)]
    for _ in range(300):
        V = evaluate_policy(P, R, pi, gamma)
        better = greedy(bellman_q(P, R, V, gamma))
        if (better == pi).all():
            return pi, V
        pi = better
    raise RuntimeError("300 rounds, and the policy still changes")


@policy_iteration.wrong_answer("")  # the corridor takes more rounds
def ten_rounds_at_most(P, R, gamma):
    P, R = np.asarray(P, dtype=float), np.asarray(R, dtype=float)
    rows, a = np.arange(len(R)), np.zeros(len(R), dtype=int)
    for _ in range(10):
        V = np.linalg.solve(np.eye(len(R)) - gamma * P[rows, a], R)
        Q = R[:, None] + gamma * (P @ V)
        a = np.where(Q.max(axis=1) > Q[rows, a], Q.argmax(axis=1), a)
    return np.eye(P.shape[1])[a], Q.max(axis=1)


@policy_iteration.right_answer
def with_a_least_gain(P, R, gamma):
    P, R = np.asarray(P, dtype=float), np.asarray(R, dtype=float)
    rows, a = np.arange(len(R)), np.zeros(len(R), dtype=int)
    while True:
        V = np.linalg.solve(np.eye(len(R)) - gamma * P[rows, a], R)
        Q = R[:, None] + gamma * (P @ V)
        gains = Q.max(axis=1) > Q[rows, a] + 1e-9
        if not gains.any():
            return np.eye(P.shape[1])[a], V
        a = np.where(gains, Q.argmax(axis=1), a)


@policy_iteration.right_answer
def until_the_values_stand_still(P, R, gamma):
    pi = np.full(np.shape(P)[:2], 1.0) / np.shape(P)[1]
    V = evaluate_policy(P, R, pi, gamma)
    while True:
        Q = np.asarray(R, dtype=float)[:, None] + gamma * (P @ V)
        pi = (np.arange(Q.shape[1]) == Q.argmax(axis=1)[:, None]) * 1.0
        after = evaluate_policy(P, R, pi, gamma)
        if np.allclose(after, V, rtol=1e-12, atol=1e-12):
            return pi, after
        V = after


@policy_iteration.right_answer
def rounded_values(P, R, gamma):
    P, R = np.asarray(P, dtype=float), np.asarray(R, dtype=float)
    chosen = None
    while True:
        rows = chosen if chosen is not None else [0] * len(R)
        chain = np.array([P[s, a] for s, a in enumerate(rows)])
        V = np.linalg.solve(np.eye(len(R)) - gamma * chain, R)
        table = np.round(R[:, None] + gamma * (P @ V), 8)
        after = [int(row.argmax()) for row in table]
        if after == chosen:
            return np.eye(P.shape[1])[after], V
        chosen = after


@policy_iteration.right_answer
def with_torch(P, R, gamma):
    import torch

    P, R = (torch.tensor(np.asarray(x, dtype=float)) for x in (P, R))
    n, k, _ = P.shape
    a = torch.zeros(n, dtype=torch.int64)
    while True:
        chain = P[torch.arange(n), a]
        V = torch.linalg.solve(torch.eye(n).double() - gamma * chain, R)
        Q = R[:, None] + gamma * P @ V
        now = Q.gather(1, a[:, None])[:, 0]
        gains = Q.amax(dim=1) - now > 1e-10
        if not bool(gains.any()):
            return torch.nn.functional.one_hot(a, k).double(), V
        a = torch.where(gains, Q.argmax(dim=1), a)


# ---- mutants of the answer that are no mistake
policy_iteration.same_as_right(
    "What is added to a whole row of Q changes neither its best action nor the gain.",
    *map(
        "Q = bellman_q(P, R, V, gamma) => Q = bellman_q(P, {}, V, gamma)".format,
        ["V", "gamma"],
    ),
)
policy_iteration.same_as_right(
    "P and R have an entry for each state.",
    "pi = np.eye(np.shape(P)[1])[np.zeros(len(R), dtype=int)] => pi = np.eye(np.shape(P)[1])[np.zeros(len(P), dtype=int)]",
)
policy_iteration.same_as_right(
    "The line above ends the loop; until then every best action will do.",
    *map(
        "pi = np.where(gain[:, None] < 1e-09, pi, greedy(Q)) => "
        "pi = np.where(gain[:, None] {}, pi, greedy(Q))".format,
        ["< -0.999999999", "<= 1e-09", "== 1e-09"],
    ),
    "if gain.max() < 1e-09: => if gain.max() <= 1e-09:",
)
