"""Tell how an expression grows with the number of examples, from its form alone."""

from __future__ import annotations

import ast
from collections.abc import Iterable

ROWS = "rows"  # one entry for each example
TURNED = "turned"  # the examples along the second axis, as in X.T
COUNT = "count"  # the number of examples
SHAPE = "shape"  # a shape that starts with that number
TURNED_SHAPE = "turned shape"  # a shape that ends with it

SWAPPED = {ROWS: TURNED, TURNED: ROWS, SHAPE: TURNED_SHAPE, TURNED_SHAPE: SHAPE}
SHAPE_OF = {ROWS: SHAPE, TURNED: TURNED_SHAPE}
PRODUCTS = {"dot", "matmul", "mm", "mv"}
LENGTHS = {"len", "size", "__len__"}
ROUNDED = {"abs", "ceil", "float", "floor", "int", "round"}
# NumPy's names of what operators do: X.T * errors is np.multiply(X.T, errors).
ENTRYWISE = {
    *("add", "divide", "equal", "greater", "greater_equal", "less", "less_equal"),
    *("maximum", "minimum", "multiply", "not_equal", "power", "subtract"),
}
TURNS = {"moveaxis", "rollaxis", "swapaxes", "t", "transpose"}
HANDED_ON = {"enumerate", "iter", "list", "map", "reversed", "tuple", "zip"}
# What these give has no entry for each example, unless they run along the features.
SHORTER = {
    *("all", "any", "argmax", "argmin", "average", "bincount"),
    *("corrcoef", "count_nonzero", "cov", "eig", "eigh", "eigvals", "eigvalsh"),
    *("isinstance", "lstsq", "max", "mean", "median", "min", "next", "norm"),
    *("percentile", "pinv", "prod", "ptp", "qr", "quantile", "set", "solve"),
    *("hsplit", "items", "std", "sum", "svd", "trace", "type", "unique", "var", "vdot"),
}
# What these give has the size that they are asked for.
SIZED = {
    *("arange", "choice", "empty", "eye", "full", "identity", "integers", "linspace"),
    *("ndindex", "normal", "ones", "permutation", "random", "range", "uniform"),
    "zeros",
}


class Rows:
    """Reads expressions by what it knows of the names in them.

    Attributes
    ----------
    names : dict of str to str
        Kind by name. What a helper function ``f`` returns goes by the name ``f()``.
    functions : set of str
        The helper functions of the answer.
    """

    def __init__(self, rows: Iterable[str], functions: Iterable[str] = ()):
        self.names = dict.fromkeys(rows, ROWS)
        self.functions = set(functions)
        self._found: dict[ast.AST, str] = {}  # else nested calls take time without end

    def learn(self, name: str, kind: str) -> None:
        """Note the kind of a name; the first one stays."""
        if kind and name not in self.names:
            self.names[name] = kind
            self._found.clear()

    def turn(self, name: str) -> None:
        """Note that a name of examples was bound anew to its transpose."""
        self.names[name] = TURNED
        self._found.clear()

    def kind(self, node: ast.AST | None) -> str:
        """Return the kind of an expression; empty if it does not grow."""
        if node is None:
            return ""
        if node not in self._found:
            self._found[node] = self._kind(node)
        return self._found[node]

    def _kind(self, node: ast.AST) -> str:
        match node:
            case ast.Name(id=name):
                return self.names.get(name, "")
            case ast.Starred(value=inside) | ast.NamedExpr(value=inside):
                return self.kind(inside)
            case ast.UnaryOp(operand=inside):
                return self.kind(inside)
            case ast.IfExp(body=one, orelse=other):
                return self.kind(one) or self.kind(other)
            case ast.BoolOp(values=several):
                return next(filter(None, self.kinds(several)), "")
            case ast.Compare(left=left, comparators=others):
                return _entrywise(self.kinds([left, *others]))
            case ast.Attribute(attr=attr, value=inside):
                return _attribute(attr, self.kind(inside))
            case ast.Tuple(elts=several) | ast.List(elts=several):
                return self._display(several)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                over = self.kinds([part.iter for part in node.generators])
                columns = self.kind(node.elt) == ROWS
                return ROWS if ROWS in over else TURNED if columns else ""
            case ast.BinOp():
                return self._arithmetic(node)
            case ast.Subscript():
                return self._subscript(node)
            case ast.Call():
                return self._call(node)
        return ""

    def kinds(self, nodes: Iterable[ast.AST]) -> list[str]:
        """Return the kind of each of several expressions."""
        return [self.kind(node) for node in nodes]

    def _display(self, parts: list[ast.expr]) -> str:
        """Read ``(n, d)``, which may be a shape, and ``[*rows]``."""
        kinds = self.kinds(parts)
        if COUNT in kinds[:1]:
            return SHAPE
        if COUNT in kinds[-1:]:
            return TURNED_SHAPE
        return _array(self.kinds(p for p in parts if isinstance(p, ast.Starred)))

    def _arithmetic(self, node: ast.BinOp) -> str:
        left, right = self.kind(node.left), self.kind(node.right)
        if isinstance(node.op, ast.MatMult):
            return _product(left, right)
        if isinstance(node.left, ast.List) and right == COUNT:
            return ROWS  # [0] * n
        exact = isinstance(node.op, ast.Add | ast.Sub | ast.Mult)
        counts = left == COUNT or (exact and right == COUNT)  # n - 1, but not 1 / n
        return _entrywise([left, right]) or (COUNT if counts else "")

    def _subscript(self, node: ast.Subscript) -> str:
        kind, index = self.kind(node.value), node.slice
        several = isinstance(index, ast.Tuple)
        places = index.elts if several else [index]
        if isinstance(node.value, ast.Attribute) and node.value.attr in ("c_", "r_"):
            return _array(self.kinds(places))
        if kind in (SHAPE, TURNED_SHAPE):
            if isinstance(index, ast.Slice):
                return "" if _is_cut_off(kind, index) else kind
            return COUNT if literal(index) in _ends(kind) else ""
        if kind == ROWS and places:
            return ROWS if self._takes_a_share(places[0]) else ""
        if kind == TURNED and not several:
            return TURNED if isinstance(index, ast.Slice) else ROWS  # X.T[0]
        return ""

    def _takes_a_share(self, index: ast.AST) -> bool:
        """Whether an index takes a share of the rows and not a fixed number of them."""
        if isinstance(index, ast.Slice):
            end = literal(index.upper)
            return not (isinstance(end, int) and end > 0)  # X[:5] is five rows
        if isinstance(index, ast.Compare) or literal(index) is ...:
            return True
        return self.kind(index) == ROWS  # a mask or an order

    def _call(self, node: ast.Call) -> str:
        name, axis = call_name(node), axis_of(node)
        if isinstance(node.func, ast.Name) and name in self.functions:
            return self.names.get(f"{name}()", "")
        receiver = node.func.value if isinstance(node.func, ast.Attribute) else None
        given = [receiver, *node.args] if self.kind(receiver) else node.args
        kinds = self.kinds(given)
        subject = next(filter(None, kinds), "")
        if name in PRODUCTS:
            return _product(*(kinds if len(kinds) > 1 else ["", *kinds, ""])[:2])
        if name in SIZED:
            return self._sized(node)
        if name in TURNS:
            return SWAPPED.get(subject, "")
        if name == "shape":
            return SHAPE_OF.get(subject, "")
        if name in LENGTHS:
            return COUNT if subject == ROWS and axis in (0, None) else ""
        if subject == COUNT:
            return COUNT if name in ROUNDED | {"max", "min"} else ""
        if name in ENTRYWISE:
            return _entrywise(kinds)
        if name in ("split", "array_split", "unstack") and axis in (1, -1):
            return ""  # one part for each feature
        if name in SHORTER:
            along = {ROWS: (1, -1), TURNED: (0, -2)}.get(subject, ())
            return ROWS if axis in along else ""
        if name not in HANDED_ON:  # np.column_stack([X, ones])
            kinds += self.kinds(part for one in given for part in parts(one))
        return _array(kinds)

    def _sized(self, node: ast.Call) -> str:
        """Read a range or a fresh array."""
        sizes = [*node.args, *(keyword.value for keyword in node.keywords)]
        kinds = self.kinds(sizes)
        if call_name(node) == "range" and len(sizes) == 3:
            step = sizes[2]
            if isinstance(step, ast.Name | ast.Attribute):
                return ""  # range(0, n, batch)
        if TURNED_SHAPE in kinds:
            return TURNED
        return ROWS if {ROWS, COUNT, SHAPE} & set(kinds) else ""


