"""Exercise 31.7: what is checked of `select_action`, and the answers that prove it.

The order of draws is the student's choice: shares are checked, over many calls.
"""

import numpy as np
import torch

from helpers.checks.vocabulary import Case, Exercise, Made, Seeded, edge, pure, values
from helpers.kernels import dqn as kernel

from .cases import NET

ITSELF = Made("torch.nn.Identity")  # the state is the list of its Q values


def select_action_reference(net, s, eps, rng):
    """Call the kernel with the exercise's positional arguments."""
    return kernel.select_action(net, s, eps=eps, rng=rng)


def shares(label: str, values: list[float], eps: float, seed: int) -> Case:
    """Return a case over 1,000 choices: does each action get its share, to 0.06.

    An action that never comes is told apart: it shows which mistake it is.
    """
    n = len(values)
    want = [eps / n + (1 - eps) * (value == max(values)) for value in values]
    text = f"""
    rng, counts = np.random.default_rng({seed}), [0] * {n}
    net, s = torch.nn.Identity(), np.array({values}, dtype=np.float32)
    for _ in range(1000):
        counts[select_action(net, s, {eps}, rng)] += 1
    good = [abs(count / 1000 - want) < 0.06 for count, want in zip(counts, {want})]
    ["right" if fits else "other" if n else "never" for fits, n in zip(good, counts)]
    """
    return Case(label, steps=text)


BEST = Case(
    "Q values 0.1, 0.9 and -0.3, eps = 0",
    (ITSELF, np.array([0.1, 0.9, -0.3], dtype=np.float32), 0.0, Seeded(1)),
)
BELOW = Case(
    "Q values -5, -2, -7 and -3, eps = 0",
    (ITSELF, np.array([-5, -2, -7, -3], dtype=np.float32), 0.0, Seeded(2)),
)
KIND = Case(
    "type of the result, with eps = 0 and with eps = 1",
    steps="""
    net, s = torch.nn.Identity(), np.array([0.5, 2.0], dtype=np.float32)
    rng = np.random.default_rng(3)
    [type(select_action(net, s, eps, rng)).__name__ for eps in (0.0, 1.0)]
    """,
)
SOMETIMES = shares(
    "1,000 choices among three actions with eps = 0.3, are the shares 0.1, 0.8 and 0.1",
    [-1.0, 2.0, 0.5],
    0.3,
    4,
)
ALWAYS = shares(
    "1,000 choices among three actions with eps = 1, is each taken a third of the time",
    [0.0, 3.0, 1.0],
    1.0,
    5,
)

select_action = Exercise(
    "select_action",
    reference=select_action_reference,
    arguments=("net", "s", "eps", "rng"),
    checks=[
        values(BEST, BELOW, points=1.0, label="the best action"),
        values(SOMETIMES, points=0.75, label="shares with eps = 0.3"),
        values(ALWAYS, points=0.25, label="shares with eps = 1"),
        values(KIND, points=0.25, label="a Python int"),
        pure(BEST, points=0.25),
        edge(
            "other networks and states",
            Case(
                "a layer from two numbers to four actions, float64, integers and a list",
                steps=NET
                + """
layer = net([[1.0, 0.0], [0.0, 2.0], [-3.0, 0.0], [1.0, 1.0]], [0.0, -1.0, 0.5, 0.0])
states = np.array([1.5, 0.25]), np.array([-2, 1]), np.array([0.0, 3.0]), [0, 0]
rng = np.random.default_rng(6)
found = [select_action(layer, s, 0.0, rng) for s in states]
seen = {select_action(layer, states[0], 1.0, rng) for _ in range(200)}
[found, sorted(seen), [p.grad is None for p in layer.parameters()]]
""",
            ),
            points=0.75,
            hidden=True,
            message="States may be float64, whole numbers or a list: make a float32 "
            "tensor of them. The number of actions is the length of what net gives.",
        ),
        edge(
            "shares with four actions, and the same seed",
            shares("eps = 0.6", [0.0, -1.0, -2.0, -0.5], 0.6, 7),
            Case(
                "two generators with one seed, and where two seeds lead",
                steps="""
                net, s = torch.nn.Identity(), np.zeros(5, dtype=np.float32)
                def many(seed):
                    rng = np.random.default_rng(seed)
                    return [select_action(net, s, 1.0, rng) for _ in range(30)]
                [many(8) == many(8), many(8) == many(9)]
                """,
            ),
            points=0.75,
            hidden=True,
            message="All chance comes from rng. A random action is drawn from all "
            "actions, the best one included.",
        ),
    ],
    hints=[
        "First decide: one random number from 0 to 1, and is it below eps?",
        "If so, draw a whole number below the number of actions. If not, ask the network "
        "and take the place of the largest value.",
        "`torch.as_tensor(s, dtype=torch.float32)` makes a state for the network; work "
        "under `torch.no_grad()`. `int(...)` of an argmax is a Python int.",
    ],
)


