"""Exercise 04.3: what is checked of the class `Node`, and the answers that prove it."""

from functools import partial

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels.autodiff import Node as Kernel

# Parents are told by identity: what a student's == says proves nothing. The node a is
# number 1, b is number 2, and any other object is 0.
NUMBERED = """
a, b = Node(2.0), Node(-3.0)
def numbers(node):
    known = {id(a): 1, id(b): 2}
    return [known.get(id(parent), 0) for parent in node.parents]
"""


def told(label: str, last: str) -> Case:
    """Return a case over two nodes a and b."""
    return Case(label, steps=f"{NUMBERED}{last}")


VALUES = Case(
    "a = Node(2), b = Node(-3)",
    steps="""
    a, b = Node(2.0), Node(-3.0)
    [n.value for n in (a, a + b, a * b, a * b + a, b.tanh(), (a * b).tanh())]
    """,
)
PARENTS = told(
    "a + b, b * a, a.tanh() and a itself (1 is the node a, 2 is b, 0 is neither)",
    "[numbers(n) for n in (a + b, b * a, a.tanh(), a)]",
)
TWICE = told(
    "a * a and b + b (1 is the node a, 2 is b)", "[numbers(a * a), numbers(b + b)]"
)
# Comes first: with `__init__` alone, the exercise is begun.
NEW = Case("Node(2.0)", steps="a = Node(2.0)\n[a.value, a.grad, len(list(a.parents))]")
GRAD = Case(
    "new nodes",
    steps="a, b = Node(2.0), Node(5.0)\n[n.grad for n in (a, a + b, a * b, a.tanh())]",
)
CONSTANT = Case(
    "a + 4 and a * 4",
    steps="""
    a = Node(2.0)
    [[n.value] + [p.value for p in n.parents] for n in (a + 4, a * 4)]
    """,
)
DECIMAL = Case(
    "a * 0.5",
    steps="n = Node(6.0) * 0.5\n[n.value] + [p.value for p in n.parents]",
)

node = Exercise(
    "Node",
    reference=Kernel,
    checks=[
        values(NEW, GRAD, points=0.25, label="grad starts at 0.0"),
        values(VALUES, points=0.75),
        values(PARENTS, points=0.75, label="parents"),
        values(TWICE, points=0.5, label="a repeated parent"),
        values(CONSTANT, DECIMAL, points=0.5, label="a plain number on the right"),
        edge(
            "a plain number on the left",
            Case(
                "4 + a and 4 * a",
                steps="""
                a = Node(2.5)
                made = (4 + a, -2 * a, 0.5 * a + 1)
                [[n.value, *sorted(p.value for p in n.parents)] for n in made]
                """,
            ),
            points=0.5,
            hidden=True,
            message="A whole number or a decimal one may stand on the left: `4 + a` asks "
            "for `__radd__` and `4 * a` for `__rmul__`.",
        ),
        edge(
            "each node keeps its own parents",
            told(
                "several nodes, one after the other",
                "made = [a + b, a * a, b.tanh(), Node(7.0)]\n"
                "late = Node(8.0)\n"
                "shared = a.parents is late.parents and isinstance(a.parents, list)\n"
                "[[numbers(n) for n in (*made, late, a, b)], shared]",
            ),
            points=0.25,
            hidden=True,
            message="Each node has parents of its own, in the order of its operands; an "
            "input has none.",
        ),
        edge(
            "parents given by hand",
            told(
                "Node(5.0, (a, b))",
                "n = Node(5.0, (a, b))\n[n.value, numbers(n), n.grad]",
            ),
            points=0.25,
            hidden=True,
            message="`Node(5.0, (a, b))` is a node with the value 5.0 and parents a, b.",
        ),
        edge(
            "operands unchanged",
            told(
                "a and b after use",
                "made = [a + b, a * b, a.tanh(), a * 3]\n"
                "[[n.value, numbers(n)] for n in (a, b)]",
            ),
            points=0.25,
            hidden=True,
            message="An operation makes a new node; its operands stay as they are.",
        ),
    ],
    hints=[
        "Begin with `__init__`: put value and parents on self, and grad, which is 0.0.",
        "Each operation works out its value from the values of its operands, and hands "
        "the operands themselves on as the parents of a new Node.",
        "Where the other operand is no Node, wrap it first: isinstance tells. The slope "
        "of a product by one factor is the value of the other; that of tanh is 1 minus "
        "the square of the result.",
    ],
)

