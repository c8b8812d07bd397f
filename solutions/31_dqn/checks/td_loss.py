"""Exercise 31.5: what is checked of `td_loss`, and the answers that prove it."""

import torch

from helpers.checks.vocabulary import Case, Exercise, edge, free, values
from helpers.kernels import dqn as kernel

from .cases import NET, ONE_ROW, OTHER
from .td_loss_steps import GRADS, LOSS, SET_UP, TARGET


@free(
    "it can be learned from",
    points=0.5,
    message="Thirty steps of SGD on your loss must bring it well below the start, and "
    "leave the target network as it is.",
)
def learns(answer):
    rng = torch.Generator().manual_seed(1351)
    online, target = torch.nn.Linear(3, 2), torch.nn.Linear(3, 2)
    before = [p.detach().clone() for p in target.parameters()]
    s, s2 = torch.randn(16, 3, generator=rng), torch.randn(16, 3, generator=rng)
    r, end = torch.randn(16, generator=rng), torch.zeros(16)
    batch = s, torch.arange(16) % 2, r, s2, end
    optimiser, losses = torch.optim.SGD(online.parameters(), lr=0.05), []
    for _ in range(30):
        optimiser.zero_grad()
        loss = answer(online, target, batch, 0.9)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    same = all(map(torch.equal, before, target.parameters()))
    return None if same and losses[-1] < 0.9 * losses[0] else "does not learn"


td_loss = Exercise(
    "td_loss",
    reference=kernel.td_loss,
    arguments=("online", "target", "batch", "gamma"),
    checks=[
        values(LOSS, points=1.25),
        values(GRADS, points=1.0, label="gradient in the online network"),
        values(TARGET, points=0.5, label="none in the target network"),
        values(
            Case(
                "five transitions of two actions, with gamma 0.99",
                steps=NET
                + """
online = net([[1.5, 0.5, -1.0], [-2.0, 1.0, 0.25]], [0.5, -0.25])
target = net([[0.0, 2.0, 1.0], [1.0, -1.0, 0.5]], [0.75, 1.0])
s = torch.arange(15.0).reshape(5, 3) / 7 - 1
a, r = torch.tensor([1, 0, 0, 1, 1]), torch.tensor([0.0, 1.0, -1.0, 3.0, 0.5])
batch = s, a, r, -2 * s, torch.tensor([0.0, 1.0, 0.0, 0.0, 1.0])
loss = td_loss(online, target, batch, 0.99)
loss.backward()
[loss.item(), torch.cat([p.grad.ravel() for p in online.parameters()])]
""",
            ),
            points=0.5,
            label=OTHER,
            hidden=True,
        ),
        edge(
            ONE_ROW,
            Case(
                "one transition, and the batch after the call",
                steps=SET_UP
                + """
one = tuple(column[:1] for column in batch)
loss = td_loss(online, target, one, 0.5)
before = [column.tolist() for column in batch]
td_loss(online, target, batch, 0.5).backward()
[loss.item(), list(loss.shape), before == [column.tolist() for column in batch]]
""",
            ),
            points=0.25,
            hidden=True,
            message="One transition gives one number too, of shape (). The batch stays as "
            "it is.",
        ),
        learns,
    ],
    hints=[
        "Two numbers for each transition: what the online network says of the action that "
        "was taken, and what td_target says.",
        "`gather(1, a[:, None])` picks one column in each row, and leaves a column. Take "
        "its only entry of each row to get a vector.",
        "The loss is the mean of the squared differences of two vectors of shape (n,). "
        "The target side must come without a gradient.",
    ],
)


@td_loss.wrong_answer(
    "All actions are pushed towards the target. Only the action that was taken is known: "
    "pick its column."
)
def all_actions(online, target, batch, gamma):
    s, _a, r, s2, t = batch
    with torch.no_grad():
        y = r + gamma * (1 - t) * target(s2).amax(dim=1)
    return ((online(s) - y[:, None]) ** 2).mean()


@td_loss.wrong_answer(
    "This takes the best action of each state. Take the one that was taken, `a`."
)
def best_action(online, target, batch, gamma):
    s, _a, r, s2, t = batch
    with torch.no_grad():
        y = r + gamma * (1 - t) * target(s2).amax(dim=1)
    return ((online(s).amax(dim=1) - y) ** 2).mean()


@td_loss.wrong_answer(
    "The gradient flows into the target network as well. Its values are what is aimed "
    "at: compute them under `torch.no_grad()`."
)
def gradient_in_target(online, target, batch, gamma):
    s, a, r, s2, t = batch
    y = r + gamma * (1 - t) * target(s2).amax(dim=1)
    return ((online(s).gather(1, a[:, None])[:, 0] - y) ** 2).mean()


@td_loss.wrong_answer(
    "The networks have changed places: online learns, and target says what is right."
)
def nets_swapped(online, target, batch, gamma):
    s, a, r, s2, t = batch
    with torch.no_grad():
        y = r + gamma * (1 - t) * online(s2).amax(dim=1)
    return ((target(s).gather(1, a[:, None])[:, 0] - y) ** 2).mean()


