"""Exercise 04.10: what is checked of `loss_twice`, and the answers that prove it."""

import torch

from helpers.checks.vocabulary import Case, Exercise, edge, values


def loss_twice_reference(w, x):
    """Keep every operation on tensors, so that gradients reach w."""
    return 2 * ((w * x) ** 2).sum()


NUMBERS = """
w = torch.tensor([1.0, -2.0, 0.5], requires_grad=True)
x = torch.tensor([2.0, 1.0, 4.0])
"""
VALUE = Case("three weights", steps=f"{NUMBERS}loss = loss_twice(w, x)\nfloat(loss)")
X_AFTER = Case(
    "x after loss_twice(w, x), and its requires_grad",
    steps=f"{NUMBERS}loss_twice(w, x)\n[x.tolist(), x.requires_grad]",
)
# Where nothing hangs on w, backward() would stop: say None for the missing gradient.
GRAD = """
loss = loss_twice(w, x)
if torch.is_tensor(loss) and loss.requires_grad:
    loss.backward()
w.grad.tolist() if w.grad is not None else None
"""

loss_twice = Exercise(
    "loss_twice",
    kind="fix",
    reference=loss_twice_reference,
    arguments=("w", "x"),
    checks=[
        values(VALUE, X_AFTER, points=0.75),
        values(
            Case("three weights, w.grad", steps=NUMBERS + GRAD),
            points=1.25,
            label="the gradient reaches w",
        ),
        edge(
            "a table of weights",
            Case(
                "a table in float64",
                steps="w = torch.tensor([[0.5, -1.0], [2.0, 3.0]]).double()\n"
                "w.requires_grad_()\n"
                "x = torch.tensor([3.0, -2.0]).double()\n" + GRAD,
            ),
            points=0.5,
            hidden=True,
            message="A table w and a row x are multiplied with broadcasting, and the "
            "gradient has the shape of w.",
        ),
        edge(
            "inside a larger formula",
            Case(
                "the loss of tanh(w), plus w",
                steps="w = torch.tensor([0.5, -1.0], requires_grad=True)\n"
                "x = torch.tensor([2.0, 3.0])\n"
                "loss = loss_twice(torch.tanh(w), x) + w.sum()\n"
                "loss.backward()\n[loss.item(), w.grad.tolist()]",
            ),
            points=0.5,
            hidden=True,
            message="Inside a larger formula the gradient is cut off, or changed on its "
            "way through.",
        ),
    ],
    hints=[
        "Follow the graph from w to the result. On which line does a tensor turn into a "
        "plain number?",
        "A new tensor made from a number is a leaf: it begins a graph of its own, and "
        "what came before is forgotten.",
        "Nothing needs to leave the graph. Multiply, square, add up and double the "
        "tensors themselves, and return what comes.",
    ],
)


@loss_twice.wrong_answer(
    "Nothing reaches w: the graph is cut on the way. `.item()`, `.data`, `.detach()` and "
    "`torch.tensor(...)` give numbers without a history. Stay with tensors."
)
def item_and_a_new_leaf(w, x):
    once = ((w * x) ** 2).sum()
    return torch.tensor(2 * once.item(), requires_grad=True)


@loss_twice.wrong_answer(
    "Only half of the loss is connected to w: the gradient is half of the right one. A "
    "part is still detached."
)
def one_half_detached(w, x):
    once = ((w * x) ** 2).sum()
    return once + once.detach()


@loss_twice.wrong_answer(
    "The function calls backward() itself, and that frees the graph. Return the loss: "
    "whoever wants slopes calls backward() on it."
)
def walks_back_itself(w, x):
    loss = 2 * ((w * x) ** 2).sum()
    loss.backward()
    return loss


@loss_twice.wrong_answer("The factor 2 is missing.")
def once_only(w, x):
    return ((w * x) ** 2).sum()


@loss_twice.wrong_answer("This is twice the mean. Add up, do not average.")
def mean_for_sum(w, x):
    return 2 * ((w * x) ** 2).mean()


@loss_twice.wrong_answer("Square w * x as a whole, x too.")
def squares_w_only(w, x):
    return 2 * (w**2 * x).sum()


@loss_twice.wrong_answer("First each square, then the sum. Here the sum is squared.")
def square_of_the_sum(w, x):
    return 2 * (w * x).sum() ** 2


@loss_twice.wrong_answer(
    "x has other numbers than before. Make new tensors: `x.pow_(2)` and `x *= 2` write "
    "into x."
)
def squares_x_in_place(w, x):
    x.pow_(2)
    return 2 * (w**2 * x).sum()


@loss_twice.wrong_answer("")
def stretches_x_in_place(w, x):
    x *= 2**0.5
    return ((w * x) ** 2).sum()


@loss_twice.wrong_answer(
    "x wants gradients now: its requires_grad is True. Leave x as it was; w alone needs "
    "them."
)
def asks_for_gradients_of_x(w, x):
    x.requires_grad_(True)
    return 2 * ((w * x) ** 2).sum()


@loss_twice.right_answer
def added_to_itself(w, x):
    once = torch.sum(torch.square(w * x))
    return once + once


@loss_twice.right_answer
def by_norm(w, x):
    return 2 * torch.linalg.vector_norm(w * x) ** 2


@loss_twice.right_answer
def in_a_loop(w, x):
    total = 0.0
    for product in (w * x).flatten():
        total = total + 2 * product * product
    return total
