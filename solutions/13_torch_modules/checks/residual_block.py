"""Exercise 13.5: what is checked of `ResidualBlock`, and the answers that prove it.

The branch is the student's own. So nothing is compared but what holds for every branch.
"""

from functools import partial

import torch

from helpers.checks.vocabulary import Exercise, edge, free, values
from helpers.kernels.torch_modules import ResidualBlock as Kernel

from .cases import drawn, falls, told
from .residual_cases import (
    BRANCH,
    FORM,
    GRADIENT,
    IDENTITY,
    INPUT,
    THROUGH,
    ZERO,
)


@free(
    "the branch can learn",
    points=0.25,
    message="The parameters of the branch must get gradients, so that an optimiser can "
    "lower the loss.",
)
def learns(answer):
    rng = torch.Generator().manual_seed(135)
    X = torch.randn(40, 4, generator=rng)
    block = answer(4)
    if not falls(block, X, X.flip(1)):
        return "the loss does not fall"
    reached = [p.grad is not None for p in block.parameters()]
    return None if any(reached) else "no gradient"


residual_block = Exercise(
    "ResidualBlock",
    reference=Kernel,
    checks=[
        values(FORM, points=0.5, label="a module that keeps the shape"),
        values(IDENTITY, points=0.75, label="the identity at 0"),
        values(BRANCH, points=0.5, label="a branch that adds something"),
        values(GRADIENT, points=0.5, label="a short way for the gradient"),
        values(INPUT, points=0.25, label="input unchanged"),
        edge(
            "one row, one feature",
            told(
                "d = 1, all parameters 0",
                f"""{ZERO}
block, found = at_zero(1)
[block.eval()(torch.tensor([[-3.0]])).tolist(), found]
""",
            ),
            points=0.25,
            hidden=True,
            message="One example with one feature is a matrix of shape (1, 1), and so is "
            "the result.",
        ),
        edge(
            "two blocks have parameters of their own",
            told(
                "two blocks",
                """
                first, second = ResidualBlock(3), ResidualBlock(3)
                mine = {id(p) for p in first.parameters()}
                [id(p) in mine for p in second.parameters()].count(True)
                """,
            ),
            drawn("ResidualBlock(3)"),
            points=0.25,
            hidden=True,
            message="Two blocks must not share a parameter. torch draws the weights, and its "
            "seed is left alone.",
        ),
        edge(
            "a gradient through the branch",
            THROUGH,
            points=0.25,
            hidden=True,
            message="The branch works on X, and gradients come back through it too: "
            "give it X itself.",
        ),
        edge(
            "forty blocks in a row",
            told(
                "forty blocks, all parameters 0",
                f"""{ZERO}
net = torch.nn.Sequential(*(at_zero(3)[0] for _ in range(40)))
X = torch.tensor([[1.0, -2.0, 0.5], [-4.0, 0.0, 8.0]], requires_grad=True)
out = net(X)
out.sum().backward()
[out.tolist(), X.grad.tolist(), len(list(net.parameters())) > 0]
""",
            ),
            points=0.25,
            hidden=True,
            message="Where all parameters are 0, forty blocks in a row give X back, and "
            "its gradient comes through whole.",
        ),
        edge(
            "float64",
            told(
                "double(), all parameters 0",
                f"""{ZERO}
block, found = at_zero(2)
out = block.double()(torch.tensor([[1.0, -2.0], [3.0, 1e9 + 0.25]], dtype=torch.float64))
[out.tolist(), str(out.dtype), found]
""",
            ),
            points=0.25,
            hidden=True,
            message="After `double()` the block takes float64 and gives float64.",
        ),
        learns,
    ],
    hints=[
        "Two parts: a branch, which is any stack of layers from d features to d, and the "
        "input itself, which goes past it.",
        "Make the branch in `__init__`, so that torch registers it. An nn.Sequential of "
        "linear, ReLU and linear will do.",
        "The last step of forward is a sum of the input and what the branch gave. "
        "Nothing comes after it, no activation either.",
    ],
)

