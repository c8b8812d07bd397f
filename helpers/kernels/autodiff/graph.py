"""Numbers that remember how they were computed, and the walk back through them."""

from __future__ import annotations

import math
import numbers
import reprlib
from collections.abc import Sequence

from helpers.errors import DomainError


class Node:
    """A number, the nodes it was computed from, and its slope by each of them.

    Parameters
    ----------
    value : float
        The number.
    parents : sequence of Node, default ()
        The operands, in order; one that comes twice stands there twice.
    slopes : sequence of float, default ()
        Derivative of ``value`` by each parent. Without them nothing is sent back.

    Returns
    -------
    Node
        With ``value``, with ``parents`` and ``slopes`` as tuples, and with ``grad``,
        0.0 until `backward` sets it. ``+``, ``*`` and ``tanh()`` make further nodes; a
        plain number beside a node becomes a node without parents.

    Raises
    ------
    DomainError
        If ``value``, or what stands beside a node, is no real number.

    Notes
    -----
    Time and memory O(1) for each operation.

    References
    ----------
    Griewank, Walther, *Evaluating Derivatives*, 2nd ed. (2008), section 3.2.

    Examples
    --------
    >>> a = Node(2.0)
    >>> result = a * a + 1
    >>> result.value, len(result.parents)
    (5.0, 2)
    """

    __slots__ = ("grad", "parents", "slopes", "value")

    def __init__(
        self,
        value: float,
        parents: Sequence[Node] = (),
        slopes: Sequence[float] = (),
    ) -> None:
        if not isinstance(value, numbers.Real):
            raise DomainError(
                f"value is {reprlib.repr(value)}, must be a real number or a Node"
            )
        self.value, self.grad = value, 0.0
        self.parents, self.slopes = tuple(parents), tuple(slopes)

    def __add__(self, other: Node | float) -> Node:
        other = _as_node(other)
        return Node(self.value + other.value, (self, other), (1.0, 1.0))

    def __mul__(self, other: Node | float) -> Node:
        other = _as_node(other)
        slopes = (other.value, self.value)
        return Node(self.value * other.value, (self, other), slopes)

    __radd__, __rmul__ = __add__, __mul__

    def tanh(self) -> Node:
        """Hyperbolic tangent of the number, with slope ``1 - tanh**2``."""
        t = math.tanh(self.value)
        return Node(t, (self,), (1 - t * t,))


def topo(node: Node) -> list[Node]:
    """List a node and all that it depends on, parents before children.

    Parameters
    ----------
    node : Node
        The result. Anything with ``parents`` will do.

    Returns
    -------
    list of Node
        Each node once; ``node`` comes last.

    Raises
    ------
    DomainError
        If ``node`` has no ``parents``.

    Notes
    -----
    Depth first, with a stack of its own: graphs may be deeper than Python recurses.
    Time and memory O(nodes + edges).

    References
    ----------
    Cormen, Leiserson, Rivest, Stein, *Introduction to Algorithms*, 4th ed. (2022),
    section 20.4.

    Examples
    --------
    >>> a = Node(2.0)
    >>> [part.value for part in topo(a * a + 1)]
    [2.0, 4.0, 1, 5.0]
    """
    if not hasattr(node, "parents"):
        raise DomainError(f"node is {reprlib.repr(node)}, must be a Node")
    order, seen = [], {id(node)}
    stack = [(node, iter(node.parents))]
    while stack:
        child, left = stack[-1]
        for parent in left:
            if id(parent) not in seen:
                seen.add(id(parent))
                stack.append((parent, iter(parent.parents)))
                break
        else:  # all parents of this one are in the list
            order.append(child)
            stack.pop()
    return order


def backward(node: Node) -> None:
    """Set ``grad`` of every node that a result depends on.

    Parameters
    ----------
    node : Node
        The result. Its own ``grad`` becomes 1.0, that of each other node the derivative
        of ``node.value`` by it. What was there before is forgotten; nodes that the
        result does not depend on keep theirs.

    Returns
    -------
    None

    Raises
    ------
    DomainError
        If ``node`` is no `Node`.

    Notes
    -----
    Time and memory O(nodes + edges), about as much as computing the value took.

    References
    ----------
    Griewank, Walther, *Evaluating Derivatives*, 2nd ed. (2008), section 3.2.

    Examples
    --------
    >>> a, b = Node(2.0), Node(3.0)
    >>> backward(a * a * b)
    >>> a.grad, b.grad
    (12.0, 4.0)
    """
    order = topo(node)
    for part in order:
        part.grad = 0.0
    node.grad = 1.0
    for part in reversed(order):
        for parent, slope in zip(part.parents, part.slopes, strict=False):
            parent.grad += slope * part.grad


def _as_node(value: Node | float) -> Node:
    return value if isinstance(value, Node) else Node(value)
