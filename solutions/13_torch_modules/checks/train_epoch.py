"""Exercise 13.8: what is checked of `train_epoch`, and the answers that prove it."""

from functools import partial

import torch
from torch import nn

from helpers.checks.vocabulary import Exercise, edge, free, values
from helpers.kernels.torch_modules import train_epoch as kernel

from .cases import told

LINE = """
def line(**options):
    model = torch.nn.Linear(2, 1)
    with torch.no_grad():
        model.weight.copy_(torch.tensor([[1.0, -1.0]]))
        model.bias.fill_(0.5)
    return model, torch.optim.SGD(model.parameters(), lr=0.125, **options)
X = torch.tensor([[1.0, 2.0], [0.0, 1.0], [-2.0, 1.0], [3.0, -1.0]])
y = torch.tensor([[1.0], [-2.0], [0.5], [4.0]])
batches = [(X[:3], y[:3]), (X[3:], y[3:])]
mse = torch.nn.functional.mse_loss
"""
LOSS = told(
    "batches of three and one example: is the result a float, and which",
    f"""{LINE}
model, opt = line()
loss = train_epoch(model, batches, opt, mse)
[isinstance(loss, float), loss]
""",
)
STEPS = told(
    "weights and bias after batches of three and one example",
    f"""{LINE}
model, opt = line()
train_epoch(model, batches, opt, mse)
[model.weight.tolist(), model.bias.tolist()]
""",
)
MODES = told(
    "is the model in training mode while its loss is worked out",
    f"""{LINE}
model, opt = line()
modes = set()
model.register_forward_pre_hook(
    lambda m, given: modes.add(m.training) if torch.is_grad_enabled() else None
)
train_epoch(model, batches, opt, mse)
sorted(modes)
""",
)
TWICE = told(
    "two epochs with momentum: the second loss and the weights",
    f"""{LINE}
model, opt = line(momentum=0.5)
losses = [float(train_epoch(model, batches, opt, mse)) for _ in range(2)]
[losses, model.weight.tolist()]
""",
)
UNEVEN = told(
    "a loss that charges what is too high twice as much as what is too low",
    f"""{LINE}
model, opt = line()
uneven = lambda p, y: torch.where(p > y, 2 * (p - y), y - p).mean()
loss = float(train_epoch(model, batches, opt, uneven))
[loss, model.weight.tolist()]
""",
)


@free(
    "the loss falls",
    points=0.75,
    message="After some epochs on three clouds of points, the loss must be well below "
    "that of the first.",
)
def learns(answer):
    rng = torch.Generator().manual_seed(138)
    y = torch.arange(90) % 3
    X = torch.eye(3)[y] * 3 + torch.randn(90, 3, generator=rng)
    model = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 3))
    opt = torch.optim.Adam(model.parameters(), lr=0.02)
    batches = [(X[i : i + 20], y[i : i + 20]) for i in range(0, 90, 20)]
    losses = [answer(model, batches, opt, nn.CrossEntropyLoss()) for _ in range(8)]
    if not all(type(loss) is float for loss in losses):
        return "not floats"
    return None if losses[-1] < 0.7 * losses[0] else "the loss does not fall"