RIGHT = """
class ResidualBlock(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.branch = nn.Sequential(nn.Linear(d, d), nn.ReLU(), nn.Linear(d, d))

    def forward(self, X):
        return X + self.branch(X)
"""
SUM = "X + self.branch(X)"
wrong = partial(residual_block.slip, RIGHT)
wrong(
    "no_skip",
    SUM,
    "self.branch(X)",
    "Where all parameters are 0, the block gives 0: X must come through as it is. Add X "
    "to what the branch gives.",
)
wrong(
    "relu_after_the_sum",
    SUM,
    "torch.relu(X + self.branch(X))",
    "A ReLU after the sum takes away what is negative in X. The sum is the last step.",
)
wrong(
    "branch_is_never_0",
    SUM,
    "X + torch.sigmoid(self.branch(X))",
    "Where all its parameters are 0, the branch still adds 0.5. Let it end with a linear "
    "layer.",
)
wrong(
    "side_by_side",
    SUM,
    "torch.cat([X, self.branch(X)], dim=1)",
    "X and the branch stand side by side, so the number of features doubles. Add the two.",
)
wrong(
    "halved",
    SUM,
    "(X + self.branch(X)) / 2",
    "The sum is halved, so X does not come through as it is.",
)
wrong(
    "no_gradient_past_the_branch",
    SUM,
    "X.detach() + self.branch(X)",
    "The way past the branch is cut for gradients. Add X itself, without `detach()`.",
)
wrong(
    "branch_never_called",
    SUM,
    "X + 0",
    "The block gives X alone. Call the branch and add what it gives.",
)
wrong(
    "branch_in_a_list",
    "nn.Sequential(nn.Linear(d, d), nn.ReLU(), nn.Linear(d, d))\n\n"
    f"    def forward(self, X):\n        return {SUM}",
    "[nn.Linear(d, d)]\n\n"
    "    def forward(self, X):\n        return X + self.branch[0](X)",
    "torch finds no parameters. Make the layers in `__init__` and put them on `self` or "
    "into an `nn.ModuleList`, not into a Python list.",
)
wrong(
    "sets_a_seed",
    "        self.branch",
    "        torch.manual_seed(13)\n        self.branch",
    "",
)
wrong(
    "in_place",
    "return X + self.branch(X)",
    "X += self.branch(X)\n        return X",
    "The block changes the tensor that it is given. Make a new one: `X + ...`.",
)

residual_block.right_text(
    "loop_and_condition",
    """
class ResidualBlock(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(d, d) for _ in range(3))

    def forward(self, X):
        out = X
        for place, layer in enumerate(self.layers):
            out = layer(out)
            if place < len(self.layers) - 1:
                out = torch.tanh(out)
        while out.detach().abs().max() > 100:
            out = out / 2
        return out + X
""",
)
residual_block.right_text(
    "with_norms_and_dropout",
    """
class ResidualBlock(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.norm = nn.BatchNorm1d(d)
        self.first, self.drop = nn.Linear(d, 4 * d), nn.Dropout(0.3)
        self.second = nn.Linear(4 * d, d)

    def forward(self, x):
        h = self.drop(torch.relu(self.first(self.norm(x))))
        return self.second(h) + x
""",
)
residual_block.right_text(
    "one_linear_layer",
    """
class ResidualBlock(nn.Linear):
    def __init__(self, d):
        super().__init__(d, d)

    def forward(self, X):
        return torch.add(super().forward(X), X)
""",
)
residual_block.right_text(
    "parameters_by_hand",
    """
class ResidualBlock(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.W = nn.Parameter(0.1 * torch.randn(d, d))
        self.b = nn.Parameter(torch.zeros(d))
        self.gate = nn.Parameter(torch.ones(1))

    def forward(self, X):
        return X - self.gate * torch.relu(X @ self.W + self.b)
""",
)
