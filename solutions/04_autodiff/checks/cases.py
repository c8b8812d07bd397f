"""What several exercises of the chapter need."""

from helpers.checks.vocabulary import AnswerText, Exercise

MIXED = "integers and float32"
FLOAT32 = "Only the type changes: float32 in gives float32 out, which is accepted."


def change(exercise: Exercise, right: str, name: str, old: str, new: str, message: str):
    """Keep a right cell with one slip in it as a known wrong answer."""
    if old not in right:
        raise ValueError(f"{exercise.name}: {name} changes {old!r}, which is not there")
    text = right.replace(old, new)
    exercise.wrong.append(AnswerText(name, text, message))


def accept(exercise: Exercise, name: str, text: str):
    """Keep the text of a whole cell as a right answer of another form."""
    exercise.right.append(AnswerText(name, text.lstrip()))