train_epoch = Exercise(
    "train_epoch",
    reference=kernel,
    arguments=("model", "batches", "opt", "loss_fn"),
    checks=[
        values(LOSS, points=1.0, label="mean loss, a float"),
        values(STEPS, MODES, points=1.0, label="a step for each batch"),
        values(TWICE, points=0.5, label="two epochs"),
        values(UNEVEN, points=0.5, label="an uneven loss"),
        edge(
            "a generator of batches",
            told(
                "batches from a generator",
                f"""{LINE}
model, opt = line()
loss = float(train_epoch(model, (batch for batch in batches), opt, mse))
[loss, model.weight.tolist()]
""",
            ),
            points=0.5,
            hidden=True,
            message="Batches may come from a generator: it has no length, and one loop "
            "over it is all there is.",
        ),
        edge(
            "classes and cross entropy",
            told(
                "three classes, the loss is a module",
                """
                model = torch.nn.Linear(2, 3)
                with torch.no_grad():
                    model.weight.copy_(torch.tensor([[1.0, -1.0], [0.5, 0.0], [0.0, 2.0]]))
                    model.bias.zero_()
                X = torch.tensor([[1.0, 2.0], [0.0, 1.0], [-2.0, 1.0], [3.0, -1.0], [1.0, 1.0]])
                y = torch.tensor([0, 2, 1, 0, 1])
                opt = torch.optim.SGD(model.parameters(), lr=0.25)
                pairs = torch.utils.data.TensorDataset(X, y)
                loader = torch.utils.data.DataLoader(pairs, batch_size=2)
                loss = train_epoch(model, loader, opt, torch.nn.CrossEntropyLoss())
                [float(loss), model.weight.tolist(), model.bias.tolist()]
                """,
            ),
            points=0.25,
            hidden=True,
            message="The loss may be a module such as `nn.CrossEntropyLoss()`, `y` may "
            "hold classes, and batches may come from a `DataLoader`.",
        ),
        edge(
            "data, and the mode, stay as they are",
            told(
                "X, y and the training flag afterwards",
                f"""{LINE}
model, opt = line()
before = len(batches)
train_epoch(model, batches, opt, mse)
[X.tolist(), y.tolist(), before == len(batches), model.training]
""",
            ),
            points=0.25,
            hidden=True,
            message="`X`, `y` and the list of batches stay unchanged, and the model is "
            "still in training mode.",
        ),
        edge(
            "one batch",
            told(
                "a single batch",
                f"""{LINE}
model, opt = line()
loss = train_epoch(model, [(X, y)], opt, mse)
[isinstance(loss, float), loss, model.bias.tolist()]
""",
            ),
            points=0.25,
            hidden=True,
            message="With a single batch, the result is the loss that it had before the "
            "step.",
        ),
        learns,
    ],
    hints=[
        "Four things happen for each batch: old gradients go, the loss is worked out, "
        "gradients come, the optimiser steps. In which order?",
        "A loss is a tensor that holds on to its whole graph. `item()` gives the plain "
        "number.",
        "The number stands for the mean of its batch, so it counts as many times as the "
        "batch has examples. Divide the sum by the number of all examples.",
    ],
)

RIGHT = """
def train_epoch(model, batches, opt, loss_fn):
    total, count = 0.0, 0
    for X, y in batches:
        opt.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        opt.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count
"""
wrong = partial(train_epoch.slip, RIGHT)
wrong(
    "accumulates",
    "        opt.zero_grad()\n",
    "",
    "Gradients of earlier batches are still there when the next ones come, and torch "
    "adds. Set them to zero for each batch.",
)
wrong(
    "returns_a_tensor",
    "loss.item()",
    "loss",
    "The result is a tensor, and such a sum may keep the graphs of all batches alive. Take "
    "the plain number out of each loss with `item()`.",
)
wrong(
    "mean_of_means",
    "loss.item() * len(X)\n        count += len(X)",
    "loss.item()\n        count += 1",
    "Every batch counts alike, also a small one. Weight the loss of each batch by its "
    "number of examples.",
)
wrong(
    "sum_of_losses",
    "total / count",
    "total",
    "This is the sum over all examples. Divide by their number.",
)
wrong(
    "last_loss",
    "total / count",
    "loss.item()",
    "This is the loss of the last batch. The mean over the whole epoch is asked for.",
)
wrong(
    "loss_after_the_step",
    "total += loss.item() * len(X)",
    "total += loss_fn(model(X), y).item() * len(X)",
    "The loss is measured after the step. Take the number that the step was made from.",
)
wrong(
    "never_steps",
    "        opt.step()\n",
    "",
    "The parameters never move: `opt.step()` comes after `backward()`, while the "
    "gradients are there.",
)
wrong(
    "loss_arguments_swapped",
    "loss_fn(model(X), y)",
    "loss_fn(y, model(X))",
    "A loss function takes the prediction first, then the target.",
)

train_epoch.right_text(
    "zero_afterwards",
    """
def train_epoch(model, batches, opt, loss_fn):
    model.train()
    losses, sizes = [], []
    for xb, yb in batches:
        loss = loss_fn(model(xb), yb)
        loss.backward()
        opt.step()
        opt.zero_grad()
        losses.append(float(loss.detach()))
        sizes.append(yb.shape[0])
    return float(np.average(losses, weights=sizes))
""",
)
train_epoch.right_text(
    "zero_by_hand",
    """
def train_epoch(model, batches, opt, loss_fn):
    total = torch.zeros(())
    n = 0
    for batch in batches:
        X, y = batch
        for p in model.parameters():
            p.grad = None
        out = model(X)
        loss = loss_fn(out, y)
        loss.backward()
        opt.step()
        total = total + loss.detach() * X.size(0)
        n += X.size(0)
    return (total / n).item()
""",
)
train_epoch.right_text(
    "zero_by_the_model",
    """
def train_epoch(model, batches, opt, loss_fn):
    seen = []
    for X, y in batches:
        loss = loss_fn(model(X), y)
        model.zero_grad(set_to_none=False)
        loss.backward()
        opt.step()
        seen += [loss.item()] * len(y)
    return sum(seen) / len(seen)
""",
)
