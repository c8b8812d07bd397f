"""Exercise 31.1: what is checked of `make_qnet`, and the answers that prove it."""

import torch
from torch import nn

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels import dqn as kernel

# Every parameter is set to one number, so no order of layers is asked for.
FILLED = """
def filled(net, number):
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.fill_(number)
    return net
"""

SHAPES = Case(
    "make_qnet(3, 2, 4), shapes for five states, for one and for a single row",
    steps="""
    net = make_qnet(3, 2, 4)
    states = torch.zeros(5, 3), torch.zeros(1, 3), torch.zeros(3)
    [list(net(state).shape) for state in states]
    """,
)
HALVES = Case(
    "make_qnet(3, 2, 4) with 0.5 everywhere, states [1, 2, 3] and [0, 0, -4]",
    steps=FILLED + "states = torch.tensor([[1.0, 2.0, 3.0], [0.0, 0.0, -4.0]])\n"
    "filled(make_qnet(3, 2, 4), 0.5)(states).tolist()",
)
BELOW = Case(
    "make_qnet(3, 2, 4) with -0.5 everywhere, states [1, 1, 1] and [-3, -3, -3]",
    steps=FILLED + "states = torch.tensor([[1.0, 1.0, 1.0], [-3.0, -3.0, -3.0]])\n"
    "filled(make_qnet(3, 2, 4), -0.5)(states).tolist()",
)
COUNT = Case(
    "make_qnet(3, 2, 4), number of parameters",
    steps="sum(p.numel() for p in make_qnet(3, 2, 4).parameters())",
)

make_qnet = Exercise(
    "make_qnet",
    reference=kernel.make_qnet,
    arguments=("obs", "n_act", "hidden"),
    checks=[
        values(SHAPES, points=0.5, label="shapes"),
        values(HALVES, points=0.75, label="two hidden layers with ReLU"),
        values(BELOW, points=0.75, label="a Q value may be negative"),
        values(COUNT, points=0.25, label="number of parameters"),
        edge(
            "a random start",
            Case(
                "two networks, do they differ",
                steps="""
                one, two = (
                    torch.cat([p.detach().ravel() for p in make_qnet(4, 2, 64).parameters()])
                    for _ in range(2)
                )
                [float((one - two).abs().max()) > 0, float(one.abs().max()) < 3]
                """,
            ),
            points=0.25,
            hidden=True,
            message="Each call must make a new network with random weights, as torch "
            "draws them.",
        ),
        edge(
            "other sizes, float32, trainable",
            Case(
                "hidden = 1, equal sizes, and CartPole's",
                steps=FILLED
                + """
sizes = (2, 3, 1), (3, 3, 3), (4, 2, 64)
nets = [make_qnet(*size) for size in sizes]
kinds = [
    [p.dtype == torch.float32 and p.requires_grad for p in net.parameters()]
    for net in nets
]
counts = [sum(p.numel() for p in net.parameters()) for net in nets]
outs = [
    filled(net, 0.25)(torch.ones(2, size[0])).tolist()
    for net, size in zip(nets, sizes)
]
[all(map(all, kinds)), counts, outs]
""",
            ),
            points=0.5,
            hidden=True,
            message="obs, n_act and hidden may be any numbers from 1 on. All parameters "
            "are float32 and want gradients.",
        ),
    ],
    hints=[
        "Three linear layers: into the first hidden layer, into the second, and out.",
        "Put the layers into one `nn.Sequential`, with an `nn.ReLU` after each of the "
        "first two.",
        "The widths go from obs to hidden, from hidden to hidden, and from hidden to "
        "n_act. Nothing comes after the last layer.",
    ],
)


@make_qnet.wrong_answer(
    "A softmax stands at the end: it makes probabilities, which add up to 1. Q values "
    "are returns. End with the linear layer."
)
def softmax_end(obs, n_act, hidden):
    return nn.Sequential(
        nn.Linear(obs, hidden),
        nn.ReLU(),
        nn.Linear(hidden, hidden),
        nn.ReLU(),
        nn.Linear(hidden, n_act),
        nn.Softmax(dim=-1),
    )


@make_qnet.wrong_answer(
    "A ReLU stands at the end, so no Q value can be negative. End with the linear layer."
)
def relu_end(obs, n_act, hidden):
    return nn.Sequential(
        nn.Linear(obs, hidden),
        nn.ReLU(),
        nn.Linear(hidden, hidden),
        nn.ReLU(),
        nn.Linear(hidden, n_act),
        nn.ReLU(),
    )


