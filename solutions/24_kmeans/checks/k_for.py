"""Exercise 24.7: what is checked of `k_for`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

OPTIONS = (1, 2, 3, 4, 5, 8, 16, 256, 400, 1000, 32584)
SMALLEST = (
    "J is smallest where every {0} is a cluster of its own, and then nothing is grouped. "
    "{1}"
)
SIZES = "The tailor cuts three sizes: one centre for each pattern."
VANS = "Each van drives to one district, and there are five vans."
COLOURS = "A number of 4 bits can be 0 to 15. How many colours can it name?"


def wrong(right, message, special):
    """Give every other option its message."""
    others = {option: message for option in OPTIONS if option != right}
    return others | special


k_for = Exercise(
    "k_for",
    kind="predict",
    checks=[
        pick(
            "sizes",
            right=3,
            wrong=wrong(
                3,
                SIZES,
                {
                    1000: SMALLEST.format("person", SIZES),
                    2: "People have two measures here, but that is the number of "
                    "columns. " + SIZES,
                },
            ),
            points=0.75,
            label="jackets",
        ),
        pick(
            "vans",
            right=5,
            wrong=wrong(5, VANS, {400: SMALLEST.format("address", VANS)}),
            points=0.75,
            label="vans",
        ),
        pick(
            "colours",
            right=16,
            wrong=wrong(
                16,
                COLOURS,
                {
                    4: "4 is the number of bits. Each bit more doubles what the number "
                    "can name.",
                    8: "4 bits name more than 2 * 4 colours: each bit doubles them.",
                    256: "256 colours take 8 bits a pixel.",
                    32584: SMALLEST.format("colour", COLOURS),
                },
            ),
            points=0.5,
            label="colours",
        ),
    ],
    hints=[
        "In none of the three stories does a curve decide. What will the clusters be "
        "used for?",
        "Who says how many there must be: the patterns, the vans, the bits of a pixel?",
        "With b bits you can write down 2 to the power b different numbers.",
    ],
)

RIGHT = {"sizes": 3, "vans": 5, "colours": 16}
k_for.right_values("other_order", dict(reversed(RIGHT.items())))
k_for.right_values("floats", {"sizes": 3.0, "vans": 5.0, "colours": 16.0})
k_for.right_values("and_a_note", RIGHT | {"note": "2 ** 4"})
k_for.wrong_values(
    "smallest_j",
    {"sizes": 1000, "vans": 400, "colours": 32584},
    message=SMALLEST.format("person", SIZES),
)
k_for.wrong_values(
    "bits_for_colours",
    RIGHT | {"colours": 4},
    message="4 is the number of bits. Each bit more doubles what the number can name.",
)
k_for.wrong_values(
    "columns",
    RIGHT | {"sizes": 2},
    message="People have two measures "
    "here, but that is the number of columns. " + SIZES,
)
k_for.wrong_values("four_vans", RIGHT | {"vans": 4}, message=VANS)
k_for.wrong_values("left_one_open", RIGHT | {"vans": ...}, message="Not answered yet.")
k_for.wrong_values(
    "no_such_option",
    RIGHT | {"colours": 7},
    message="7 is not one of the options: "
    + ", ".join(sorted(map(repr, OPTIONS)))
    + ".",
)
