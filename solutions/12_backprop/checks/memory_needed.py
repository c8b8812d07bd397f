"""Exercise 12.10: what is checked of `memory_needed`, and the answers that prove it."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, values

from .cases import OTHER


def floats_stored(sizes, n):
    """Count the outputs of all layers, the input counted as one, for n examples."""
    return n * sum(sizes)


DIGITS = Case("the network of this chapter", ([64, 32, 10], 100))
# The difference is compared, because numbers may differ a little where they are large.
EXACT = "int(memory_needed([400_001, 700_003, 500_007], 9_999)) - 15_998_509_989"
SMALL = Case("two hidden layers", ([3, 5, 4, 2], 7))

memory_needed = Exercise(
    "memory_needed",
    reference=floats_stored,
    arguments=("sizes", "n"),
    checks=[
        values(DIGITS, SMALL, points=1),
        pure(SMALL, points=0.25),
        values(
            Case(OTHER, ([784, 300, 100, 10], 64)),
            Case("one example", ([8, 1, 6], 1)),
            points=0.25,
            label=OTHER,
            hidden=True,
        ),
        edge(
            "one size, or no examples",
            Case("one size", ([9], 6)),
            Case("no examples", ([9, 4, 2], 0)),
            points=0.25,
            hidden=True,
            message="A single size is the input alone, n times. No examples need no "
            "memory.",
        ),
        edge(
            "billions",
            Case("a wide network", ([400_000, 700_000, 500_000], 10_000)),
            Case("how far from the exact number", steps=EXACT),
            points=0.25,
            hidden=True,
            message="Large networks give large whole numbers, exact to the last digit: use "
            "Python's own.",
        ),
    ],
    hints=[
        "Every layer keeps one number for each unit and each example.",
        "The input and the logits count as well; weights do not.",
        "Add up all sizes, then multiply by the number of examples.",
    ],
)


@memory_needed.wrong_answer(
    "These are the weights. They are there anyway; stored for the way back are the "
    "values between the layers."
)
def weights_alone(sizes, n):
    return sum(sizes[i] * sizes[i + 1] for i in range(len(sizes) - 1))


@memory_needed.wrong_answer(
    "These are weights and biases. Stored for the way back are the values between the "
    "layers."
)
def parameters(sizes, n):
    return sum((sizes[i] + 1) * sizes[i + 1] for i in range(len(sizes) - 1))


@memory_needed.wrong_answer("The input is missing: X is needed for the gradient of W1.")
def without_input(sizes, n):
    return n * sum(sizes[1:])


@memory_needed.wrong_answer("The last layer is missing: its logits count here as well.")
def without_output(sizes, n):
    return n * sum(sizes[:-1])


@memory_needed.wrong_answer("Only the hidden layers are counted: input and output too.")
def hidden_alone(sizes, n):
    return n * sum(sizes[1:-1])


@memory_needed.wrong_answer("This is for one example. All n are stored.")
def one_example(sizes, n):
    return sum(sizes)


@memory_needed.wrong_answer("The weights are counted as well: leave them out.")
def weights_as_well(sizes, n):
    weights = sum(sizes[i] * sizes[i + 1] for i in range(len(sizes) - 1))
    return n * sum(sizes) + weights


@memory_needed.wrong_answer("These are bytes. Count the numbers, not their 8 bytes.")
def in_bytes(sizes, n):
    return 8 * n * sum(sizes)


@memory_needed.wrong_answer("The sizes are multiplied with each other. Add them up.")
def product(sizes, n):
    return n * int(np.prod(sizes))


@memory_needed.wrong_answer("")
def in_float32(sizes, n):
    return int(np.float32(n) * np.float32(sum(sizes)))


@memory_needed.right_answer
def layer_by_layer(sizes, n):
    total = 0
    for size in sizes:
        total += size * n
    return total


@memory_needed.right_answer
def with_numpy(sizes, n):
    return np.sum(np.asarray(sizes, dtype=np.int64) * n)


@memory_needed.right_answer
def by_making_them(sizes, n):
    if n * sum(sizes) > 10**6:
        return float(n) * sum(sizes)
    return sum(np.zeros((n, size)).size for size in sizes)
