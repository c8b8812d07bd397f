"""Exercise 13.6: what is checked of `MyLinear`, and the answers that prove it."""

from functools import partial

import torch

from helpers.checks.vocabulary import Exercise, edge, free, values
from helpers.kernels.torch_modules import MyLinear as Kernel

from .cases import drawn, falls, told

KNOWN = """
def known():
    layer = MyLinear(3, 2)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([[1.0, 2.0], [-3.0, 4.0], [5.0, 0.5]]))
        layer.bias.copy_(torch.tensor([0.5, -1.0]))
    return layer
X = torch.tensor([[1.0, 2.0, 0.0], [0.0, -1.0, -4.0]])
"""
NAMES = told(
    "names and shapes of the parameters of MyLinear(3, 2)",
    "sorted([name, list(p.shape)] for name, p in MyLinear(3, 2).named_parameters())",
)
NUMBERS = told("3 inputs, 2 units, with known weights", f"{KNOWN}\nknown()(X).tolist()")
START = told(
    "new weights for 400 inputs and 80 units, then for 80 and 400",
    """
    def start(d, k):
        weight = MyLinear(d, k).weight.detach()
        size = float(weight.std()) * d**0.5
        if size < 1e-6:
            return "all equal"
        if abs(float(weight.mean())) > 0.1 * float(weight.std()):
            return "not around 0"
        return "too large" if size > 1.5 else "too small" if size < 0.5 else "near"
    [start(400, 80), start(80, 400)]
    """,
)
GRADIENTS = told(
    "gradients of the sum of the outputs",
    f"""{KNOWN}
layer = known()
layer(X).sum().backward()
grads = layer.weight.grad, layer.bias.grad
["no gradient arrived" if grad is None else grad.tolist() for grad in grads]
""",
)


@free(
    "it learns negative targets",
    points=0.5,
    message="The layer must be able to learn targets of which many are negative.",
)
def learns(answer):
    rng = torch.Generator().manual_seed(136)
    X = torch.randn(60, 5, generator=rng)
    y = X @ torch.tensor([[1.0], [-2.0], [0.0], [0.5], [1.5]]) - 3
    layer = answer(5, 1)
    if not falls(layer, X, y, steps=150, lr=0.1):
        return "the loss does not fall"
    gap = (layer(X) - y).square().mean().item()
    return None if gap < 0.3 else "far from the line"


my_linear = Exercise(
    "MyLinear",
    kind="fix",
    reference=Kernel,
    checks=[
        values(NAMES, points=0.5, label="two parameters"),
        values(NUMBERS, points=0.75, label="negative outputs"),
        values(START, points=0.75, label="size of new weights"),
        values(GRADIENTS, points=0.5, label="gradients"),
        edge(
            "two layers start with different weights",
            told(
                "two new layers",
                """
                first, second = MyLinear(20, 20), MyLinear(20, 20)
                same = (first.weight == second.weight).float().mean()
                [float(same) > 0.01, len({float(v) for v in first.weight.flatten()}) > 350]
                """,
            ),
            drawn("MyLinear(3, 2)"),
            points=0.25,
            hidden=True,
            message="torch draws the weights at random, anew for each layer, and its seed is "
            "left alone.",
        ),
        edge(
            "more axes in front",
            told(
                "X of shape (2, 2, 3), and one row",
                f"""{KNOWN}
layer = known()
[layer(torch.stack([X, X - 1])).tolist(), layer(X[:1]).tolist()]
""",
            ),
            points=0.25,
            hidden=True,
            message="The matrix product works along the last axis of `X`, whatever "
            "stands in front.",
        ),
        edge(
            "inside a block",
            told(
                "two layers with ReLU between them",
                """
                parts = MyLinear(2, 3), torch.nn.ReLU(), MyLinear(3, 1)
                net = torch.nn.Sequential(*parts)
                with torch.no_grad():
                    for part in (parts[0], parts[2]):
                        part.weight.copy_(torch.arange(part.weight.numel()).reshape(part.weight.shape) - 2.0)
                        part.bias.fill_(-1.0)
                [sorted(net.state_dict()), net(torch.tensor([[1.0, 2.0], [-3.0, 0.5]])).tolist()]
                """,
            ),
            points=0.5,
            hidden=True,
            message="Inside `nn.Sequential` the names are 0.weight, 0.bias and so on.",
        ),
        learns,
    ],
    hints=[
        "Run the given class on a few pixels first. What does the error say? And can "
        "this layer ever give a negative number?",
        "A layer without ReLU needs no `F`. For the weights, think of a sum of "
        "in_units terms: its size grows like the root of their number.",
        "Dividing all draws by the root of in_units, in_units**0.5, makes them small "
        "enough. The product and the bias are all that forward works out.",
    ],
)