@td_loss.wrong_answer(
    "The online network says what is right, so it runs after itself. Ask `target` for "
    "the values of s2."
)
def online_for_target(online, target, batch, gamma):
    s, a, r, s2, t = batch
    with torch.no_grad():
        y = r + gamma * (1 - t) * online(s2).amax(dim=1)
    return ((online(s).gather(1, a[:, None])[:, 0] - y) ** 2).mean()


@td_loss.wrong_answer("The end is ignored: after a terminated step nothing follows.")
def done_ignored(online, target, batch, gamma):
    s, a, r, s2, _t = batch
    with torch.no_grad():
        y = r + gamma * target(s2).amax(dim=1)
    return ((online(s).gather(1, a[:, None])[:, 0] - y) ** 2).mean()


@td_loss.wrong_answer(
    "A column beside a vector makes a table of all pairs. Both must have the shape (n,)."
)
def every_pair(online, target, batch, gamma):
    s, a, r, s2, t = batch
    with torch.no_grad():
        y = r + gamma * (1 - t) * target(s2).amax(dim=1)
    return ((online(s).gather(1, a[:, None]) - y) ** 2).mean()


@td_loss.wrong_answer("This is a sum. Take the mean over the batch.")
def sum_of_squares(online, target, batch, gamma):
    s, a, r, s2, t = batch
    with torch.no_grad():
        y = r + gamma * (1 - t) * target(s2).amax(dim=1)
    return ((online(s).gather(1, a[:, None])[:, 0] - y) ** 2).sum()


@td_loss.wrong_answer("There is a half too much: it is the mean of the squares.")
def half(online, target, batch, gamma):
    s, a, r, s2, t = batch
    with torch.no_grad():
        y = r + gamma * (1 - t) * target(s2).amax(dim=1)
    return ((online(s).gather(1, a[:, None])[:, 0] - y) ** 2).mean() / 2


@td_loss.wrong_answer(
    "This is Huber's loss, which many programs use. Here it is the squared error."
)
def huber(online, target, batch, gamma):
    s, a, r, s2, t = batch
    with torch.no_grad():
        y = r + gamma * (1 - t) * target(s2).amax(dim=1)
    chosen = online(s).gather(1, a[:, None])[:, 0]
    return torch.nn.functional.smooth_l1_loss(chosen, y)


@td_loss.wrong_answer("These are absolute differences. Square them.")
def absolute(online, target, batch, gamma):
    s, a, r, s2, t = batch
    with torch.no_grad():
        y = r + gamma * (1 - t) * target(s2).amax(dim=1)
    return (online(s).gather(1, a[:, None])[:, 0] - y).abs().mean()


@td_loss.wrong_answer(
    "The loss is a plain number, so nothing can flow back from it. Return the tensor."
)
def plain_number(online, target, batch, gamma):
    s, a, r, s2, t = batch
    with torch.no_grad():
        y = r + gamma * (1 - t) * target(s2).amax(dim=1)
        return ((online(s).gather(1, a[:, None])[:, 0] - y) ** 2).mean()


@td_loss.wrong_answer(
    "The loss is a plain number, so nothing can flow back from it. Return the tensor."
)
def python_number(online, target, batch, gamma):
    s, a, r, s2, t = batch
    with torch.no_grad():
        y = r + gamma * (1 - t) * target(s2).amax(dim=1)
    return ((online(s).gather(1, a[:, None])[:, 0] - y) ** 2).mean().item()


@td_loss.wrong_answer(
    "Nothing flows back from the loss to the online network. Somewhere on the way the "
    "numbers are cut off from it, as `detach()` and `torch.tensor(...)` do."
)
def cut_on_the_way(online, target, batch, gamma):
    s, a, r, s2, t = batch
    y = r + gamma * (1 - t) * target(s2).detach().amax(dim=1)
    loss = ((online(s).gather(1, a[:, None])[:, 0] - y) ** 2).mean()
    return loss.detach().requires_grad_()


@td_loss.right_answer
def by_index(online, target, batch, gamma):
    s, a, r, s2, t = batch
    y = r + gamma * (1 - t) * target(s2).max(dim=1).values.detach()
    error = online(s)[torch.arange(len(a)), a] - y
    return error.square().mean()


@td_loss.right_answer
def by_one_hot(online, target, batch, gamma):
    s, a, r, s2, t = batch
    values = online(s)
    taken = torch.nn.functional.one_hot(a, values.shape[1])
    y = torch.where(t > 0, r, r + gamma * target(s2).detach().max(1)[0])
    return torch.nn.functional.mse_loss((values * taken).sum(1), y)


@td_loss.right_answer
def row_by_row(online, target, batch, gamma):
    total = 0.0
    for s, a, r, s2, t in zip(*batch):
        with torch.no_grad():
            y = r + gamma * (1 - t) * target(s2).max()
        total = total + (online(s)[a] - y) ** 2
    return total / len(batch[0])


# ---- mutants of the answer that are no mistake
td_loss.same_as_right(
    "There is one column, the first and the last.",
    "chosen = online(s).gather(1, a[:, None])[:, 0] => chosen = online(s).gather(1, a[:, None])[:, -1]",
)
