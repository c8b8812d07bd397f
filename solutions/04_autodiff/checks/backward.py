"""Exercise 04.5: what is checked of `backward`, and the answers that prove it.

Steps see the names of the exercise's own cell. The student's own `Node` is found where
their `backward` would find it: among the names that stand beside the function.
"""

from functools import partial

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels.autodiff import Node, topo  # noqa: F401 - wrong answers call them
from helpers.kernels.autodiff import backward as kernel

# Where `Node` is open, `backward` may be open too: then it says so itself.
OWN_NODE = """
import contextlib
Node = backward.__globals__["Node"]
try:
    Node(1.0)
except NotImplementedError:
    with contextlib.suppress(AttributeError, TypeError):
        backward(None)
    raise
"""


def graph(label: str, steps: str) -> Case:
    """Return a case over the student's own nodes."""
    return Case(label, steps=OWN_NODE + steps)


PRODUCT = graph(
    "a * b + a",
    "a, b = Node(2.0), Node(-3.0)\nresult = a * b + a\nbackward(result)\n"
    "[a.grad, b.grad, result.grad]",
)
INNER = graph(
    "tanh(w * x + b)",
    "w, x, b = Node(0.5), Node(-1.5), Node(0.25)\nproduct = w * x\ntotal = product + b\n"
    "result = total.tanh()\nbackward(result)\n"
    "[n.grad for n in (w, x, b, product, total, result)]",
)
DIAMOND = graph(
    "u = x + 1, then u * u + u",
    "x = Node(3.0)\nu = x + 1\nresult = u * u + u\nbackward(result)\n"
    "[x.grad, u.grad, result.grad]",
)
LONG_WAY = graph(
    "a node used early and late",
    "x = Node(0.5)\nu = x * x\nv = u * 3 + x\nresult = (v * u).tanh() + x\n"
    "backward(result)\n[x.grad, u.grad, v.grad]",
)
TWICE = graph(
    "x * x", "x = Node(5.0)\nresult = x * x\nbackward(result)\n[x.grad, result.grad]"
)

backward = Exercise(
    "backward",
    reference=kernel,
    checks=[
        values(PRODUCT, INNER, points=1.25),
        values(TWICE, points=0.75, label="x * x"),
        values(DIAMOND, LONG_WAY, points=1.25, label="a node that is used twice"),
        edge(
            "unused branch untouched",
            graph(
                "x * 5 stands aside",
                "x, other = Node(2.0), Node(9.0)\naside = x * 5 + other\n"
                "aside.grad = 7.0\nresult = x * x\nbackward(result)\n"
                "[x.grad, aside.grad, other.grad]",
            ),
            points=0.5,
            hidden=True,
            message="Nodes that the result does not depend on keep the grad they have.",
        ),
        edge(
            "5,000 nodes deep",
            graph(
                "a chain of 5,000 sums",
                "x, step = Node(1.0), Node(0.001)\nnode = x\n"
                "for k in range(5000):\n    node = node + step\n"
                "backward(node)\n[x.grad, step.grad, node.grad]",
            ),
            points=0.75,
            hidden=True,
            message="A deep graph fails. Walk through the list that `topo` gives, with "
            "a loop and no recursion.",
        ),
        edge(
            "larger graphs, plain numbers among them",
            graph(
                "a ladder of sums and products",
                "x = node = Node(1.1)\nfor k in range(7):\n"
                "    node = node * 0.5 + (node * node).tanh() * x\n"
                "backward(node)\n[x.grad, node.grad]",
            ),
            graph(
                "a single node",
                "x = Node(4.0)\nbackward(x)\n[x.grad, x.value]",
            ),
            graph(
                "integers",
                "x, y = Node(3), Node(-2)\nresult = 2 * x * y + x * 4 + 1\n"
                "backward(result)\n[x.grad, y.grad, x.value]",
            ),
            points=0.5,
            hidden=True,
            message="On a larger graph the slopes are off. Each node must have all of "
            "its grad before it hands any on.",
        ),
    ],
    hints=[
        "The result's own slope is 1: give it that grad first. Then walk from the result "
        "back to the inputs.",
        "Go through the list of `topo` in reverse. Each node then meets its parents "
        "after all of its own children have spoken.",
        "Each node hands to each parent its own grad times its slope by that parent, "
        "and the parent adds it to what it has.",
    ],
)

