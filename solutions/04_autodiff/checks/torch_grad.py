"""Exercise 04.7: what is checked of `torch_grad`, and the answers that prove it."""

import torch

from helpers.checks.vocabulary import Case, Exercise, Function, edge, shape, values


def torch_grad_reference(f, x):
    """Differentiate a fresh leaf, so that nothing is left behind."""
    leaf = x.detach().clone().requires_grad_()
    return torch.autograd.grad(f(leaf), leaf)[0]


SQUARES = Case(
    "a sum of squares",
    (Function("lambda x: (x ** 2).sum()"), torch.tensor([1.0, -2.0, 3.0])),
)
MIX = Case(
    "x[0] * x[1] + tanh(x[2])",
    (
        Function("lambda x: x[0] * x[1] + torch.tanh(x[2])"),
        torch.tensor([2.0, -1.5, 0.5, 9.0]),
    ),
)
AGAIN = Case(
    "the same x twice, then 2 * x",
    steps="""
    f = lambda x: (x ** 3).sum()
    x = torch.tensor([2.0, -0.5])
    first = torch_grad(f, x)
    before = first.tolist()
    second = torch_grad(f, x)
    third = torch_grad(f, 2 * x)
    [before, first.tolist(), second.tolist(), third.tolist()]
    """,
)
DETACHED = Case(
    "a sum of squares, requires_grad of the result",
    steps="""
    grad = torch_grad(lambda x: (x ** 2).sum(), torch.tensor([1.0, 2.0]))
    [grad.tolist(), grad.requires_grad]
    """,
)

torch_grad = Exercise(
    "torch_grad",
    reference=torch_grad_reference,
    arguments=("f", "x"),
    checks=[
        shape(SQUARES, MIX, points=0.25),
        values(SQUARES, MIX, points=0.75),
        values(AGAIN, points=0.75, label="called twice"),
        values(DETACHED, points=0.5, label="detached"),
        edge(
            "x is left as it was",
            Case(
                "a plain x, and an x with a grad of its own",
                steps="""
                f = lambda x: (x * x).sum()
                plain = torch.tensor([1.0, -2.0])
                torch_grad(f, plain)
                own = torch.tensor([3.0, 4.0], requires_grad=True)
                own.grad = torch.ones(2)
                grad = torch_grad(f, own)
                [
                    [plain.tolist(), plain.requires_grad, plain.grad is None],
                    [own.tolist(), own.requires_grad, own.grad.tolist()],
                    [round(slope) for slope in grad.tolist()],
                ]
                """,
            ),
            points=0.5,
            hidden=True,
            message="x has changed (its values, its requires_grad or its grad), or the "
            "gradient is far off. Work on `x.detach().clone()`.",
        ),
        edge(
            "a table and float64",
            Case(
                "a table in float64",
                (
                    Function("lambda x: (x @ x.T).sum() + torch.exp(x[0, 0])"),
                    torch.tensor([[0.5, -1.0], [2.0, 0.25]], dtype=torch.float64),
                ),
            ),
            Case(
                "one number",
                (Function("lambda x: x ** 3"), torch.tensor(1.5, dtype=torch.float64)),
            ),
            points=0.25,
            hidden=True,
            message="x may be a table or a single number; the gradient has its shape.",
        ),
    ],
    hints=[
        "Autograd follows a leaf: a tensor of your own that wants gradients. Make one "
        "from x, so that x itself is left alone.",
        "`x.detach().clone()` copies the numbers without the history. Then ask for "
        "gradients with requires_grad_().",
        "Call f on the leaf, call backward() on what comes, and read the leaf's grad. A "
        "fresh leaf in every call has nothing to add to.",
    ],
)


@torch_grad.wrong_answer(
    "The second call adds to what the first left in `x.grad`. Take a fresh leaf in each "
    "call, or set the grad to None first."
)
def forgets_zero(f, x):
    x.requires_grad_(True)
    f(x).backward()
    return x.grad


@torch_grad.wrong_answer("This is the leaf itself. Its gradient is in its `.grad`.")
def returns_the_leaf(f, x):
    leaf = x.detach().clone().requires_grad_(True)
    f(leaf).backward()
    return leaf


@torch_grad.wrong_answer("This is the value of f. Its gradient is asked for.")
def returns_the_value(f, x):
    return f(x)


@torch_grad.wrong_answer(
    "The result still hangs on a graph: its requires_grad is True. Detach it, and leave "
    "out create_graph=True."
)
def keeps_the_graph(f, x):
    leaf = x.detach().clone().requires_grad_(True)
    grad = torch.autograd.grad(f(leaf), leaf, create_graph=True)[0]
    return grad + 0 * leaf


@torch_grad.wrong_answer("The slopes are added up. Return one for each entry of x.")
def adds_them_up(f, x):
    leaf = x.detach().clone().requires_grad_(True)
    f(leaf).backward()
    return leaf.grad.sum()


@torch_grad.wrong_answer(
    "`torch.autograd.grad` returns a tuple, one gradient for each input. Take its entry 0."
)
def returns_the_tuple(f, x):
    leaf = x.detach().clone().requires_grad_(True)
    return torch.autograd.grad(f(leaf), leaf)


@torch_grad.wrong_answer(
    "None came back. `backward()` itself returns nothing: the slopes are in the leaf's "
    "`.grad`. A clone without a detach is no leaf and gets none."
)
def returns_what_backward_returns(f, x):
    leaf = x.detach().clone().requires_grad_(True)
    return f(leaf).backward()


@torch_grad.wrong_answer("")  # the same None, so the message above says it
def copy_that_is_no_leaf(f, x):
    x = x.detach().requires_grad_(True)
    copy = x.clone()
    f(copy).backward()
    return copy.grad


@torch_grad.wrong_answer(
    "A later call changes the tensor that an earlier one returned. Return a new tensor "
    "from each call."
)
def one_buffer_for_a_shape(f, x):
    leaf = x.detach().clone().requires_grad_(True)
    f(leaf).backward()
    buffers = globals().setdefault("buffers", {})
    buffer = buffers.setdefault((x.shape, x.dtype), torch.empty_like(leaf.grad))
    return buffer.copy_(leaf.grad)


@torch_grad.right_answer
def backward_on_a_leaf(f, x):
    leaf = torch.tensor(x.detach().numpy(), requires_grad=True)
    f(leaf).backward()
    return leaf.grad


@torch_grad.right_answer
def by_functional(f, x):
    return torch.func.grad(f)(x.detach())


@torch_grad.right_answer
def by_jacobian(f, x):
    return torch.autograd.functional.jacobian(f, x.detach()).detach()


@torch_grad.right_answer
def cleans_up_behind(f, x):
    wanted, before = x.requires_grad, x.grad
    x.requires_grad_(True)
    x.grad = None
    f(x).backward()
    grad = x.grad.clone()
    x.grad = before
    x.requires_grad_(wanted)
    return grad
