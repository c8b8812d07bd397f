"""Exercise 31.4: what is checked of `td_target`, and the answers that prove it."""

import numpy as np
import torch

from helpers.checks.vocabulary import Case, Exercise, Made, edge, pure, shape, values
from helpers.kernels import dqn as kernel

from .cases import NET, ONE_ROW, OTHER

# A network that gives back its input: the state is the list of its Q values.
ITSELF = Made("torch.nn.Identity")
R = torch.tensor([1.0, -2.0, 0.5])
S2 = torch.tensor([[3.0, 5.0], [-4.0, -1.0], [2.0, 7.0]])
END = torch.tensor([0.0, 0.0, 1.0])
RNG = np.random.default_rng(1341)


def floats(*size: int) -> torch.Tensor:
    """Return made-up numbers."""
    return torch.tensor(RNG.normal(0.0, 3.0, size=size), dtype=torch.float32)


THREE = Case("three transitions, the last one terminated", (R, S2, END, ITSELF, 0.5))
SQUARE = Case(
    "two transitions and two actions",
    (R[:2], S2[:2], torch.tensor([1.0, 0.0]), ITSELF, 0.9),
)
GRADIENT = Case(
    "a target network with parameters: requires_grad of the result, and grads",
    steps=NET
    + """
target = net([[1.0, 0.0], [0.5, -1.0], [0.0, 2.0]], [0.5, 0.0, -1.0])
r, end = torch.tensor([1.0, 2.0]), torch.tensor([0.0, 1.0])
y = td_target(r, torch.tensor([[1.0, 2.0], [3.0, -1.0]]), end, target, 0.5)
grads = [p.grad is None and p.requires_grad for p in target.parameters()]
[y.tolist(), y.requires_grad, grads]
""",
)

td_target = Exercise(
    "td_target",
    reference=kernel.td_target,
    arguments=("r", "s2", "terminated", "target", "gamma"),
    rows=("r", "s2", "terminated"),
    checks=[
        shape(THREE, points=0.25),
        values(THREE, SQUARE, points=1.75),
        values(GRADIENT, points=0.5, label="no gradient"),
        pure(THREE, points=0.25),
        values(
            Case(
                OTHER,
                (floats(6), floats(6, 5), torch.tensor([0.0, 1.0] * 3), ITSELF, 0.99),
            ),
            Case("all terminated", (R, S2, torch.ones(3), ITSELF, 0.9)),
            Case("gamma 0", (R, S2, END, ITSELF, 0.0)),
            Case("gamma 1", (R, S2, END, ITSELF, 1.0)),
            points=0.75,
            label=OTHER,
            hidden=True,
        ),
        edge(
            ONE_ROW,
            Case("one transition", (R[:1], S2[:1], END[:1], ITSELF, 0.5)),
            Case("one action", (R, S2[:, :1], END, ITSELF, 0.5)),
            points=0.25,
            hidden=True,
            message="With one transition the result still has the shape (1,). Name the "
            "axis of the maximum, and squeeze nothing.",
        ),
        edge(
            "Q values below 0",
            Case("all values negative", (R, -S2.abs(), torch.zeros(3), ITSELF, 0.9)),
            points=0.25,
            hidden=True,
            message="The best value may be negative: it is still the largest.",
        ),
    ],
    hints=[
        "Ask the target network for the Q values of all s2 at once, and take the largest "
        "of each row.",
        "Where terminated is 1 nothing follows, so the second term must vanish: multiply "
        "it by one minus terminated.",
        "Work under `torch.no_grad()`. `max(dim=1)` of a tensor gives values and places; "
        "`amax(dim=1)` gives the values alone.",
    ],
)


@td_target.wrong_answer(
    "The end is ignored: after a terminated step nothing follows, so its target is the "
    "reward alone."
)
def done_ignored(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return r + gamma * target(s2).amax(dim=1)


@td_target.wrong_answer(
    "The end is the wrong way round: the future counts where terminated is 0."
)
def done_inverted(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return r + gamma * terminated * target(s2).amax(dim=1)


@td_target.wrong_answer(
    "This takes the mean over the actions. The agent will take the best one: max."
)
def mean_not_max(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return r + gamma * (1 - terminated) * target(s2).mean(dim=1)


@td_target.wrong_answer("This adds up the values of all actions. Take the largest.")
def sum_not_max(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return r + gamma * (1 - terminated) * target(s2).sum(dim=1)


@td_target.wrong_answer("This takes the worst action. Take the best: max, not min.")
def min_not_max(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return r + gamma * (1 - terminated) * target(s2).amin(dim=1)


@td_target.wrong_answer(
    "This takes the number of the best action. Its value is needed: max, not argmax."
)
def argmax_not_max(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return r + gamma * (1 - terminated) * target(s2).argmax(dim=1)


@td_target.wrong_answer("gamma is missing.")
def no_gamma(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return r + (1 - terminated) * target(s2).amax(dim=1)


@td_target.wrong_answer("gamma stands before the future alone, not before the reward.")
def gamma_on_all(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return gamma * (r + (1 - terminated) * target(s2).amax(dim=1))


@td_target.wrong_answer(
    "A terminated step has a reward too: only the future is taken away there."
)
def end_takes_the_reward(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return (1 - terminated) * (r + gamma * target(s2).amax(dim=1))


@td_target.wrong_answer("The reward is missing.")
def no_reward(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return gamma * (1 - terminated) * target(s2).amax(dim=1)


@td_target.wrong_answer(
    "One number is taken for all rows. Each transition has a best action of its own: "
    "`amax(dim=1)`."
)
def best_of_the_batch(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return r + gamma * (1 - terminated) * target(s2).max()


@td_target.wrong_answer(
    "The result is a table: a column beside a vector makes every pair. Leave out keepdim."
)
def a_table(r, s2, terminated, target, gamma):
    with torch.no_grad():
        return r + gamma * (1 - terminated) * target(s2).amax(dim=1, keepdim=True)


@td_target.wrong_answer(
    "The result hangs on a graph, so learning would also move the target. Work under "
    "`torch.no_grad()`, or detach."
)
def keeps_the_gradient(r, s2, terminated, target, gamma):
    return r + gamma * (1 - terminated) * target(s2).amax(dim=1)


@td_target.wrong_answer("")
def writes_into_r(r, s2, terminated, target, gamma):
    with torch.no_grad():
        r += gamma * (1 - terminated) * target(s2).amax(dim=1)
    return r


@td_target.right_answer
def by_detach(r, s2, terminated, target, gamma):
    best, _ = target(s2).max(dim=1)
    return r + gamma * best.detach() * (1 - terminated)


@td_target.right_answer
def by_where(r, s2, terminated, target, gamma):
    with torch.inference_mode():
        best = target(s2).max(1).values
        found = torch.where(terminated.bool(), r, r + gamma * best)
    return found.clone()


@td_target.right_answer
def row_by_row(r, s2, terminated, target, gamma):
    found = []
    for i in range(len(r)):
        y = float(r[i])
        if not terminated[i]:
            y += gamma * float(max(target(s2[i])))
        found.append(y)
    return torch.tensor(found)


# ---- mutants of the answer that are no mistake
td_target.same_as_right(
    "`terminated` holds the floats 0.0 and 1.0 here.",
    *map(
        "return r + gamma * (1 - terminated.float()) * best => return r + gamma * (1 - terminated{}) * best".format,
        [".int()", ".abs()", ""],
    ),
)
