"""Exercise 13.3: what is checked of `CenteredLayer`, and the answers that prove it."""

from functools import partial

from helpers.checks.vocabulary import Exercise, edge, values
from helpers.kernels.torch_modules import CenteredLayer as Kernel

from .cases import told

TABLE = told(
    "two rows with the mean 4",
    "CenteredLayer()(torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 9.0]])).tolist()",
)
KIND = told(
    "is it a module, how many parameters, how many entries in the state",
    """
    layer = CenteredLayer()
    known = isinstance(layer, torch.nn.Module)
    ready = known and hasattr(layer, "_modules")
    [known, *([len(list(layer.parameters())), len(layer.state_dict())] if ready else [])]
    """,
)
SHAPES = told(
    "a row of numbers, a block of images, one number",
    """
    layer = CenteredLayer()
    block = torch.arange(12.0).reshape(2, 2, 3)
    given = torch.tensor([2.0, 4.0, 9.0]), block, torch.tensor(7.0)
    [layer(X).tolist() for X in given]
    """,
)
INPUT = told(
    "the input after the call",
    """
    X = torch.tensor([[1.0, 3.0], [5.0, 11.0]])
    CenteredLayer()(X)
    X.tolist()
    """,
)
GRADIENT = told(
    "the gradient of 8 times the first output",
    """
    X = torch.tensor([[1.0, 3.0], [5.0, 11.0]], requires_grad=True)
    out = 8 * CenteredLayer()(X)[0, 0]
    if out.requires_grad:
        out.backward()
    "no gradient arrived" if X.grad is None else X.grad.tolist()
    """,
)
AGAIN = told(
    "a second batch",
    """
    layer = CenteredLayer()
    layer(torch.tensor([1.0, 3.0]))
    layer(torch.tensor([10.0, 20.0, 60.0])).tolist()
    """,
)

centered_layer = Exercise(
    "CenteredLayer",
    reference=Kernel,
    checks=[
        values(TABLE, points=0.5),
        values(KIND, points=0.5, label="a module without parameters"),
        values(SHAPES, points=0.5, label="any shape"),
        values(INPUT, points=0.25, label="input unchanged"),
        values(GRADIENT, points=0.25, label="gradient through the mean"),
        values(AGAIN, points=0.25, label="a second batch"),
        edge(
            "inside a block",
            told(
                "between two linear layers",
                """
                first, last = torch.nn.Linear(2, 2), torch.nn.Linear(2, 1)
                net = torch.nn.Sequential(fill(first), CenteredLayer(), fill(last))
                [net(torch.tensor([[1.0, 2.0], [3.0, -4.0]])).tolist(), list(net.state_dict())]
                """,
            ),
            points=0.25,
            hidden=True,
            message="The layer must work inside `nn.Sequential` and add no key to its "
            "state.",
        ),
        edge(
            "eval() changes nothing",
            told(
                "after eval()",
                """
                layer = CenteredLayer()
                layer(torch.tensor([100.0, 300.0]))
                layer.eval()
                layer(torch.tensor([[1.0, 2.0], [3.0, 6.0]])).tolist()
                """,
            ),
            points=0.25,
            hidden=True,
            message="The layer does the same in evaluation mode: the mean is that of the "
            "X that comes in.",
        ),
        edge(
            "float64 stays float64",
            told(
                "numbers near a hundred million, in float64",
                """
                far = torch.tensor([0.25, 0.5, 1.5, 3.75], dtype=torch.float64) + 1e8
                out = CenteredLayer()(far)
                [out.tolist(), str(out.dtype)]
                """,
            ),
            points=0.25,
            hidden=True,
            message="A float64 tensor must come back as float64, with all its digits.",
        ),
    ],
    hints=[
        "The layer has nothing to remember, so its `__init__` calls that of its parent "
        "and no more. You may even leave it out.",
        "All entries together have one mean. Which call gives one number, whatever the "
        "shape?",
        "`mean` without an axis gives that number, as a tensor; take it off X in a new "
        "tensor.",
    ],
)

