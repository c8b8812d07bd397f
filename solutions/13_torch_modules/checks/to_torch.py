"""Exercise 13.4: what is checked of `to_torch`, and the answers that prove it."""

from functools import partial

from helpers.checks.vocabulary import Exercise, edge, values
from helpers.kernels.torch_modules import to_torch as kernel

from .cases import told

GIVEN = """
W = np.array([[1.0, 2.0], [-3.0, 4.0], [5.0, 0.5]])
b = np.array([0.5, -1.0])
X = torch.tensor([[1.0, 2.0, 3.0], [0.0, -1.0, 4.0]])
"""
FORM = told(
    "3 inputs, 2 units: what comes, its sizes, shapes and types",
    f"""{GIVEN}
layer = to_torch(W, b)
found = isinstance(layer, torch.nn.Linear)
sizes = [layer.in_features, layer.out_features, list(layer.weight.shape)] if found else []
types = [str(layer.weight.dtype), str(layer.bias.dtype)] if found else []
[found, sizes, types]
""",
)
SAME = told("3 inputs, 2 units", f"{GIVEN}\nto_torch(W, b)(X).tolist()")
SQUARE = told(
    "2 inputs, 2 units",
    """
    W, b = np.array([[1.0, 2.0], [-3.0, 4.0]]), np.array([0.5, -1.0])
    to_torch(W, b)(torch.tensor([[1.0, 0.0], [2.0, 1.0]])).tolist()
    """,
)
ORDERLY = told(
    "is each parameter contiguous",
    f"""{GIVEN}
layers = [to_torch(W, b), to_torch(W.astype(np.float32), b.astype(np.float32))]
[[p.is_contiguous() for p in layer.parameters()] for layer in layers]
""",
)
MEMORY = told(
    "float32 arrays, set to 0 afterwards",
    f"""{GIVEN}
W, b = W.astype(np.float32), b.astype(np.float32)
layer = to_torch(W, b)
W[...], b[...] = 0, 0
layer(X).tolist()
""",
)
LEARNS = told(
    "names of the parameters, and which want a gradient",
    f"{GIVEN}\n[[name, p.requires_grad] for name, p in to_torch(W, b).named_parameters()]",
)

to_torch = Exercise(
    "to_torch",
    reference=kernel,
    arguments=("W", "b"),
    checks=[
        values(FORM, points=0.5, label="sizes, shapes and types"),
        values(SAME, SQUARE, points=1.0),
        values(ORDERLY, points=0.5, label="contiguous"),
        values(MEMORY, points=0.5, label="memory of its own"),
        values(LEARNS, points=0.25, label="parameters that learn"),
        edge(
            "W and b stay as they are when the layer is trained",
            told(
                "float32 arrays after a change of the layer",
                f"""{GIVEN}
W, b = W.astype(np.float32), b.astype(np.float32)
layer = to_torch(W, b)
with torch.no_grad():
    for p in layer.parameters():
        p.zero_()
[W.tolist(), b.tolist(), str(W.dtype), list(W.shape)]
""",
            ),
            points=0.25,
            hidden=True,
            message="Training the layer must leave `W` and `b` as they are: copy them.",
        ),
        edge(
            "integers",
            told(
                "whole numbers",
                """
                layer = to_torch(np.array([[1, 2], [-3, 4], [5, 0]]), np.array([7, -1]))
                [layer(torch.tensor([[1.0, 2.0, 3.0]])).tolist(), str(layer.bias.dtype)]
                """,
            ),
            points=0.25,
            hidden=True,
            message="`W` and `b` may be integers; the layer is float32.",
        ),
        edge(
            "one input, one unit",
            told(
                "W of shape (1, 3), then (3, 1)",
                """
                wide, tall = np.array([[1.0, -2.0, 3.0]]), np.array([[1.0], [-2.0], [3.0]])
                outs = [
                    to_torch(wide, np.array([0.5, 0.0, 1.0]))(torch.tensor([[2.0], [-1.0]])),
                    to_torch(tall, np.array([0.5]))(torch.tensor([[2.0, 1.0, 0.0]])),
                ]
                [out.tolist() for out in outs]
                """,
            ),
            points=0.25,
            hidden=True,
            message="`W` may have one row or one column.",
        ),
        edge(
            "columns that lie together in memory",
            told(
                "float32 in Fortran order, set to 0 afterwards",
                f"""{GIVEN}
W = np.asfortranarray(W.astype(np.float32))
layer = to_torch(W, b)
W[...] = 0
[layer(X).tolist(), layer.weight.is_contiguous()]
""",
            ),
            points=0.5,
            hidden=True,
            message="The weight must be contiguous and in memory of its own, also where the "
            "columns of `W` lie together in memory (Fortran order) and `W.T` is "
            "contiguous already.",
        ),
    ],
    hints=[
        "torch computes `X @ weight.T + bias`. Which shape has its weight, and how do "
        "you get it from W?",
        "Make an `nn.Linear` of the right sizes first. It has float32 parameters of its "
        "own, and they lie in order.",
        "Under `torch.no_grad()`, `copy_` writes numbers into a tensor that is there. "
        "`torch.tensor` makes a tensor from an array.",
    ],
)