RIGHT = """
class MyLinear(nn.Module):
    def __init__(self, in_units, units):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(in_units, units) / in_units**0.5)
        self.bias = nn.Parameter(torch.zeros(units))

    def forward(self, X):
        return X @ self.weight + self.bias
"""
OUT, SMALL = (
    "X @ self.weight + self.bias",
    "torch.randn(in_units, units) / in_units**0.5",
)
wrong = partial(my_linear.slip, RIGHT)
wrong(
    "relu_left",
    OUT,
    f"torch.relu({OUT})",
    "The layer still holds a ReLU: no output can be negative. A linear layer ends with "
    "the sum; activations are layers of their own.",
)
wrong(
    "scale_left",
    SMALL,
    "torch.randn(in_units, units)",
    "The weights still have a standard deviation of 1, so outputs grow with the number "
    "of inputs. Make them smaller: about 1 / sqrt(in_units).",
)
wrong(
    "not_parameters",
    f"nn.Parameter({SMALL})\n        self.bias = nn.Parameter(torch.zeros(units))",
    f"{SMALL}\n        self.bias = torch.zeros(units)",
    "Weight and bias are plain tensors, which torch does not register. Wrap each in "
    "`nn.Parameter`.",
)
wrong(
    "name_left_open",
    OUT,
    f"F.relu({OUT})",
    "`F` is not defined in this notebook, and you need no import. Where `F` is there for "
    "a ReLU, leave that out: a linear layer has none.",
)
wrong(
    "divided_by_in_units",
    "in_units**0.5",
    "in_units",
    "The weights are too small now. Divide by the root of in_units, not by in_units.",
)
wrong(
    "divided_by_units",
    "in_units**0.5",
    "units**0.5",
    "The size of the weights follows the number of outputs. Each output is a sum over "
    "the *inputs*: divide by the root of in_units.",
)
wrong(
    "all_positive",
    "torch.randn(",
    "torch.rand(",
    "`torch.rand` draws between 0 and 1, so all weights are positive. Draw around 0.",
)
wrong(
    "starts_at_0",
    SMALL,
    "torch.zeros(in_units, units)",
    "All weights start at 0, so all units of a layer would learn the same. Draw them.",
)
wrong(
    "bias_left_out",
    OUT,
    "X @ self.weight",
    "The bias is a parameter but never added.",
)

wrong(
    "sets_a_seed",
    "        self.weight",
    "        torch.manual_seed(0)\n        self.weight",
    "",
)
wrong(
    "drawn_by_numpy",
    SMALL,
    "torch.tensor(np.random.randn(in_units, units) / in_units**0.5).float()",
    "",
)
wrong(
    "weights_past_the_gradient",
    OUT,
    "X @ self.weight.data + self.bias",
    "No gradient arrives at the weight: `.data` and `detach()` cut it off. Use "
    "`self.weight` itself.",
)

my_linear.right_text(
    "uniform",
    """
class MyLinear(nn.Module):
    def __init__(self, in_units, units):
        super().__init__()
        bound = in_units ** -0.5
        self.bias = nn.Parameter(torch.empty(units).uniform_(-bound, bound))
        self.weight = nn.Parameter(torch.empty(in_units, units).uniform_(-bound, bound))

    def forward(self, X):
        return nn.functional.linear(X, self.weight.T, self.bias)
""",
)
my_linear.right_text(
    "xavier",
    """
class MyLinear(nn.Module):
    def __init__(self, in_units, units):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(in_units, units))
        self.bias = nn.Parameter(torch.randn(units))
        nn.init.xavier_normal_(self.weight)

    def forward(self, X):
        return torch.matmul(X, self.weight) + self.bias
""",
)
my_linear.right_text(
    "registered_by_name",
    """
class MyLinear(torch.nn.Module):
    def __init__(self, in_units, units):
        torch.nn.Module.__init__(self)
        weight = torch.normal(0.0, in_units ** -0.5, size=(in_units, units))
        self.register_parameter("weight", torch.nn.Parameter(weight))
        self.register_parameter("bias", torch.nn.Parameter(torch.zeros(units)))

    def forward(self, X):
        return torch.einsum("...i,ij->...j", X, self.weight) + self.bias
""",
)
