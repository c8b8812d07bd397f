"""Exercise 13.2: what is checked of `MySequential`, and the answers that prove it."""

import torch
from torch import nn

from helpers.checks.vocabulary import Exercise, edge, free, values
from helpers.kernels.torch_modules import MySequential as Kernel

from .cases import falls, told

NEW = told(
    "two linear layers: is it a module, is it torch's own nn.Sequential, how many "
    "parameters",
    """
    net = MySequential(torch.nn.Linear(2, 2), torch.nn.Linear(2, 2))
    own = [isinstance(net, torch.nn.Module), isinstance(net, torch.nn.Sequential)]
    [*own, len(list(net.parameters()))]
    """,
)
ORDER = told(
    "linear, ReLU, linear with whole numbers as weights",
    """
    parts = fill(torch.nn.Linear(2, 2)), torch.nn.ReLU(), fill(torch.nn.Linear(2, 2))
    MySequential(*parts)(torch.tensor([[1.0, 2.0], [-3.0, 0.5]])).tolist()
    """,
)
KEYS = told(
    "keys of the state_dict for linear, ReLU, linear",
    """
    net = MySequential(torch.nn.Linear(3, 2), torch.nn.ReLU(), torch.nn.Linear(2, 1))
    list(net.state_dict())
    """,
)
TWELVE = told(
    "twelve layers",
    """
    parts = [torch.nn.Linear(1, 1) for _ in range(12)]
    with torch.no_grad():
        for k, part in enumerate(parts):
            part.weight.fill_(-1.0 if k % 3 else 2.0)
            part.bias.fill_(float(k))
    net = MySequential(*parts)
    [net(torch.tensor([[1.0], [-2.0]])).tolist(), list(net.state_dict())[-1]]
    """,
)
NESTED = told(
    "a block inside the block",
    """
    inner = MySequential(fill(torch.nn.Linear(2, 3)), torch.nn.ReLU())
    net = MySequential(inner, fill(torch.nn.Linear(3, 2)))
    [list(net.state_dict()), net(torch.tensor([[1.0, -2.0], [3.0, 0.5]])).tolist()]
    """,
)


@free(
    "an optimiser can train it",
    points=0.5,
    message="The parameters of all modules must be those of the block, so that an "
    "optimiser can lower the loss.",
)
def learns(answer):
    rng = torch.Generator().manual_seed(132)
    X = torch.randn(30, 4, generator=rng)
    parts = nn.Linear(4, 6), nn.Tanh(), nn.Linear(6, 1)
    before = [p.detach().clone() for part in parts for p in part.parameters()]
    net = answer(answer(*parts[:2]), parts[2])
    if not falls(net, X, X[:, :1] - X[:, 3:]):
        return "the loss does not fall"
    after = [p for part in parts for p in part.parameters()]
    moved = [not torch.equal(a, b) for a, b in zip(before, after, strict=True)]
    return None if all(moved) else "the modules that were passed stayed as they were"


my_sequential = Exercise(
    "MySequential",
    reference=Kernel,
    checks=[
        values(NEW, points=0.5, label="modules are registered"),
        values(ORDER, points=0.5, label="in order"),
        values(KEYS, points=0.5, label="keys of the state"),
        values(TWELVE, points=0.5, label="more than ten modules"),
        values(NESTED, points=0.5, label="nested"),
        edge(
            "no modules",
            told(
                "MySequential()",
                "MySequential()(torch.tensor([[1.0, -2.0]])).tolist()",
            ),
            points=0.25,
            hidden=True,
            message="`MySequential()` has no modules and gives its input back.",
        ),
        edge(
            "takes the state of nn.Sequential",
            told(
                "the state of torch's own block",
                """
                def parts():
                    return torch.nn.Linear(2, 3), torch.nn.ReLU(), torch.nn.Linear(3, 1)
                twin, net = fill(torch.nn.Sequential(*parts())), MySequential(*parts())
                net.load_state_dict(twin.state_dict())
                net(torch.tensor([[1.0, -2.0], [3.0, 0.5]])).tolist()
                """,
            ),
            points=0.25,
            hidden=True,
            message="The keys must be those of `nn.Sequential`, so that "
            "`load_state_dict` takes its state.",
        ),
        edge(
            "eval() reaches every module",
            told(
                "training flags after eval() and train()",
                """
                parts = torch.nn.Dropout(1.0), torch.nn.Linear(2, 2), torch.nn.ReLU()
                net = MySequential(MySequential(*parts[:2]), parts[2])
                net.eval()
                flags = [part.training for part in parts]
                net.train()
                [flags, [part.training for part in parts]]
                """,
            ),
            points=0.25,
            hidden=True,
            message="`eval()` and `train()` must reach the very modules that were passed: "
            "keep them, not copies.",
        ),
        edge(
            "two blocks keep their own modules",
            told(
                "two blocks, one after the other",
                """
                first = MySequential(fill(torch.nn.Linear(2, 2)))
                second = MySequential(torch.nn.ReLU())
                X = torch.tensor([[1.0, -2.0]])
                [len(list(second.parameters())), second(X).tolist(), first(X).tolist()]
                """,
            ),
            points=0.25,
            hidden=True,
            message="A second block changes the first. Keep the modules on `self`, not "
            "on the class.",
        ),
        learns,
    ],
    hints=[
        "A module counts as a part of your block when torch knows of it. A Python list "
        "or dict hides what is in it.",
        "`add_module` takes a name, which is text, and a module. The names here are "
        "0, 1, 2 and so on.",
        "In forward, go through what you registered in the order in which it came, and "
        "hand the result of one to the next. `self._modules` is a dict of them.",
    ],
)