RIGHT = """
def to_torch(W, b):
    layer = nn.Linear(W.shape[0], W.shape[1])
    layer.weight = nn.Parameter(torch.tensor(W.T.copy(), dtype=torch.float32))
    layer.bias = nn.Parameter(torch.tensor(b, dtype=torch.float32))
    return layer
"""
WEIGHT, BIAS = (
    "torch.tensor(W.T.copy(), dtype=torch.float32)",
    "torch.tensor(b, dtype=torch.float32)",
)
wrong = partial(to_torch.slip, RIGHT)
wrong(
    "no_transpose",
    WEIGHT,
    "torch.tensor(W, dtype=torch.float32)",
    "The weight is not transposed: torch stores one row of weights for each unit, the "
    "shape (d_out, d_in).",
)
wrong(
    "reshaped",
    WEIGHT,
    "torch.tensor(W.reshape(W.shape[::-1]), dtype=torch.float32)",
    "`reshape` gives the right shape and puts the numbers in the wrong places. Rows and "
    "columns must change places: transpose.",
)
wrong(
    "a_view_of_W",
    WEIGHT,
    "torch.from_numpy(W).float().T",
    "The weight is a transposed view: it is not contiguous, and for float32 it lies in "
    "the memory of `W`. Copy the numbers.",
)
wrong(
    "keeps_the_order_in_memory",
    WEIGHT,
    "torch.tensor(W.T, dtype=torch.float32)",
    "The numbers are right, but they lie in memory in the order of `W`: `.T` moves none of "
    "them, and `torch.tensor` keeps the order that it finds. Add `.contiguous()`.",
)
wrong(
    "shares_the_bias",
    BIAS,
    "torch.from_numpy(b).float()",
    "The bias lies in the memory of `b` where that is float32: `from_numpy` and `float()` "
    "copy nothing then. Copy the numbers.",
)
wrong(
    "stays_float64",
    "dtype=torch.float32",
    "dtype=torch.float64",
    "The parameters are float64, so the layer refuses float32 inputs. Make them float32.",
)
wrong(
    "no_bias",
    f"W.shape[1])\n    layer.weight = nn.Parameter({WEIGHT})\n    layer.bias = nn.Parameter({BIAS})",
    f"W.shape[1], bias=False)\n    layer.weight = nn.Parameter({WEIGHT})",
    "The layer has no bias. `b` belongs into it.",
)
wrong(
    "sizes_swapped",
    "nn.Linear(W.shape[0], W.shape[1])",
    "nn.Linear(W.shape[1], W.shape[0])",
    "The parameters are right, but in_features and out_features say it the other way "
    "round: `nn.Linear` takes the inputs first.",
)
wrong(
    "frozen",
    "    return layer",
    "    return layer.requires_grad_(False)",
    "The parameters want no gradient, so the layer cannot learn.",
)

to_torch.right_text("a_copy_in_order", RIGHT)
to_torch.right_text(
    "made_contiguous",
    """
def to_torch(W, b):
    layer = nn.Linear(*W.shape)
    layer.weight = nn.Parameter(torch.tensor(W, dtype=torch.float32).T.contiguous())
    layer.bias = nn.Parameter(torch.tensor(b, dtype=torch.float32))
    return layer
""",
)
to_torch.right_text(
    "copied_into",
    """
def to_torch(W, b):
    d_in, d_out = W.shape
    layer = nn.Linear(d_in, d_out)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(np.asarray(W)).T)
        layer.bias.copy_(torch.from_numpy(np.asarray(b)))
    return layer
""",
)
to_torch.right_text(
    "by_data",
    """
def to_torch(W, b):
    layer = nn.Linear(*W.shape)
    layer.weight.data = torch.tensor(W).float().t().clone(memory_format=torch.contiguous_format)
    layer.bias.data = torch.tensor(b).float()
    return layer
""",
)
to_torch.right_text(
    "by_its_state",
    """
def to_torch(W, b):
    layer = nn.Linear(len(W), len(b))
    layer.load_state_dict({"weight": torch.tensor(W.T), "bias": torch.tensor(b)})
    return layer
""",
)
to_torch.right_text(
    "number_by_number",
    """
def to_torch(W, b):
    layer = torch.nn.Linear(in_features=W.shape[0], out_features=W.shape[1])
    for j in range(W.shape[1]):
        layer.bias.data[j] = float(b[j])
        for i in range(W.shape[0]):
            layer.weight.data[j, i] = float(W[i, j])
    return layer
""",
)
