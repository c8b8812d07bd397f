"""Free checks use what an answer defines, object by object."""

import numpy as np
import torch

from helpers.checks.vocabulary import Case, Exercise, free, values
from tests.checks.tiny import by_name, judged

HINTS = ["a", "b", "c"]
NET = """
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)

    def forward(self, x):
        print("shown to nobody")
        return self.layer(x)
"""
WEIGHTS = np.ones(2)


def net_verdict(text, function):
    case = Case("one", steps="sum(p.numel() for p in Net().parameters())")
    check = free("mine", points=1, message="The author's words.")(function)
    of = Exercise("Net", checks=[values(case, points=1), check], hints=HINTS)
    of.reference = torch.nn.Identity
    return by_name(judged(text, of=of))["free: mine"]


def trains(answer):
    net = answer()
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1)
    before = net(torch.ones(1, 2)).item()
    net(torch.ones(1, 2)).sum().backward()
    optimiser.step()
    return None if net(torch.ones(1, 2)).item() < before else "no step"


def test_a_free_check_trains_a_students_module(capfd):
    assert net_verdict(NET, trains).passed
    assert capfd.readouterr().out == ""
    frozen = NET.replace("self.layer(x)", "self.layer(x).detach()")
    assert not net_verdict(frozen, trains).passed


def test_what_a_free_check_lets_an_answer_change_is_as_before():
    def shrinks(answer):
        answer(WEIGHTS)
        return None if WEIGHTS.sum() == 0 else "not in place"

    text = "def Net(w):\n    w -= 1\n"
    assert net_verdict(text, shrinks).passed
    assert WEIGHTS.tolist() == [1, 1]


def test_plain_results_of_calls_are_unwrapped():
    def plain(answer):
        kinds = [type(answer(kind)) for kind in ("tensor", "scalar", "series")]
        return None if kinds == [np.ndarray, float, np.ndarray] else str(kinds)

    text = (
        "import numpy as np, pandas as pd, torch\n"
        "def Net(kind):\n"
        "    made = {'tensor': torch.ones(2), 'scalar': np.float64(1)}\n"
        "    return made.get(kind, pd.Series([1.0]))\n"
    )
    assert net_verdict(text, plain).passed