@make_qnet.wrong_answer("One hidden layer is missing: there are two.")
def one_hidden_layer(obs, n_act, hidden):
    return nn.Sequential(nn.Linear(obs, hidden), nn.ReLU(), nn.Linear(hidden, n_act))


@make_qnet.wrong_answer("One hidden layer is too many: there are two.")
def three_hidden_layers(obs, n_act, hidden):
    return nn.Sequential(
        nn.Linear(obs, hidden),
        nn.ReLU(),
        nn.Linear(hidden, hidden),
        nn.ReLU(),
        nn.Linear(hidden, hidden),
        nn.ReLU(),
        nn.Linear(hidden, n_act),
    )


@make_qnet.wrong_answer(
    "Without ReLU between them the layers collapse into a single linear one."
)
def no_relu(obs, n_act, hidden):
    return nn.Sequential(
        nn.Linear(obs, hidden), nn.Linear(hidden, hidden), nn.Linear(hidden, n_act)
    )


@make_qnet.wrong_answer("The ReLU after the second hidden layer is missing.")
def one_relu(obs, n_act, hidden):
    return nn.Sequential(
        nn.Linear(obs, hidden),
        nn.ReLU(),
        nn.Linear(hidden, hidden),
        nn.Linear(hidden, n_act),
    )


@make_qnet.wrong_answer("The ReLU after the first hidden layer is missing.")
def late_relu(obs, n_act, hidden):
    return nn.Sequential(
        nn.Linear(obs, hidden),
        nn.Linear(hidden, hidden),
        nn.ReLU(),
        nn.Linear(hidden, n_act),
    )


@make_qnet.wrong_answer("The activation is tanh. Take ReLU.")
def with_tanh(obs, n_act, hidden):
    return nn.Sequential(
        nn.Linear(obs, hidden),
        nn.Tanh(),
        nn.Linear(hidden, hidden),
        nn.Tanh(),
        nn.Linear(hidden, n_act),
    )


@make_qnet.wrong_answer(
    "The network gives one number for each state. It should give one for each action."
)
def one_output(obs, n_act, hidden):
    return nn.Sequential(
        nn.Linear(obs, hidden),
        nn.ReLU(),
        nn.Linear(hidden, hidden),
        nn.ReLU(),
        nn.Linear(hidden, 1),
    )


@make_qnet.wrong_answer("The layers have no biases. Leave `bias` as torch sets it.")
def no_bias(obs, n_act, hidden):
    return nn.Sequential(
        nn.Linear(obs, hidden, bias=False),
        nn.ReLU(),
        nn.Linear(hidden, hidden, bias=False),
        nn.ReLU(),
        nn.Linear(hidden, n_act, bias=False),
    )


@make_qnet.wrong_answer("The last layer has no biases. Leave `bias` as torch sets it.")
def no_bias_at_the_end(obs, n_act, hidden):
    return nn.Sequential(
        nn.Linear(obs, hidden),
        nn.ReLU(),
        nn.Linear(hidden, hidden),
        nn.ReLU(),
        nn.Linear(hidden, n_act, bias=False),
    )


@make_qnet.wrong_answer("")  # the hidden check says it
def far_too_large(obs, n_act, hidden):
    net = nn.Sequential(
        nn.Linear(obs, hidden),
        nn.ReLU(),
        nn.Linear(hidden, hidden),
        nn.ReLU(),
        nn.Linear(hidden, n_act),
    )
    for parameter in net.parameters():
        nn.init.normal_(parameter)
    return net


@make_qnet.right_answer
def layer_by_layer(obs, n_act, hidden):
    net = nn.Sequential()
    for before, after in ((obs, hidden), (hidden, hidden)):
        net.append(nn.Linear(before, after))
        net.append(nn.ReLU(inplace=True))
    return net.append(nn.Linear(hidden, n_act))


@make_qnet.right_answer
def as_a_class(obs, n_act, hidden):
    class QNet(nn.Module):
        def __init__(self):
            super().__init__()
            self.out = nn.Linear(hidden, n_act)
            self.second = nn.Linear(hidden, hidden)
            self.first = nn.Linear(obs, hidden)

        def forward(self, s):
            h = torch.relu(self.first(s))
            return self.out(torch.nn.functional.relu(self.second(h)))

    return QNet()


@make_qnet.right_answer
def drawn_otherwise(obs, n_act, hidden):
    net = nn.Sequential(
        nn.Linear(obs, hidden),
        nn.ReLU(),
        nn.Linear(hidden, hidden),
        nn.ReLU(),
        nn.Linear(hidden, n_act),
    )
    for parameter in net.parameters():
        nn.init.uniform_(parameter, -0.1, 0.1)
    return net