RIGHT = """
import math

class Node:
    def __init__(self, value, parents=(), slopes=()):
        self.value, self.parents, self.grad = value, tuple(parents), 0.0
        self.slopes = tuple(slopes)

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(self.value + other.value, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        slopes = (other.value, self.value)
        return Node(self.value * other.value, (self, other), slopes)

    __radd__, __rmul__ = __add__, __mul__

    def tanh(self):
        t = math.tanh(self.value)
        return Node(t, (self,), (1 - t * t,))
"""
WRAP = "other = other if isinstance(other, Node) else Node(other)"
START = "self.value, self.parents, self.grad = value, tuple(parents), 0.0"


wrong = partial(node.slip, RIGHT)  # the right cell with one slip in it

wrong(
    "loses_a_repeated_parent",
    "tuple(parents)",
    "tuple(dict.fromkeys(parents))",
    "A repeated parent is kept once only, as in a set. Keep both: a * a has the parents "
    "(a, a).",
)
wrong(
    "one_list_for_all",
    f"    def __init__(self, value, parents=(), slopes=()):\n        {START}",
    "    parents = []\n\n    def __init__(self, value, parents=(), slopes=()):\n"
    "        self.value, self.grad = value, 0.0\n        self.parents.extend(parents)",
    "All nodes share one list of parents, so it grows with every operation. Give each "
    "node parents of its own, on `self`, and never write `parents=[]` as a default.",
)
wrong(
    "parents_as_numbers",
    "tuple(parents)",
    "tuple(p.value for p in parents)",
    "The parents are plain numbers here. Keep the nodes themselves: the way back needs "
    "to reach them.",
)
wrong(
    "no_parents_at_all",
    "tuple(parents)",
    "()",
    "No node has parents here. Hand the operands on, and keep them on `self`.",
)
wrong(
    "children_for_parents",
    "(self, other), (1.0, 1.0))",
    "(other, self), (1.0, 1.0))",
    "The parents of a sum stand in the wrong order: `a + b` has the parents (a, b).",
)
wrong(
    "no_wrapping",
    WRAP,
    "pass",
    "A plain number has no value to read. Wrap it in a Node before you use it.",
)
wrong(
    "wraps_whole_numbers_only",
    WRAP,
    "other = Node(other) if isinstance(other, int) else other",
    "Whole numbers are wrapped in a Node here, decimal ones are not. Wrap both.",
)
wrong(
    "constants_are_no_parents",
    WRAP,
    "if not isinstance(other, Node):\n"
    "            return Node(self.value + other, (self,), (1.0,))",
    "A plain number beside a node becomes a node too, and is one of the two parents.",
)
wrong(
    "grad_starts_at_one",
    "0.0\n",
    "1.0\n",
    "grad starts at 1.0. It starts at 0.0: only the result of a whole graph gets 1.0, "
    "and not before the way back.",
)
wrong(
    "tanh_forgets_its_parent",
    "return Node(t, (self,), (1 - t * t,))",
    "return Node(t)",
    "The result of tanh has no parent, so nothing can flow back through it.",
)
wrong(
    "changes_itself",
    "return Node(self.value + other.value, (self, other), (1.0, 1.0))",
    "self.value = self.value + other.value\n        self.parents = (self, other)\n"
    "        return self",
    "An operation changes its own operand. It must make a new node and leave the old "
    "one as it is.",
)

node.right_text(
    "with_rules",
    """
import numpy as np

class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = list(parents)
        self.grad = 0.0
        self.rule = None

    def __add__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        out = Node(self.value + other.value, [self, other])
        out.rule = lambda g: (g, g)
        return out

    def __radd__(self, other):
        return Node(other) + self

    def __mul__(self, other):
        other = other if isinstance(other, Node) else Node(other)
        out = Node(self.value * other.value, [self, other])
        out.rule = lambda g: (g * other.value, g * self.value)
        return out

    def __rmul__(self, other):
        return Node(other) * self

    def tanh(self):
        out = Node(np.tanh(self.value), [self])
        out.rule = lambda g: (g * (1 - out.value**2),)
        return out
""",
)
node.right_text(
    "with_names_and_slots",
    """
import math

class Node:
    __slots__ = ("value", "parents", "grad", "op")

    def __init__(self, value, parents=(), op="leaf"):
        self.value, self.parents, self.grad, self.op = value, parents, 0, op

    @staticmethod
    def wrap(value):
        return value if isinstance(value, Node) else Node(value)

    def __add__(self, other):
        other = Node.wrap(other)
        return Node(self.value + other.value, (self, other), "+")

    def __mul__(self, other):
        other = Node.wrap(other)
        return Node(self.value * other.value, (self, other), "*")

    __radd__, __rmul__ = __add__, __mul__

    def tanh(self):
        e = math.exp(2 * self.value)
        return Node((e - 1) / (e + 1), (self,), "tanh")
""",
)