RIGHT = """
class MySequential(nn.Module):
    def __init__(self, *modules):
        super().__init__()
        for place, module in enumerate(modules):
            self.add_module(str(place), module)

    def forward(self, X):
        for module in self._modules.values():
            X = module(X)
        return X
"""
ADD = (
    "        for place, module in enumerate(modules):\n"
    "            self.add_module(str(place), module)\n"
)


def stored(store: str, read: str) -> str:
    """Return the right cell with another way to keep the modules and to read them."""
    text = RIGHT.lstrip().replace(ADD, store)
    return text.replace("self._modules.values()", read)


def keep(name: str, text: str, message: str) -> None:
    """Keep a cell as a known wrong answer."""
    my_sequential.slip(RIGHT, name, RIGHT.lstrip(), text, message)


keep(
    "python_list",
    stored("        self.kept = list(modules)\n", "self.kept"),
    "The modules lie in a Python list, where torch does not look: the block has no "
    "parameters. Register each with `add_module`.",
)
keep(
    "sorted_by_name",
    RIGHT.lstrip().replace(
        "for module in self._modules.values():\n            X = module(X)",
        "for name in sorted(self._modules):\n            X = self._modules[name](X)",
    ),
    'The modules are called in the order of their names as text, where "10" comes '
    'before "2". Keep the order in which they came.',
)
keep(
    "module_list_inside",
    stored("        self.kept = nn.ModuleList(modules)\n", "self.kept"),
    "The keys begin with the name of a container inside. As in `nn.Sequential`, they "
    "are 0.weight, 0.bias and so on: register each module on the block itself.",
)
keep(
    "copies",
    RIGHT.lstrip()
    .replace(
        "        for place,", "        from copy import deepcopy\n\n        for place,"
    )
    .replace("str(place), module", "str(place), deepcopy(module)"),
    "",
)
keep(
    "reversed_order",
    stored(ADD, "reversed(self._modules.values())"),
    "The modules work in reverse order. The first one gets X.",
)
keep(
    "each_gets_the_input",
    RIGHT.lstrip()
    .replace("X = module(X)", "out = module(X)")
    .replace("return X", "return out"),
    "Every module gets the input of the block. Each takes what the one before it gave.",
)
keep(
    "keys_from_one",
    RIGHT.lstrip().replace("str(place)", "str(place + 1)"),
    "The first module is called 1. Count from 0, as `nn.Sequential` does.",
)
keep(
    "is_torchs_own",
    "class MySequential(nn.Sequential):\n    pass\n",
    "This is torch's own `nn.Sequential`. Derive the class from `nn.Module`.",
)
keep("forgets_super", RIGHT.lstrip().replace("        super().__init__()\n", ""), "")

my_sequential.right_text(
    "by_setattr",
    """
class MySequential(nn.Module):
    def __init__(self, *modules):
        super().__init__()
        self.count = len(modules)
        for i, m in enumerate(modules):
            setattr(self, f"{i}", m)

    def forward(self, x):
        for i in range(self.count):
            x = getattr(self, str(i))(x)
        return x
""",
)
my_sequential.right_text(
    "from_a_module_list",
    """
class MySequential(nn.ModuleList):
    def __init__(self, *args):
        super().__init__(args)

    def forward(self, x):
        for layer in self:
            x = layer(x)
        return x
""",
)
my_sequential.right_text(
    "by_children",
    """
class MySequential(nn.Module):
    def __init__(self, *args):
        super().__init__()
        for i in range(len(args)):
            self.register_module(str(i), args[i])

    def forward(self, x):
        for child in self.children():
            x = child(x)
        return x
""",
)
my_sequential.right_text(
    "into_the_dict",
    """
from functools import reduce

class MySequential(torch.nn.Module):
    def __init__(self, *blocks):
        torch.nn.Module.__init__(self)
        self._modules.update({str(i): block for i, block in enumerate(blocks)})
        self.order = list(blocks)

    def forward(self, X):
        return reduce(lambda value, block: block(value), self.order, X)
""",
)
