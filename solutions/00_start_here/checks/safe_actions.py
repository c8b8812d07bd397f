"""Exercise 00.5: what is checked of `safe_actions`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, member

SAFE = {
    "add": "Adding a cell of your own is safe: cells without a mark are passed over.",
    "clear": "Clearing outputs is safe: grading runs your answers anew.",
    "print": "Printing in an answer is safe: `check` reads what is returned.",
    "rerun": "Restarting and running all is safe, and the best test before you hand in.",
}
HARMFUL = {
    "copy": "A copied answer cell has the same mark twice. Which one is your answer?",
    "delete": "A deleted tests cell takes the place of its points with it.",
    "rename": "The name of the file says which chapter it is. Keep it.",
    "split": "Of a split answer cell, only one half keeps the place that is graded.",
}
WORDS = [*SAFE, *HARMFUL]

safe_actions = Exercise(
    "safe_actions",
    kind="predict",
    checks=[
        *(
            member(word, among=WORDS, belongs=True, message=said, points=0.5)
            for word, said in SAFE.items()
        ),
        *(
            member(word, among=WORDS, belongs=False, message=said, points=0.5)
            for word, said in HARMFUL.items()
        ),
    ],
    hints=[
        "Ask of each action: can grading still find every marked cell, once and whole?",
        "Outputs do not count, and cells of your own have no mark.",
        "Half of the eight words are safe: the four that leave all marked cells and the "
        "name of the file alone.",
    ],
)

safe_actions.right_values("the_four", set(SAFE))
for word, said in SAFE.items():
    safe_actions.wrong_values(f"without_{word}", set(SAFE) - {word}, message=said)
for word, said in HARMFUL.items():
    safe_actions.wrong_values(f"with_{word}", {*SAFE, word}, message=said)
safe_actions.wrong_values("the_harmful_ones", set(HARMFUL), message=SAFE["add"])
safe_actions.wrong_values("none", set(), message="The set is empty.")
safe_actions.wrong_values(
    "in_a_list", sorted(SAFE), message="A list of length 4 came, a set should."
)
safe_actions.wrong_values("one_word", "add", message="Text came, a set should.")
safe_actions.wrong_values(
    "a_capital_letter",
    {"Add", "clear", "print", "rerun"},
    message="'Add' is not one of the options: 'add', 'clear', 'copy', 'delete', "
    "'print', 'rename', 'rerun', 'split'.",
)
