"""Exercise 13.1: what is checked of `make_mlp`, and the answers that prove it."""

from functools import partial

import torch

from helpers.checks.vocabulary import Exercise, edge, free, values
from helpers.kernels.torch_modules import make_mlp as kernel

from .cases import drawn, falls, told

KINDS = told(
    "sizes [3, 5, 4, 2], is it an nn.Sequential, and of what",
    """
    net = make_mlp([3, 5, 4, 2])
    [isinstance(net, torch.nn.Sequential), [type(part).__name__ for part in net or []]]
    """,
)
SHAPES = told(
    "sizes [3, 5, 4, 2], names and shapes of the parameters",
    """
    net = make_mlp([3, 5, 4, 2])
    [[name, list(p.shape)] for name, p in net.named_parameters()]
    """,
)
NUMBERS = told(
    "sizes [2, 3, 2] with whole numbers as weights",
    """
    net = fill(make_mlp([2, 3, 2]))
    net(torch.tensor([[1.0, 2.0], [-3.0, 0.5], [0.0, 4.0]])).tolist()
    """,
)


@free(
    "it can be trained",
    points=0.5,
    message="Every parameter must get a gradient, and steps of an optimiser must lower "
    "the loss.",
)
def learns(answer):
    rng = torch.Generator().manual_seed(131)
    X = torch.randn(40, 3, generator=rng)
    net = answer([3, 8, 8, 1])
    if not falls(net, X, X[:, :1] * X[:, 1:2]):
        return "the loss does not fall"
    grads = [p.grad is not None for p in net.parameters()]
    return None if grads == [True] * 6 else "a parameter without a gradient"


make_mlp = Exercise(
    "make_mlp",
    reference=kernel,
    arguments=("sizes",),
    checks=[
        values(KINDS, points=0.5, label="kinds of layers"),
        values(SHAPES, points=0.5, label="names and shapes"),
        values(NUMBERS, points=0.5),
        edge(
            "two sizes",
            told(
                "sizes [3, 2]",
                """
                net = fill(make_mlp([3, 2]))
                out = net(torch.tensor([[1.0, -2.0, 0.5]]))
                [list(net.state_dict()), [type(m).__name__ for m in net], out.tolist()]
                """,
            ),
            points=0.25,
            hidden=True,
            message="Two sizes make one linear layer and no ReLU, in an nn.Sequential.",
        ),
        edge(
            "equal sizes",
            told(
                "sizes [4, 4, 4, 4]",
                """
                net = fill(make_mlp([4, 4, 4, 4]))
                out = net(torch.tensor([[1.0, -2.0, 0.5, 3.0]]))
                [len(list(net.parameters())), out.tolist()]
                """,
            ),
            points=0.25,
            hidden=True,
            message="Each linear layer has weights of its own, also where sizes are equal.",
        ),
        edge(
            "a tuple, and a list that stays as it is",
            told(
                "sizes as a tuple and as a list",
                """
                sizes = [3, 5, 2]
                nets = [make_mlp(sizes), make_mlp((3, 5, 2))]
                [sizes, [[list(p.shape) for p in net.parameters()] for net in nets]]
                """,
            ),
            points=0.25,
            hidden=True,
            message="`sizes` may be a list or a tuple and stays unchanged.",
        ),
        edge(
            "two nets share nothing",
            told(
                "one of two nets is set to 0",
                """
                first, second = make_mlp([2, 3, 1]), fill(make_mlp([2, 3, 1]))
                with torch.no_grad():
                    for p in first.parameters():
                        p.zero_()
                second(torch.tensor([[1.0, 2.0]])).tolist()
                """,
            ),
            drawn("make_mlp([3, 5, 2])"),
            points=0.25,
            hidden=True,
            message="Each call makes new layers; two nets have no weight in common. torch "
            "draws the weights, and its seed is left alone.",
        ),
        learns,
    ],
    hints=[
        "Sizes next to each other make a linear layer: of four sizes, three layers.",
        "Collect the modules in a list: after each linear layer a ReLU. The last ReLU "
        "is one too many.",
        "Go through the places of sizes but the last. Open the list with a star when "
        "you hand it to `nn.Sequential`.",
    ],
)

