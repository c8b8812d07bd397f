"""What usually causes an error, in a sentence a beginner can act on.

The error's own line says what Python met. These say where to look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

__all__ = ["cause"]

_NOTHING = (
    "Something here is None: often what a function without `return` gives, or a "
    "method that works in place, such as `list.sort()`."
)
_SHAPES = (
    "Two arrays have shapes that do not go together: print the `.shape` of both just "
    "before this line."
)
_ENTRIES = "A new shape must hold exactly as many entries as the old one."
_WHOLE = "Whole numbers are needed here: `/` gives a float, `//` does not."
_DTYPES = "Two tensors have different types of number: compare their `.dtype`."
_CAUSES: tuple[tuple[str, str, str], ...] = (
    ("TypeError|AttributeError", r"NoneType", _NOTHING),
    ("RuntimeError", r"dtype|scalar type", _DTYPES),
    (
        "ValueError|RuntimeError",
        r"broadcast|mismatch in its core dimension|not aligned|mat1 and mat2"
        r"|size of tensor|inconsistent|dimensions .* must match|same (?:shape|size)",
        _SHAPES,
    ),
    ("ValueError|RuntimeError", r"cannot reshape|is invalid for input", _ENTRIES),
    (
        "ValueError|RuntimeError",
        r"truth value|Boolean value of Tensor",
        "`if`, `and` and `or` need one truth value, and an array holds many: use `&`, "
        "`|`, `np.where`, `.any()` or `.all()`.",
    ),
    (
        "ValueError|TypeError",
        r"values to unpack|cannot unpack",
        "The names on the left of `=` must be as many as the values on the right.",
    ),
    (
        "TypeError",
        r"positional argument|unexpected keyword|multiple values for",
        "The function is called with other arguments than its `def` line takes: "
        "compare it with the text of the exercise.",
    ),
    (
        "TypeError",
        r"not callable",
        "Round brackets call a function, and this is none: entries are taken with "
        "square brackets, and a product needs `*`.",
    ),
    (
        "TypeError",
        r"not subscriptable",
        "Square brackets take an entry of an array, list or dict, and this is none.",
    ),
    (
        "TypeError",
        r"not iterable|has no len",
        "A loop, `sum` or `len` needs several values, and this is a single one.",
    ),
    (
        "TypeError|IndexError",
        r"as an integer|must be integers|only integer|of integer|valid indices",
        _WHOLE,
    ),
    (
        "TypeError",
        r"unsupported operand|concatenate|can't convert|not supported between",
        "The two sides of the operator are of types that do not go together: print "
        "the `type(...)` of both.",
    ),
    (
        "RuntimeError",
        r"does not require grad|requires grad",
        "Something cut the tensor off its graph, or it should be: look at "
        "`requires_grad`, `.detach()` and `torch.no_grad()`.",
    ),
    (
        "IndexError",
        r"too many indices",
        "There are more indices than the array has axes: print its `.shape`.",
    ),
    (
        "IndexError",
        r"boolean index",
        "A mask must be as long as the axis that it chooses from.",
    ),
    (
        "IndexError",
        "",
        "An index points past the end: places go from 0 to the length minus 1.",
    ),
    (
        "KeyError",
        "",
        "There is no such key or column: print the `.keys()` or `.columns` and compare "
        "the spelling.",
    ),
    (
        "UnboundLocalError",
        "",
        "The function sets this name further down, so it has no value yet on this "
        "line.",
    ),
    (
        "NameError",
        "",
        "Nothing has this name: look for a slip of the keyboard, or run the cell that "
        "defines it. Grading runs the set-up and the answers alone, so import in the "
        "cell that uses it.",
    ),
    (
        "AttributeError",
        "",
        "The object has no part of this name: look at the spelling and at its "
        "`type(...)`.",
    ),
    ("ZeroDivisionError", "", "A divisor is 0 here: which input makes it so?"),
    (
        "RecursionError",
        "",
        "The function calls itself without end: which case should stop it?",
    ),
    ("AssertionError", "", "An `assert` in your own code does not hold."),
    ("SystemExit", "", "`exit()` ends the whole program; use `return`."),
    (
        "SyntaxError",
        "",
        "Python cannot read this line, or the one before it: look for a missing "
        "bracket, colon or quote, and at the spaces in front.",
    ),
)


def cause(
    raised: Sequence[str], error: str, own: Mapping[str, str] | None = None
) -> str:
    """Say what usually causes an error.

    Parameters
    ----------
    raised : sequence of str
        Class names of the exception, most special first.
    error : str
        The exception in one line.
    own : mapping of str to str, optional
        Words of the exercise itself, by class name. They go first.

    Returns
    -------
    str
        One sentence; empty where nothing general can be said.
    """
    for kind in raised:
        if own and kind in own:
            return own[kind]
    about = error.partition(" (line ")[0]  # not the words of the student's own line
    for kinds, words, said in _CAUSES:
        if any(kind in raised for kind in kinds.split("|")) and re.search(words, about):
            return said
    return ""
