"""Exercise 04.4: what is checked of `topo`, and the answers that prove it.

The graphs are made of a class of our own, so this exercise needs no working `Node`.
"""

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels.autodiff import topo as kernel

PART = """
class Part:
    def __init__(self, name, *parents):
        self.name, self.parents = name, parents
        self.value, self.grad = 1.0, 0.0
"""
# Several orders are right, so the result says which nodes come, which of them come
# before a parent of theirs, and which is last.
REPORT = """
def report(order):
    names = [part.name for part in order]
    place = {name: k for k, name in enumerate(names)}
    early = {
        f"{part.name} before {parent.name}"
        for part in order
        for parent in part.parents
        if place.get(parent.name, 0) > place[part.name]
    }
    return {"nodes": sorted(names), "too early": sorted(early), "last": names[-1:]}
"""


def graph(label: str, steps: str) -> Case:
    """Return a case over a graph of our own nodes."""
    return Case(label, steps=f"{PART}{REPORT}{steps}")


CHAIN = graph(
    "a chain a, b, c",
    'a = Part("a")\nb = Part("b", a)\nc = Part("c", b)\n'
    "[part.name for part in topo(c)]",
)
DIAMOND = graph(
    "the diamond a, b and c, d",
    'a = Part("a")\nb, c = Part("b", a), Part("c", a)\n'
    'd = Part("d", b, c)\nreport(topo(d))',
)
SHORTCUT = graph(
    "a long way and a short cut",
    'a = Part("a")\nb = Part("b", a)\nc = Part("c", b)\nd = Part("d", c)\n'
    'e = Part("e", a, d)\nf = Part("f", d, e)\nreport(topo(f))',
)
DEEP = graph(
    "a chain of 5,000 nodes",
    "node = Part(0)\nfor k in range(1, 5000):\n    node = Part(k, node)\n"
    "order = topo(node)\n"
    "[len(order), order[0].name, order[1].name, order[2500].name, order[-1].name]",
)

topo = Exercise(
    "topo",
    reference=kernel,
    arguments=("node",),
    checks=[
        values(CHAIN, points=0.5),
        values(DIAMOND, points=0.75, label="a diamond"),
        values(SHORTCUT, points=0.75, label="a short cut"),
        values(DEEP, points=1, label="5,000 nodes deep"),
        edge(
            "one node alone, and a parent twice",
            graph("one node", '[part.name for part in topo(Part("a"))]'),
            graph("a times a", 'a = Part("a")\nreport(topo(Part("b", a, a)))'),
            points=0.25,
            hidden=True,
            message="A node without parents gives a list of itself; a repeated parent "
            "comes once.",
        ),
        edge(
            "other graphs",
            graph(
                "three layers",
                'x = [Part(f"x{k}") for k in range(3)]\n'
                'y = [Part(f"y{k}", x[k], x[k - 1], x[k - 1]) for k in range(3)]\n'
                'z = [Part(f"z{k}", y[k - 1], x[k], y[k]) for k in range(3)]\n'
                'report(topo(Part("r", z[2], *y, *z, x[0])))',
            ),
            graph(
                "a ladder of diamonds",
                'node = Part("00")\nfor k in range(1, 31, 3):\n'
                '    left, right = Part(f"{k:02}", node), Part(f"{k + 1:02}", node)\n'
                '    node = Part(f"{k + 2:02}", left, right)\n'
                "report(topo(node))",
            ),
            points=0.5,
            hidden=True,
            message="On a larger graph a node is missing, comes twice, or stands before "
            "one of its parents.",
        ),
        edge(
            "called again",
            graph(
                "the same diamond twice",
                'a = Part("a")\nb, c = Part("b", a), Part("c", a)\n'
                'd = Part("d", b, c)\n'
                "made = [sorted(p.name for p in topo(n)) for n in (b, d, d, b)]\n"
                "[made[1] == made[2], made[0] == made[3]]",
            ),
            points=0.25,
            hidden=True,
            message="A second call gives another list. Start each call with an empty "
            "record of what was seen.",
        ),
    ],
    hints=[
        "A node may go into the list only when all of its parents are in it. So a node "
        "is met twice: on the way in, and on the way out, when its parents are done.",
        "Recursion says this in five lines, but Python stops after about 1,000 calls. "
        "Keep a list of your own as the stack, and a set of the ids already met.",
        "Push pairs: a node, and whether its parents are done. Pop a pair. If they are "
        "done, append the node. If not, and the node is new, push it again as done, and "
        "above it push its parents.",
    ],
)