RIGHT = """
class CenteredLayer(nn.Module):
    def __init__(self):
        super().__init__()

    def forward(self, X):
        return X - X.mean()
"""
wrong = partial(centered_layer.slip, RIGHT)
wrong(
    "mean_of_each_row",
    "X.mean()",
    "X.mean(dim=-1, keepdim=True)",
    "Each row is centred by itself. The layer takes one mean, that of all entries, off "
    "every entry.",
)
wrong(
    "mean_of_each_column",
    "X.mean()",
    "X.mean(dim=0)",
    "Each column is centred by itself. The layer takes one mean, that of all entries, "
    "off every entry.",
)
wrong(
    "divides_as_well",
    "X - X.mean()",
    "(X - X.mean()) / X.std(correction=0).clamp(min=1e-9)",
    "The result is divided by the standard deviation as well. Centring only moves.",
)
wrong(
    "other_way_round",
    "X - X.mean()",
    "X.mean() - X",
    "Every number has the wrong sign: the mean is taken off X, not X off the mean.",
)
wrong(
    "in_place",
    "return X - X.mean()",
    "with torch.no_grad():\n            X -= X.mean()\n        return X",
    "The layer changes the tensor that it is given. Make a new one: `X - ...`, not "
    "`X -= ...`.",
)
wrong(
    "in_place_plainly",
    "return X - X.mean()",
    "X -= X.mean()\n        return X",
    "The layer changes the tensor that it is given. Make a new one: `X - ...`, not "
    "`X -= ...`.",
)
wrong(
    "mean_along_axis_1",
    "X.mean()",
    "X.mean(dim=1, keepdim=True)",
    "Each row is centred by itself, and X need not have rows. The layer takes one mean, "
    "that of all entries, off every entry.",
)
wrong(
    "mean_without_gradient",
    "X.mean()",
    "X.mean().item()",
    "The mean is a plain number here, so no gradient goes through it. Leave it a tensor.",
)
wrong(
    "no_gradient_at_all",
    "return X - X.mean()",
    "with torch.no_grad():\n            return X - X.mean()",
    "No gradient comes back: under `torch.no_grad()` torch records nothing, and `detach()` "
    "cuts off what it has. Leave them out.",
)
wrong(
    "no_super",
    "super().__init__()",
    "self.name = 'centred'",
    "The class has an `__init__` that does not call `super().__init__()`, so the module "
    "is never set up. Make that call its first line, or leave `__init__` out.",
)
wrong(
    "a_shift_that_learns",
    "super().__init__()\n\n    def forward(self, X):\n        return X - X.mean()",
    "super().__init__()\n        self.shift = nn.Parameter(torch.zeros(1))\n\n"
    "    def forward(self, X):\n        return X - X.mean() + self.shift.squeeze()",
    "The layer has a parameter. It has nothing to learn: the mean is worked out anew "
    "each time.",
)
wrong(
    "keeps_the_first_mean",
    "return X - X.mean()",
    "if not hasattr(self, 'mean'):\n            self.mean = X.mean()\n"
    "        return X - self.mean",
    "The mean of the first batch is kept for all later ones. Take that of the X that "
    "comes in.",
)
wrong(
    "no_module",
    "class CenteredLayer(nn.Module):\n    def __init__(self):\n        super().__init__()\n\n"
    "    def forward(self, X):",
    "class CenteredLayer:\n    def parameters(self):\n        return []\n\n"
    "    def state_dict(self):\n        return {}\n\n    def __call__(self, X):",
    "The class is no module. Derive it from `nn.Module` and write `forward`.",
)

centered_layer.right_text(
    "sum_over_count",
    """
class CenteredLayer(nn.Module):
    def forward(self, X):
        return X - X.sum() / X.numel()
""",
)
centered_layer.right_text(
    "by_torch_functions",
    """
class CenteredLayer(torch.nn.Module):
    def forward(self, x):
        centre = torch.mean(x.reshape(-1), dim=0)
        return torch.sub(x, centre)
""",
)
centered_layer.right_text(
    "on_a_copy",
    """
class CenteredLayer(nn.Module):
    def __init__(self):
        super(CenteredLayer, self).__init__()

    def forward(self, X):
        out = X.clone()
        out -= X.mean()
        return out
""",
)
