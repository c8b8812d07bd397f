"""Texts of honest answers: objects and modules."""

OBJECTS = '''
import collections
import numpy as np
import pandas as pd
import torch


class EmptyError(LookupError):
    """No items."""


class Stack:
    """Last in, first out."""

    kind = "stack"

    def __init__(self, *items, limit=None):
        self.items, self.limit = list(items), limit

    def push(self, item):
        self.items.append(item)
        return self

    def pop(self):
        if not self.items:
            raise EmptyError("the stack is empty")
        return self.items.pop()

    @property
    def top(self):
        return self.items[-1]

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(self.items)

    def __contains__(self, item):
        return item in self.items

    def __getitem__(self, place):
        return self.items[place]

    def __setitem__(self, place, value):
        self.items[place] = value

    def __delitem__(self, place):
        del self.items[place]

    def __repr__(self):
        return f"Stack({self.items})"


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(k * self.x, k * self.y)

    __rmul__ = __mul__

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __iadd__(self, other):
        self.x += other.x
        return self

    def __lt__(self, other):
        return self.x < other.x

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))


class Words(list):
    def longest(self):
        return max(self, key=len)


Pair = collections.namedtuple("Pair", "w b")
Child = type("Child", (Stack,), {})


def pair():
    return Pair(1.0, 2.0)


def words():
    return Words(["a", "bcd"])


def count(n):
    yield from range(n)


def endless():
    while True:
        yield 1


def adder(k):
    return lambda x: x + k


def options(**options):
    return options


def echo(value):
    return value


def fails(kind, text=""):
    raise kind(text)


def singular():
    return np.linalg.inv(np.zeros((2, 2)))


def stops():
    raise StopIteration


def leaves():
    raise SystemExit(3)


def table():
    return pd.DataFrame({"a": [1, 2]})


def spoil(array, tensor, items, table, frame, rng):
    array *= 2
    tensor.add_(1)
    items.append(items[0].pop())
    table["new"] = array
    frame["b"] = 1
    rng.normal()
'''

NETS = """
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, width=3):
        super().__init__()
        self.hidden = nn.Linear(2, width)
        self.out = nn.Linear(width, 1)
        self.register_buffer("scale", torch.tensor(2.0))

    def forward(self, x):
        return self.scale * self.out(torch.tanh(self.hidden(x)))


def square(x):
    return (x ** 2).sum()


def halves(x):
    return x[:1], x[1:].detach()


def freeze(model):
    for weights in model.parameters():
        weights.requires_grad_(False)
    return model.eval()


def train(model, optimiser, X, y, steps):
    losses = []
    for _ in range(steps):
        optimiser.zero_grad()
        loss = nn.functional.mse_loss(model(X), y)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses


def by_hand(model, X, y, rate):
    loss = nn.functional.mse_loss(model(X), y)
    model.zero_grad()
    loss.backward()
    for weights in model.parameters():
        weights.data -= rate * weights.grad
    model.eval()
    return loss


class Trainer:
    def __init__(self, model):
        self.model = model
        self.optimiser = torch.optim.SGD(model.parameters(), lr=0.1)

    def step(self, X, y):
        return train(self.model, self.optimiser, X, y, 1)


class Liar(nn.Module):
    training = "perhaps"

    def __getattr__(self, name):
        raise ValueError("no attributes today")


def odd(x):
    return torch.zeros(2, 2).expand(10**4, 2, 2).requires_grad_() * 0 + x


def apply(f, x):
    return f(x)
"""