RIGHT = """
def make_mlp(sizes):
    parts = []
    for k in range(len(sizes) - 1):
        if k > 0:
            parts.append(nn.ReLU())
        parts.append(nn.Linear(sizes[k], sizes[k + 1]))
    return nn.Sequential(*parts)
"""
LINEAR = "parts.append(nn.Linear(sizes[k], sizes[k + 1]))"
wrong = partial(make_mlp.slip, RIGHT)
wrong(
    "act_at_end",
    f"        if k > 0:\n            parts.append(nn.ReLU())\n        {LINEAR}\n",
    f"        {LINEAR}\n        parts.append(nn.ReLU())\n",
    "There is a ReLU after the last layer, so no output can be negative. The last module "
    "is a linear layer.",
)
wrong(
    "no_bias",
    "sizes[k + 1])",
    "sizes[k + 1], bias=False)",
    "The layers have no bias. Leave `bias=False` out.",
)
wrong(
    "no_activation",
    "parts.append(nn.ReLU())",
    "pass",
    "There is no ReLU between the layers: such a stack can do no more than one linear "
    "layer.",
)
wrong(
    "sigmoid",
    "nn.ReLU()",
    "nn.Sigmoid()",
    "A sigmoid stands where ReLU is asked for.",
)
wrong(
    "in_and_out_swapped",
    "sizes[k], sizes[k + 1]",
    "sizes[k + 1], sizes[k]",
    "`nn.Linear` takes the number of inputs first, then the number of outputs.",
)
wrong(
    "nested",
    f"        if k > 0:\n            parts.append(nn.ReLU())\n        {LINEAR}\n",
    "        act = [nn.ReLU()] * (k > 0)\n"
    "        parts.append(nn.Sequential(*act, nn.Linear(sizes[k], sizes[k + 1])))\n",
    "The modules stand in blocks inside the block, so their names are such as 0.0. Put "
    "all of them into one flat nn.Sequential.",
)
wrong(
    "python_list",
    "nn.Sequential(*parts)",
    "parts",
    "This is a Python list. Hand its modules to `nn.Sequential`.",
)
wrong(
    "last_layer_missing",
    "range(len(sizes) - 1)",
    "range(len(sizes) - 2)",
    "The last layer is missing: of four sizes, three linear layers are made.",
)

wrong(
    "sets_a_seed",
    "    parts = []\n",
    "    torch.manual_seed(0)\n    parts = []\n",
    "",
)

make_mlp.right_text(
    "named_in_a_dict",
    """
from collections import OrderedDict
from itertools import pairwise

def make_mlp(sizes):
    parts = [p for a, b in pairwise(sizes) for p in (nn.Linear(a, b), nn.ReLU())]
    return nn.Sequential(OrderedDict((str(i), p) for i, p in enumerate(parts[:-1])))
""",
)
make_mlp.right_text(
    "one_relu_for_all",
    """
def make_mlp(sizes):
    act, net = nn.ReLU(inplace=True), nn.Sequential()
    for place, (a, b) in enumerate(zip(sizes[:-1], sizes[1:])):
        net.add_module(str(2 * place), nn.Linear(a, b))
        if place < len(sizes) - 2:
            net.add_module(str(2 * place + 1), act)
    return net
""",
)
make_mlp.right_text(
    "appended",
    """
def make_mlp(sizes):
    net = nn.Sequential(nn.Linear(sizes[0], sizes[1]))
    for k in range(2, len(sizes)):
        net.append(nn.ReLU())
        net.append(nn.Linear(sizes[k - 1], sizes[k]))
    return net
""",
)