@topo.wrong_answer(
    "Python stops a function that calls itself more than about 1,000 times. Use a loop "
    "with a stack of your own."
)
def recursive(node):
    order, seen = [], set()

    def visit(part):
        if id(part) in seen:
            return
        seen.add(id(part))
        for parent in part.parents:
            visit(parent)
        order.append(part)

    visit(node)
    return order


@topo.wrong_answer(
    "The order is the other way round: children come before parents. The node itself "
    "must be last."
)
def pre_order(node):
    order, seen, stack = [], set(), [node]
    while stack:
        part = stack.pop()
        if id(part) not in seen:
            seen.add(id(part))
            order.append(part)
            stack.extend(reversed(part.parents))
    return order


@topo.wrong_answer(
    "Turning a list of children round is not enough: with a short cut, a node may be met "
    "before one of its own children. It goes in when all of its parents are in."
)
def reversed_levels(node):
    order, seen = [node], {id(node)}
    for part in order:
        for parent in part.parents:
            if id(parent) not in seen:
                seen.add(id(parent))
                order.append(parent)
    return order[::-1]


@topo.wrong_answer("A node that is reached by two ways comes twice. List it once.")
def duplicates(node):
    order, stack = [], [(node, False)]
    while stack:
        part, done = stack.pop()
        if done:
            order.append(part)
        else:
            stack.append((part, True))
            stack.extend((parent, False) for parent in part.parents)
    return order


@topo.wrong_answer(
    "Only the first parent of each node is followed. Follow all of them."
)
def first_parent_only(node):
    order = [node]
    while order[-1].parents:
        order.append(order[-1].parents[0])
    return order[::-1]


RIGHT = """
def topo(node):
    order, met, stack = [], set(), [(node, False)]
    while stack:
        part, done = stack.pop()
        if done:
            order.append(part)
        elif part not in met:
            met.add(part)
            stack.append((part, True))
            stack += [(parent, False) for parent in part.parents]
    return order
"""
topo.slip(
    RIGHT,
    "turned_round",
    "return order",
    "return order[::-1]",
    "The order is the other way round: children come before parents. The node itself "
    "must be last.",
)
topo.slip(
    RIGHT,
    "without_the_node",
    "return order",
    "return order[:-1]",
    "The node itself is missing: it comes last in the list.",
)
topo.slip(
    RIGHT,
    "told_apart_by_value",
    "part not in met:\n            met.add(part)",
    "part.value not in met:\n            met.add(part.value)",
    "Two nodes may hold the same value and still be two nodes. Tell them apart by id.",
)
topo.right_text("two_visits", RIGHT)


@topo.right_answer
def by_counting_children(node):
    """Kahn's way, from the result: a node is free when all of its children are out."""
    waiting, found, k = {id(node): 0}, [node], 0
    while k < len(found):
        for parent in found[k].parents:
            if id(parent) not in waiting:
                waiting[id(parent)] = 0
                found.append(parent)
            waiting[id(parent)] += 1
        k += 1
    free, order = [node], []
    while free:
        part = free.pop()
        order.append(part)
        for parent in part.parents:
            waiting[id(parent)] -= 1
            if waiting[id(parent)] == 0:
                free.append(parent)
    order.reverse()
    return order


@topo.right_answer
def recursion_with_a_higher_limit(node):
    import sys

    before = sys.getrecursionlimit()
    order, seen = [], set()

    def visit(part):
        seen.add(id(part))
        for parent in part.parents:
            if id(parent) not in seen:
                visit(parent)
        order.append(part)

    sys.setrecursionlimit(100_000)
    try:
        visit(node)
    finally:
        sys.setrecursionlimit(before)
    return order
