"""What several exercises of the chapter need."""

from helpers.checks.vocabulary import AnswerText, Exercise

# A layer whose numbers are given, so that every network of a case is known.
NET = """
def net(weights, bias):
    layer = torch.nn.Linear(len(weights[0]), len(weights))
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(weights))
        layer.bias.copy_(torch.tensor(bias))
    return layer
"""
OTHER = "other numbers and sizes"
ONE_ROW = "one row"


def change(exercise: Exercise, right: str, name: str, old: str, new: str, message: str):
    """Keep a right cell with one slip in it as a known wrong answer."""
    if old not in right:
        raise ValueError(f"{exercise.name}: {name} changes {old!r}, which is not there")
    text = right.replace(old, new)
    exercise.wrong.append(AnswerText(name, text, message))


def accept(exercise: Exercise, name: str, text: str):
    """Keep the text of a whole cell as a right answer of another form."""
    exercise.right.append(AnswerText(name, text.lstrip()))
