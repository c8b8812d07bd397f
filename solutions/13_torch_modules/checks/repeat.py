"""Exercise 13.7: what is checked of `Repeat`, and the answers that prove it."""

from functools import partial

import torch
from torch import nn

from helpers.checks.vocabulary import Exercise, edge, free, values
from helpers.kernels.torch_modules import Repeat as Kernel

from .cases import falls, told

DOUBLE = """
block = torch.nn.Linear(1, 1)
with torch.no_grad():
    block.weight.fill_(2.0)
    block.bias.fill_(1.0)
X = torch.tensor([[1.0], [0.0], [-3.0]])
"""
NUMBERS = told(
    "2x + 1, three times",
    f"{DOUBLE}\nRepeat(block, 3)(X).tolist()",
)
AGAIN = told(
    "2x + 1, two times, called twice",
    f"{DOUBLE}\nnet = Repeat(block, 2)\n[net(X).tolist(), net(X).tolist()]",
)
COUNT = told(
    "a block with 6 parameters, four times: is it a module, how many parameters, and are "
    "they those of the block",
    """
    block = torch.nn.Linear(2, 2)
    net = Repeat(block, 4)
    found = list(net.parameters())
    same = [any(p is q for q in found) for p in block.parameters()]
    [isinstance(net, torch.nn.Module), sum(p.numel() for p in found), same]
    """,
)
LATER = told(
    "2x + 1 becomes 5x + 1 after the net is built, two times",
    f"""{DOUBLE}
net = Repeat(block, 2)
with torch.no_grad():
    block.weight.fill_(5.0)
net(X).tolist()
""",
)
GRADIENT = told(
    "2x + 1, three times: the gradients of the block",
    f"""{DOUBLE}
Repeat(block, 3)(X).sum().backward()
[None if p.grad is None else p.grad.tolist() for p in block.parameters()]
""",
)


@free(
    "an optimiser can train it",
    points=0.25,
    message="Steps of an optimiser must lower the loss of the whole, and train the very "
    "block that was passed.",
)
def learns(answer):
    rng = torch.Generator().manual_seed(137)
    X = torch.randn(30, 3, generator=rng)
    block = nn.Sequential(nn.Linear(3, 3), nn.Tanh())
    before = block[0].weight.detach().clone()
    if not falls(answer(block, 3), X, torch.tanh(X.flip(1))):
        return "the loss does not fall"
    return "the block did not move" if torch.equal(block[0].weight, before) else None


repeat = Exercise(
    "Repeat",
    reference=Kernel,
    checks=[
        values(NUMBERS, AGAIN, points=0.5),
        values(COUNT, points=0.75, label="the parameters of one block"),
        values(LATER, points=0.25, label="the very same block"),
        values(GRADIENT, points=0.5, label="gradients add up"),
        edge(
            "no times and one time",
            told(
                "2x + 1, zero times and once",
                f"{DOUBLE}\n[Repeat(block, times)(X).tolist() for times in (0, 1)]",
            ),
            points=0.25,
            hidden=True,
            message="Zero times gives X back, one time what the block gives.",
        ),
        edge(
            "two nets",
            told(
                "2x + 1, two times and five times",
                f"""{DOUBLE}
few, many = Repeat(block, 2), Repeat(block, 5)
both = torch.nn.ModuleList([few, many])
[few(X).tolist(), many(X).tolist(), len(list(both.parameters()))]
""",
            ),
            told(
                "2x + 1 two times, and another block three times",
                f"""{DOUBLE}
first = Repeat(block, 2)
second = Repeat(fill(torch.nn.Linear(1, 1)), 3)
[first(X).tolist(), second(X).tolist()]
""",
            ),
            points=0.25,
            hidden=True,
            message="Each net has its own block and its own number of times. Two nets with one "
            "block share its parameters.",
        ),
        edge(
            "eval() reaches the block",
            told(
                "a block with dropout, flags after eval() and train()",
                """
                block = torch.nn.Dropout(1.0)
                net = Repeat(block, 3)
                net.eval()
                flag, out = block.training, net(torch.tensor([[2.0, -1.0]])).tolist()
                net.train()
                [flag, out, block.training]
                """,
            ),
            points=0.25,
            hidden=True,
            message="`eval()` and `train()` must reach the block inside.",
        ),
        learns,
    ],
    hints=[
        "How many blocks have to be kept? One. What changes is how often it is called.",
        "Keep the block and the number on self. torch registers a module that is put "
        "there.",
        "A for loop over range of that number hands the result of one call to the next. "
        "Nothing has to be copied.",
    ],
)

