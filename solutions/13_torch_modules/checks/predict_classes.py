"""Exercise 13.10: what is checked of `predict_classes`, and the answers that prove it."""

from functools import partial

import torch
from torch import nn

from helpers.checks.vocabulary import Exercise, edge, free, values
from helpers.kernels.torch_modules import predict_classes as kernel

from .cases import told

PROBE = """
seen = []
class Probe(torch.nn.Module):
    def forward(self, X):
        seen.append([self.training, torch.is_grad_enabled()])
        return X
S = torch.tensor([[0.5, 2.0, 0.0], [5.0, 0.0, 1.0], [-3.0, -2.0, -1.0], [0.0, 7.0, 1.0]])
"""
CLASSES = told(
    "the classes of four examples, the shape, and whether they are floats",
    f"""{PROBE}
out = predict_classes(torch.nn.Identity(), S)
whole = isinstance(out, torch.Tensor)
kind = "a tensor" if whole else "no tensor but " + type(out).__name__
[kind, *([out.tolist(), list(out.shape), out.is_floating_point()] if whole else [])]
""",
)
FLAGS = told(
    "a module that notes: is it in training mode while it works, are gradients recorded",
    f"""{PROBE}
predict_classes(torch.nn.Sequential(Probe()).train(), S)
[any(note[0] for note in seen), any(note[1] for note in seen)]
""",
)
MODES = told(
    "training flags after the call, for a model that came in training mode and one that "
    "came in evaluation mode",
    """
    flags = []
    for came in (True, False):
        model = torch.nn.Sequential(torch.nn.Linear(3, 3), torch.nn.Dropout(0.5))
        predict_classes(model.train(came), torch.ones(2, 3))
        flags.append([part.training for part in model.modules()])
    flags
    """,
)
ONE = told(
    "one example",
    f"""{PROBE}
out = predict_classes(torch.nn.Identity(), S[:1])
[out.tolist(), list(out.shape)]
""",
)


@free(
    "a network with dropout",
    points=0.5,
    message="For a network with dropout in training mode, the classes must be those of "
    "evaluation mode, and the flags must be as before.",
)
def with_dropout(answer):
    rng = torch.Generator().manual_seed(1310)
    X = torch.randn(50, 4, generator=rng)
    model = nn.Sequential(nn.Linear(4, 9), nn.Tanh(), nn.Dropout(0.9), nn.Linear(9, 3))
    model.eval()
    with torch.no_grad():
        wanted = model(X).argmax(dim=1).tolist()
    for came in (True, False):
        model.train(came)
        if [int(c) for c in answer(model, X)] != wanted:
            return "other classes"
        if [part.training for part in model.modules()] != [came] * 5:
            return "other flags"
    return None


predict_classes = Exercise(
    "predict_classes",
    reference=kernel,
    arguments=("model", "X"),
    checks=[
        values(CLASSES, points=0.75),
        values(FLAGS, points=1.0, label="evaluation mode, no gradients"),
        values(MODES, points=0.75, label="the mode as before"),
        values(ONE, points=0.25, label="one example"),
        edge(
            "no examples",
            told(
                "no examples",
                """
                out = predict_classes(torch.nn.Linear(3, 2), torch.ones(0, 3))
                [out.tolist(), list(out.shape), out.is_floating_point()]
                """,
            ),
            points=0.25,
            hidden=True,
            message="Without examples the result has the shape (0,).",
        ),
        edge(
            "a model that keeps statistics",
            told(
                "BatchNorm1d in training mode, then one example",
                """
                model = torch.nn.BatchNorm1d(3)
                out = predict_classes(model, torch.tensor([[1.0, 9.0, -2.0]]))
                [out.tolist(), model.running_mean.tolist(), int(model.num_batches_tracked)]
                """,
            ),
            points=0.25,
            hidden=True,
            message="In evaluation mode a layer such as BatchNorm1d leaves its "
            "statistics as they are. Call `eval()` before the model works.",
        ),
        edge(
            "nothing else is touched",
            told(
                "X, the weights, their gradients and torch's switch for gradients",
                """
                model = fill(torch.nn.Linear(2, 2))
                model.weight.grad = torch.full((2, 2), 7.0)
                X = torch.tensor([[1.0, 2.0], [-3.0, 0.5]], requires_grad=True)
                before = torch.is_grad_enabled()
                predict_classes(model, X)
                after = torch.is_grad_enabled()
                torch.set_grad_enabled(before)
                wants = [X.requires_grad, *(p.requires_grad for p in model.parameters())]
                [X.tolist(), model.weight.tolist(), model.weight.grad.tolist(), after, wants]
                """,
            ),
            points=0.25,
            hidden=True,
            message="Weights, gradients and X stay as they are, and gradients are "
            "recorded again after the call.",
        ),
        with_dropout,
    ],
    hints=[
        "Note first in which mode the model is; its flag is called `training`. Then "
        "switch.",
        "`eval()` turns off what only training needs, and `torch.no_grad()` keeps torch "
        "from recording. They are two things; you need both.",
        "`argmax` along the axis of the classes gives the result. `train` takes a truth "
        "value, so one call brings the old mode back.",
    ],
)

