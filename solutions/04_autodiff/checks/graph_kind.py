"""Exercise 04.9: what is checked of `graph_kind`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

TF1 = (
    "TensorFlow 1 writes the whole graph down first, and `session.run` fills in numbers "
    "later: {} shows that way of working."
)
EAGER = (
    "Snippet B is TensorFlow 2 in eager mode: each line computes at once, as in PyTorch. "
    "Only TensorFlow 1 had the fixed graph."
)
LOOP = (
    "How often the loop of snippet C runs depends on numbers that it computes itself. A "
    "graph that is fixed beforehand could not know."
)
OWN = (
    "Each `*` of snippet E makes a new node while the line runs. Nothing was written "
    "down before."
)
COMPILED = (
    "Snippet D describes the whole formula with symbols and makes a function of it; "
    "numbers come in afterwards."
)

RIGHT = {"A": "static", "B": "dynamic", "C": "dynamic", "D": "static", "E": "dynamic"}
MESSAGES = {
    "A": TF1.format("snippet A"),
    "B": EAGER,
    "C": LOOP,
    "D": COMPILED,
    "E": OWN,
}

graph_kind = Exercise(
    "graph_kind",
    kind="predict",
    checks=[
        pick(
            letter,
            right=kind,
            wrong={{"static": "dynamic", "dynamic": "static"}[kind]: MESSAGES[letter]},
            points=0.4,
            label=f"snippet {letter}",
        )
        for letter, kind in RIGHT.items()
    ],
    hints=[
        "Ask of each snippet: when its line with the formula has run, is there a number "
        "yet, or only a plan?",
        "A plan needs a second step that fills in the numbers, such as `run` or a call "
        "of what was made.",
        "Two snippets make a plan first. In the other three, numbers are there at once, "
        "and the graph grows along.",
    ],
)

graph_kind.right_values("other_order", dict(reversed(RIGHT.items())))
graph_kind.right_values("and_a_note", RIGHT | {"note": "A and D are plans"})
graph_kind.wrong_values(
    "all_dynamic", dict.fromkeys(RIGHT, "dynamic"), message=TF1.format("snippet A")
)
graph_kind.wrong_values("eager_is_static", RIGHT | {"B": "static"}, message=EAGER)
graph_kind.wrong_values("loop_is_static", RIGHT | {"C": "static"}, message=LOOP)
graph_kind.wrong_values(
    "symbols_are_dynamic", RIGHT | {"D": "dynamic"}, message=COMPILED
)
graph_kind.wrong_values("own_is_static", RIGHT | {"E": "static"}, message=OWN)
graph_kind.wrong_values(
    "another_word",
    RIGHT | {"A": "explicit"},
    message="'explicit' is not one of the options: 'dynamic', 'static'.",
)
graph_kind.wrong_values(
    "left_one_open", RIGHT | {"C": ...}, message="Not answered yet."
)
