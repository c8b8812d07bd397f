"""Exercise 31.6: what is checked of `soft_update`, and the answers that prove it."""

import torch

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels import dqn as kernel

from .cases import NET

PAIR = (
    NET
    + """
target = net([[1.0, -2.0], [3.0, 0.5]], [0.0, 4.0])
online = net([[2.0, 2.0], [-1.0, 0.5]], [1.0, -4.0])
def numbers(network):
    return torch.cat([p.detach().ravel() for p in network.parameters()])
"""
)

QUARTER = Case(
    "two layers, tau = 0.25: the target network after the call",
    steps=PAIR + "soft_update(target, online, 0.25)\nnumbers(target)",
)
ONLINE = Case(
    "two layers, tau = 0.25: the online network after the call",
    steps=PAIR + "soft_update(target, online, 0.25)\nnumbers(online)",
)
# Whoever holds a tensor of the target network, or a view of it, must see the change.
SAME = Case(
    "tensors that were taken from the target network before the call",
    steps=PAIR
    + """
held = [p for p in target.parameters()]
views = [p.detach() for p in target.parameters()]
soft_update(target, online, 0.5)
[torch.cat([p.detach().ravel() for p in side]) for side in (held, views)]
""",
)
ENDS = Case(
    "tau = 0, then tau = 1",
    steps=PAIR
    + """
soft_update(target, online, 0.0)
unmoved = numbers(target)
soft_update(target, online, 1.0)
[unmoved, numbers(target)]
""",
)

soft_update = Exercise(
    "soft_update",
    reference=kernel.soft_update,
    checks=[
        values(QUARTER, points=1.25),
        values(ONLINE, points=0.5, label="online unchanged"),
        values(SAME, points=0.5, label="in place"),
        values(ENDS, points=0.5, label="tau 0 and tau 1"),
        edge(
            "two networks afterwards",
            Case(
                "tau = 1, then the online network moves on, then tau = 0.1",
                steps=PAIR
                + """
soft_update(target, online, 1.0)
with torch.no_grad():
    for p in online.parameters():
        p.add_(10.0)
apart = numbers(target)
soft_update(target, online, 0.1)
[apart, numbers(target), numbers(online)]
""",
            ),
            points=0.5,
            hidden=True,
            message="After tau = 1 both networks hold the same numbers, and still each "
            "its own: what moves one must not move the other.",
        ),
        edge(
            "a deeper network, still trainable",
            Case(
                "three layers, twice, tau = 0.01: numbers and requires_grad",
                steps=NET
                + """
def deep(sign):
    return torch.nn.Sequential(
        net([[1.0, sign], [0.5, 2.0], [sign, 1.0]], [0.0, sign, 1.0]),
        torch.nn.ReLU(),
        net([[sign, 2.0, 0.25]], [sign]),
    )
target, online = deep(1.0), deep(-3.0)
(online(torch.ones(2, 2)).sum()).backward()
for _ in range(2):
    soft_update(target, online, 0.01)
wants = [p.requires_grad and p.is_leaf for p in (*target.parameters(), *online.parameters())]
grads = [p.grad is None for p in target.parameters()]
[torch.cat([p.detach().ravel() for p in target.parameters()]), all(wants), grads]
""",
            ),
            points=0.75,
            hidden=True,
            message="Every parameter of every layer moves, and stays a parameter that "
            "wants gradients; the step itself records none.",
        ),
    ],
    hints=[
        "Go through the parameters of both networks side by side.",
        "`zip(target.parameters(), online.parameters())` gives the pairs. A plain `=` "
        "only gives a name another meaning; methods that end in an underscore, such as "
        "`copy_`, write into a tensor.",
        "Under `torch.no_grad()`, copy the mixture into each parameter of target: tau of "
        "the online one and the rest of its own.",
    ],
)


@soft_update.wrong_answer(
    "The shares have changed places: tau belongs to the online network."
)
def swapped(target, online, tau):
    with torch.no_grad():
        for p, q in zip(target.parameters(), online.parameters()):
            p.copy_((1 - tau) * q + tau * p)


@soft_update.wrong_answer(
    "The online network moves, and the target stands still. It is the other way round."
)
def moves_online(target, online, tau):
    with torch.no_grad():
        for p, q in zip(target.parameters(), online.parameters()):
            q.copy_(tau * q + (1 - tau) * p)


@soft_update.wrong_answer(
    "Nothing has changed: `p = ...` gives the name p another meaning and leaves the "
    "parameter as it was. Write into it, for example with `copy_`."
)
def gives_a_name(target, online, tau):
    with torch.no_grad():
        for p, q in zip(target.parameters(), online.parameters()):
            p = tau * q + (1 - tau) * p


@soft_update.wrong_answer(
    "The target network has new tensors now, and whoever held the old ones sees nothing "
    "of it. Write into the tensors that are there."
)
def rebinds_tensors(target, online, tau):
    for p, q in zip(target.parameters(), online.parameters()):
        p.data = tau * q.data + (1 - tau) * p.data


@soft_update.wrong_answer(
    "Only tau times the online network is added, and nothing of the target is taken "
    "away: its own share is 1 - tau."
)
def adds_only(target, online, tau):
    with torch.no_grad():
        for p, q in zip(target.parameters(), online.parameters()):
            p.add_(tau * q)


@soft_update.wrong_answer(
    "This copies the whole network. Only the share tau comes over."
)
def whole_copy(target, online, tau):
    target.load_state_dict(online.state_dict())


@soft_update.wrong_answer("The biases stay behind: every parameter moves.")
def weights_alone(target, online, tau):
    with torch.no_grad():
        for p, q in zip(target.parameters(), online.parameters()):
            if p.ndim > 1:
                p.copy_(tau * q + (1 - tau) * p)


@soft_update.wrong_answer("The target's own share is forgotten: (1 - tau) of it stays.")
def forgets_itself(target, online, tau):
    with torch.no_grad():
        for p, q in zip(target.parameters(), online.parameters()):
            p.copy_(tau * q)


@soft_update.wrong_answer("")
def shares_memory_at_one(target, online, tau):
    with torch.no_grad():
        for p, q in zip(target.parameters(), online.parameters()):
            p.copy_(tau * q + (1 - tau) * p)
            if tau == 1:
                p.data = q.data


@soft_update.right_answer
def by_lerp(target, online, tau):
    with torch.no_grad():
        for p, q in zip(target.parameters(), online.parameters()):
            p.lerp_(q, tau)


@soft_update.right_answer
def by_state(target, online, tau):
    mine, theirs = online.state_dict(), target.state_dict()
    target.load_state_dict(
        {key: tau * mine[key] + (1 - tau) * theirs[key] for key in theirs}
    )


@soft_update.right_answer
def through_data(target, online, tau):
    pairs = zip(target.parameters(), online.parameters())
    for p, q in pairs:
        p.data.mul_(1 - tau).add_(q.data, alpha=tau)
    return target


@soft_update.right_answer
def by_step(target, online, tau):
    with torch.no_grad():
        for p, q in zip(target.parameters(), online.parameters()):
            p += tau * (q - p)