RIGHT = """
def predict_classes(model, X):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        scores = model(X)
    model.train(was_training)
    return scores.argmax(dim=1)
"""
wrong = partial(predict_classes.slip, RIGHT)
wrong(
    "stays_in_training_mode",
    "    model.eval()\n",
    "",
    "The model works in training mode, so dropout still drops. Call `eval()` first.",
)
wrong(
    "leaves_eval",
    "    model.train(was_training)\n",
    "",
    "The model is left in evaluation mode. Give it back the mode that it had.",
)
wrong(
    "always_back_to_training",
    "model.train(was_training)",
    "model.train()",
    "The model is always in training mode afterwards, also one that came in evaluation "
    "mode. Note the mode first.",
)
wrong(
    "records_gradients",
    "    with torch.no_grad():\n        scores = model(X)\n",
    "    scores = model(X)\n",
    "torch records a graph that nobody needs: `eval()` does not stop that. Call the "
    "model under `torch.no_grad()`.",
)
wrong(
    "along_the_examples",
    "dim=1",
    "dim=0",
    "For each class this gives the example with the highest score. Go along the classes, "
    "dim=1.",
)
wrong(
    "one_number_for_all",
    "dim=1",
    "",
    "Without `dim`, `argmax` looks at all scores together and gives one place.",
)
wrong(
    "column",
    "dim=1",
    "dim=1, keepdim=True",
    "The result is a column of shape (n, 1). Its shape must be (n,).",
)
wrong(
    "floats",
    "scores.argmax(dim=1)",
    "scores.argmax(dim=1).float()",
    "The classes are floats. Return whole numbers, as argmax gives them.",
)
wrong(
    "scores_for_classes",
    "scores.argmax(dim=1)",
    "scores.max(dim=1).values",
    "These are the highest scores. The classes that have them are asked for.",
)
wrong(
    "scores_and_places",
    "scores.argmax(dim=1)",
    "scores.max(dim=1)",
    "`max` along an axis gives two things, the highest scores and their places. Return "
    "the places: `.indices`, or `argmax` at once.",
)
wrong(
    "squeezed",
    "scores.argmax(dim=1)",
    "scores.argmax(dim=1).squeeze()",
    "For one example the result has no axis any more. Leave `squeeze()` out: the shape "
    "is (n,) for every n.",
)

wrong(
    "a_list",
    "scores.argmax(dim=1)",
    "scores.argmax(dim=1).tolist()",
    "The result is a Python list. Return the tensor of classes itself.",
)

predict_classes.right_text(
    "inference_mode",
    """
@torch.inference_mode()
def predict_classes(model, X):
    mode = model.training
    try:
        return torch.argmax(model.eval()(X), dim=-1)
    finally:
        model.train(mode)
""",
)
predict_classes.right_text(
    "by_max",
    """
def predict_classes(model, X):
    trained = model.training
    model.train(False)
    with torch.no_grad():
        best, classes = torch.max(torch.softmax(model(X), dim=1), dim=1)
    if trained:
        model.train()
    return classes
""",
)
predict_classes.right_text(
    "each_module_its_mode",
    """
def predict_classes(model, X):
    modes = {m: m.training for m in model.modules()}
    model.eval()
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    out = torch.tensor(model(X).numpy().argmax(axis=1))
    torch.set_grad_enabled(before)
    for module, mode in modes.items():
        module.training = mode
    return out
""",
)
predict_classes.right_text(
    "row_by_row",
    """
def predict_classes(model, X):
    mode = model.training
    model.eval()
    with torch.no_grad():
        found = [int(model(X[i : i + 1]).argmax()) for i in range(len(X))]
    model.train(mode)
    return torch.tensor(found, dtype=torch.int32)
""",
)