@select_action.wrong_answer("This takes the worst action: argmax, not argmin.")
def argmin(net, s, eps, rng):
    with torch.no_grad():
        values = net(torch.as_tensor(np.asarray(s), dtype=torch.float32))
    if rng.random() < eps:
        return int(rng.integers(len(values)))
    return int(values.argmin())


@select_action.wrong_answer(
    "eps is the share of random actions. Here it is the share of the best one."
)
def eps_for_greedy(net, s, eps, rng):
    with torch.no_grad():
        values = net(torch.as_tensor(np.asarray(s), dtype=torch.float32))
    if rng.random() >= eps:
        return int(rng.integers(len(values)))
    return int(values.argmax())


@select_action.wrong_answer(
    "A random action is never the best one here. Draw it from all actions."
)
def others_alone(net, s, eps, rng):
    with torch.no_grad():
        values = net(torch.as_tensor(np.asarray(s), dtype=torch.float32))
    best = int(values.argmax())
    if rng.random() < eps:
        return int((best + rng.integers(1, len(values))) % len(values))
    return best


@select_action.wrong_answer("The last action is never drawn at random.")
def never_the_last(net, s, eps, rng):
    with torch.no_grad():
        values = net(torch.as_tensor(np.asarray(s), dtype=torch.float32))
    if rng.random() < eps:
        return int(rng.integers(len(values) - 1))
    return int(values.argmax())


@select_action.wrong_answer("Nothing is ever random: eps is not used.")
def always_greedy(net, s, eps, rng):
    with torch.no_grad():
        return int(net(torch.as_tensor(np.asarray(s), dtype=torch.float32)).argmax())


@select_action.wrong_answer(
    "A random action is always action 0. Perhaps the values still have an axis for the "
    "batch, so that their length is 1: it is the number of actions that counts."
)
def batch_axis_forgotten(net, s, eps, rng):
    with torch.no_grad():
        values = net(torch.as_tensor(np.asarray(s), dtype=torch.float32)[None])
    if rng.random() < eps:
        return int(rng.integers(len(values)))
    return int(values.argmax())


@select_action.wrong_answer(
    "This is the best value. The agent needs its place: argmax."
)
def value_of_the_best(net, s, eps, rng):
    with torch.no_grad():
        values = net(torch.as_tensor(np.asarray(s), dtype=torch.float32))
    if rng.random() < eps:
        return int(rng.integers(len(values)))
    return float(values.max())


@select_action.wrong_answer(
    "The result is no Python int. An environment wants one: `int(...)`."
)
def returns_a_tensor(net, s, eps, rng):
    with torch.no_grad():
        values = net(torch.as_tensor(np.asarray(s), dtype=torch.float32))
    if rng.random() < eps:
        return rng.integers(len(values))
    return values.argmax()


@select_action.wrong_answer("")
def global_random_state(net, s, eps, rng):
    with torch.no_grad():
        values = net(torch.as_tensor(np.asarray(s), dtype=torch.float32))
    if np.random.rand() < eps:  # noqa: NPY002
        return int(np.random.randint(len(values)))  # noqa: NPY002
    return int(values.argmax())


@select_action.right_answer
def with_a_batch_of_one(net, s, eps, rng):
    if eps > 0 and rng.uniform() < eps:
        s = torch.tensor(np.array(s), dtype=torch.float32)
        return int(rng.choice(net(s).shape[-1]))
    state = torch.tensor(np.array(s, dtype=np.float32)[None])
    return net(state).detach().argmax(dim=1).item()


@select_action.right_answer
def by_probabilities(net, s, eps, rng):
    with torch.inference_mode():
        values = net(torch.tensor(np.asarray(s), dtype=torch.float32)).numpy()
    chances = np.full(len(values), eps / len(values))
    chances[values.argmax()] += 1 - eps
    return int(rng.choice(len(values), p=chances / chances.sum()))


@select_action.right_answer
def with_a_loop(net, s, eps, rng):
    values = net(torch.FloatTensor(list(map(float, s)))).tolist()
    if rng.random() < eps:
        return rng.integers(0, len(values)).item()
    best = 0
    for i, value in enumerate(values):
        if value > values[best]:
            best = i
    return best


# ---- mutants of the answer that are no mistake
select_action.same_as_right(
    "A random number is next to never exactly eps.",
    "if rng.random() < eps: => if rng.random() <= eps:",
)