RIGHT = """
def backward(node):
    order = topo(node)
    for part in order:
        part.grad = 0.0
    node.grad = 1.0
    for part in reversed(order):
        for parent, slope in zip(part.parents, part.slopes):
            parent.grad += slope * part.grad
"""
ADD = "parent.grad += slope * part.grad"


wrong = partial(backward.slip, RIGHT)  # the right cell with one slip in it

wrong(
    "overwrites",
    ADD,
    "parent.grad = slope * part.grad",
    "A node that is used twice keeps only one of its two slopes. Add to grad, do not "
    "overwrite it.",
)
wrong(
    "forgets_the_grad",
    ADD,
    "parent.grad += slope",
    "Only the local slopes are added. Multiply each one by the grad of the node that "
    "hands it on.",
)
wrong(
    "forgets_the_slope",
    ADD,
    "parent.grad += part.grad",
    "Each grad is handed on as it is. Multiply it by the local slope by that parent.",
)
wrong(
    "starts_at_zero",
    "node.grad = 1.0",
    "pass",
    "Every grad stays 0. The slope of the result by itself is 1: set it first.",
)
wrong(
    "starts_with_the_value",
    "node.grad = 1.0",
    "node.grad = node.value",
    "The walk starts with the value of the result. Its slope by itself is 1.",
)
wrong(
    "walks_forward",
    "reversed(order)",
    "order",
    "This walks from the inputs to the result. Begin at the result: reverse the list.",
)
wrong(
    "drops_repeated_parents",
    "zip(part.parents, part.slopes)",
    "dict(zip(part.parents, part.slopes)).items()",
    "In x * x the parent x comes twice, and both slopes count.",
)
wrong(
    "from_values",
    ADD,
    "parent.grad += part.value * part.grad",
    "The values of the nodes are handed on. It is the slope by the parent that counts.",
)


TOO_EARLY = (
    "A node hands on its grad each time it is reached, before it is complete: what it "
    "had already handed on is counted again. Wait until all of its children have spoken."
)


@backward.wrong_answer(TOO_EARLY)
def visits_twice_in_a_queue(node):
    node.grad = 1.0
    waiting = [node]
    while waiting:
        part = waiting.pop(0)
        for parent, slope in zip(part.parents, part.slopes):
            parent.grad += slope * part.grad
            waiting.append(parent)


@backward.wrong_answer(TOO_EARLY)
def visits_twice(node):
    node.grad = 1.0
    waiting = [node]
    while waiting:
        part = waiting.pop()
        for parent, slope in zip(part.parents, part.slopes):
            parent.grad += slope * part.grad
            waiting.append(parent)


@backward.right_answer
def pushes_shares(node):
    grads = {id(node): 1.0}
    for part in topo(node)[::-1]:
        part.grad = grads.get(id(part), 0.0)
        for k in range(len(part.parents)):
            key = id(part.parents[k])
            grads[key] = grads.get(key, 0.0) + part.slopes[k] * part.grad


backward.right_text(
    "rules_kept_in_the_nodes",
    """
import math

class Node:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = value, list(parents), 0.0
        self.rule = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        out = Node(self.value + other.value, (self, other))
        def rule():
            self.grad += out.grad
            other.grad += out.grad
        out.rule = rule
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        out = Node(self.value * other.value, (self, other))
        def rule():
            self.grad += other.value * out.grad
            other.grad += self.value * out.grad
        out.rule = rule
        return out

    __radd__, __rmul__ = __add__, __mul__

    def tanh(self):
        out = Node(math.tanh(self.value), (self,))
        def rule():
            self.grad += (1 - out.value**2) * out.grad
        out.rule = rule
        return out

def backward(node):
    node.grad = 1.0
    for part in reversed(topo(node)):
        part.rule()
""",
)
backward.right_text(
    "counts_the_children",
    """
def backward(node):
    children, found = {node: 0}, [node]
    for part in found:
        for parent in part.parents:
            if parent not in children:
                children[parent] = 0
                found.append(parent)
            children[parent] += 1
    for part in found:
        part.grad = 0.0
    node.grad, free = 1.0, [node]
    while free:
        part = free.pop()
        for parent, slope in zip(part.parents, part.slopes):
            parent.grad += slope * part.grad
            children[parent] -= 1
            if children[parent] == 0:
                free.append(parent)
""",
)