RIGHT = """
class Repeat(nn.Module):
    def __init__(self, block, times):
        super().__init__()
        self.block, self.times = block, times

    def forward(self, X):
        for _ in range(self.times):
            X = self.block(X)
        return X
"""
KEEP = "        self.block, self.times = block, times\n"
LOOP = "        for _ in range(self.times):\n            X = self.block(X)\n"
THROUGH = "        for block in self.blocks:\n            X = block(X)\n"
wrong = partial(repeat.slip, RIGHT)
wrong(
    "deep_copies",
    f"{KEEP}\n    def forward(self, X):\n{LOOP}",
    "        from copy import deepcopy\n\n"
    "        self.blocks = nn.ModuleList(deepcopy(block) for _ in range(times))\n\n"
    f"    def forward(self, X):\n{THROUGH}",
    "Each time has a copy of the block with parameters of its own. Use the very same "
    "block every time.",
)
wrong(
    "one_copy",
    KEEP,
    "        from copy import deepcopy\n\n"
    "        self.block, self.times = deepcopy(block), times\n",
    "This repeats a copy of the block. Keep the block itself: whoever changes it "
    "elsewhere must see it here.",
)
wrong(
    "list_of_blocks",
    f"{KEEP}\n    def forward(self, X):\n{LOOP}",
    f"        self.blocks = [block] * times\n\n    def forward(self, X):\n{THROUGH}",
    "The block lies in a Python list, where torch does not look, so there are no "
    "parameters. Put it on `self` directly.",
)
wrong(
    "children_come_once",
    f"{KEEP}\n    def forward(self, X):\n{LOOP}",
    "        self.blocks = nn.Sequential(*[block] * times)\n\n    def forward(self, X):\n"
    + THROUGH.replace("self.blocks", "self.blocks.children()"),
    "The result is that of a single call. Hand the result of each call to the next; and "
    "`children()` gives each module only once, however often it was put in.",
)
wrong(
    "one_too_few",
    "range(self.times)",
    "range(1, self.times)",
    "One time is missing: `range(1, k)` runs k - 1 times.",
)
wrong(
    "multiplied",
    f"{LOOP}        return X",
    "        return self.times * self.block(X)",
    "The result of one call is multiplied. Hand the result of each call to the next.",
)
wrong(
    "used_up",
    LOOP,
    "        while self.times > 0:\n            X = self.block(X)\n"
    "            self.times -= 1\n",
    "The first call uses up what counts the times, so a second call gives its input back. "
    "Keep the number on `self` as it is, and count anew in `forward`.",
)
wrong(
    "block_on_the_class",
    f"{KEEP}\n    def forward(self, X):\n{LOOP}",
    f"{KEEP}        Repeat.shared = block\n\n    def forward(self, X):\n"
    + LOOP.replace("self.block", "Repeat.shared"),
    "",
)

repeat.right_text(
    "in_a_sequential",
    """
class Repeat(nn.Module):
    def __init__(self, block, times):
        super().__init__()
        self.net = nn.Sequential(*[block for _ in range(times)])

    def forward(self, X):
        return self.net(X)
""",
)
repeat.right_text(
    "while_loop",
    """
class Repeat(torch.nn.Module):
    def __init__(self, block, times):
        super().__init__()
        self.add_module("body", block)
        self.n = times

    def forward(self, x):
        left = self.n
        while left > 0:
            x, left = self.body(x), left - 1
        return x
""",
)
repeat.right_text(
    "module_list_of_one",
    """
class Repeat(nn.ModuleList):
    def __init__(self, block, times):
        super().__init__([block] * times)

    def forward(self, X):
        for block in self:
            X = block(X)
        return X
""",
)
