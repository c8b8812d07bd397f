"""Exercise 01.3: what is checked of `ndims`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

LENGTH = "That is its length. The number of axes is how many entries its shape has."
SIZE = "That is the number of entries in all."
FIRST = "`len` is the length of the first axis: the first entry of the shape."
BRACKETS = "Count the square brackets at the start: each opens one axis."
TUPLE = "A shape is a tuple even with one axis, with a comma in it: (5,)."
OUTSIDE = "The outermost axis comes first: rows, then columns."


def fact(tensor, name, right, wrong):
    """One of three facts about one of the four tensors."""
    key = f"{tensor} {name}"
    return pick(key, right=right, wrong=wrong, points=0.25, label=key)


ndims = Exercise(
    "ndims",
    kind="predict",
    checks=[
        fact("v", "axes", 1, {5: LENGTH, 0: BRACKETS, 2: BRACKETS}),
        fact("v", "shape", (5,), {5: TUPLE, (1, 5): BRACKETS, (5, 1): BRACKETS}),
        fact("v", "length", 5, {1: "That is the number of axes.", 4: FIRST}),
        fact("M", "axes", 2, {3: LENGTH, 4: BRACKETS, 12: SIZE, 1: BRACKETS}),
        fact("M", "shape", (3, 4), {(4, 3): OUTSIDE, (12,): SIZE, 12: SIZE}),
        fact("M", "length", 3, {4: FIRST, 12: SIZE, 2: "That is the number of axes."}),
        fact("r", "axes", 2, {1: BRACKETS, 5: LENGTH, 0: BRACKETS}),
        fact("r", "shape", (1, 5), {(5,): BRACKETS, (5, 1): OUTSIDE, 5: TUPLE}),
        fact("r", "length", 1, {5: FIRST, 2: "That is the number of axes."}),
        fact("B", "axes", 3, {2: LENGTH, 4: BRACKETS, 40: SIZE, 1: BRACKETS}),
        fact(
            "B",
            "shape",
            (2, 5, 4),
            {(4, 5, 2): OUTSIDE, (5, 4, 2): OUTSIDE, (10, 4): BRACKETS, 40: SIZE},
        ),
        fact("B", "length", 2, {40: SIZE, 3: "That is the number of axes.", 4: FIRST}),
    ],
    hints=[
        "Begin with the shape. Its first entry belongs to the outermost brackets.",
        "The number of axes is the number of entries in the shape; `len` gives the "
        "first of them.",
        "v and r hold the same five numbers. v has one pair of brackets, r has two: a "
        "table with one row.",
    ],
)

RIGHT = {
    "v axes": 1,
    "v shape": (5,),
    "v length": 5,
    "M axes": 2,
    "M shape": (3, 4),
    "M length": 3,
    "r axes": 2,
    "r shape": (1, 5),
    "r length": 1,
    "B axes": 3,
    "B shape": (2, 5, 4),
    "B length": 2,
}
ndims.right_values("other_order", dict(reversed(RIGHT.items())))
ndims.right_values("decimals", RIGHT | {"v axes": 1.0, "B length": 2.0})
ndims.wrong_values("dimension_is_length", RIGHT | {"v axes": 5}, message=LENGTH)
ndims.wrong_values("length_of_all", RIGHT | {"M length": 12}, message=SIZE)
ndims.wrong_values("length_of_the_last_axis", RIGHT | {"r length": 5}, message=FIRST)
ndims.wrong_values("row_is_a_vector", RIGHT | {"r axes": 1}, message=BRACKETS)
ndims.wrong_values("columns_first", RIGHT | {"M shape": (4, 3)}, message=OUTSIDE)
ndims.wrong_values("number_for_a_shape", RIGHT | {"v shape": 5}, message=TUPLE)
ndims.wrong_values(
    "a_list",
    RIGHT | {"M shape": [3, 4]},
    message="[3, 4] is not one of the options: (12,), (3, 4), (4, 3), 12.",
)
ndims.wrong_values(
    "left_one_open", RIGHT | {"B axes": ...}, message="Not answered yet."
)