def call_name(node: ast.AST) -> str:
    """Return the last part of the name that is called; empty for other nodes."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name)) | ast.Call(func=ast.Name(id=name)):
            return name
    return ""


def axis_of(node: ast.Call) -> int | None:
    """Return the axis that a call names, by keyword or in second place."""
    named = [k.value for k in node.keywords if k.arg in ("axis", "dim")]
    for place in (*named, *node.args[:2]):
        if type(value := literal(place)) is int:
            return value
    return None


def literal(node: ast.AST | None) -> object:
    """Return the value that is written out in the code; ``None`` if none is."""
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError):
        return None


def parts(node: ast.AST | None) -> list[ast.expr]:
    """Return the entries of a tuple, or of what is made entry by entry from one."""
    match node:
        case ast.Tuple(elts=entries) | ast.List(elts=entries):
            return entries
        case ast.ListComp() | ast.GeneratorExp():
            return parts(node.generators[0].iter)
        case ast.Call(func=ast.Name(id="map"), args=[_, source]):
            return parts(source)
    return []


def _attribute(attr: str, kind: str) -> str:
    if attr in ("T", "mT"):
        return SWAPPED.get(kind, "")
    if attr == "shape":
        return SHAPE_OF.get(kind, "")
    if attr == "size":
        return COUNT if kind in SHAPE_OF else ""
    return "" if attr in ("columns", "dtype", "ndim") else _array([kind])


def _is_cut_off(kind: str, part: ast.Slice) -> bool:
    """Whether a part of a shape is without the number of examples."""
    first, end = literal(part.lower), literal(part.upper)
    if kind == SHAPE:
        return isinstance(first, int) and first not in _ends(kind)  # X.shape[1:]
    return end in _ends(kind)


def _ends(kind: str) -> tuple[int, int]:
    return (0, -2) if kind == SHAPE else (1, -1)


def _product(left: str, right: str) -> str:
    if right == ROWS:
        return ""  # the examples are summed over
    return ROWS if left == ROWS or (right == TURNED and not left) else ""


def _entrywise(kinds: Iterable[str]) -> str:
    """Give the kind of what is computed from several arrays, entry by entry."""
    kinds = list(kinds)
    return TURNED if TURNED in kinds else _array(kinds)  # X.T * errors


def _array(kinds: Iterable[str]) -> str:
    """Give the kind of what is made of several arrays."""
    kinds = list(kinds)
    return ROWS if ROWS in kinds else TURNED if TURNED in kinds else ""
