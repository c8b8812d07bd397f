"""Who sits in a simulated class, and what each of them answers."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from helpers.checks.source import answer_texts, read_cells
from helpers.checks.vocabulary import Exercise
from helpers.project import solutions_folder

__all__ = [
    "FEWEST",
    "Seat",
    "fewest_students",
    "leans_on_others",
    "right_answers",
    "seat_class",
]

FEWEST = 20
"""Students that a class has at least."""

SPECIAL = (
    "full marks",
    "partly right",
    "empty",
    "broken file",
    "copied cell",
    "endless loop",
)
"""Kinds of which every class has one. As many as it takes hold the wrong answers."""

ORDINARY = "ordinary"
"""All others: more or less able, mostly right, with the common mistakes."""

_NAMES = (
    "amina bao carla dmitri elif farid greta hiro ines jamal kaya liang maja nadia "
    "omar priya quinn rosa sven tariq uma viktor wanda xin yusuf zoe anouk bruno chidi "
    "dora emre fatou gilles hana ivan"
)

_LOOP = "def {name}({arguments}):\n    while True:\n        pass\n"


@dataclass
class Seat:
    """One student.

    Attributes
    ----------
    student : str
    kind : str
        One of `SPECIAL`, ``wrong answers`` or ``ordinary``.
    answers : dict of str to str
        Text by exercise. Exercises that are not in it stay as released.
    wrong : dict of str to str
        Name of the wrong answer by exercise.
    special : tuple of str
        Exercises that are left open, copied or endless.
    """

    student: str
    kind: str
    answers: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    special: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        """What grading should say."""
        if self.kind == ORDINARY and not self.answers:
            return "not attempted"
        kinds = {"broken file": "unreadable", "empty": "not attempted"}
        return kinds.get(self.kind, "judged")


def leans_on_others(
    seat: Seat,
    exercises: Mapping[str, Exercise],
    references: Mapping[str, str],
    name: str,
) -> bool:
    """Tell whether an answer calls another one that is not the reference answer.

    Its points are then not those that it has alone: even a right answer of another
    form may not fit together with it. Calls of calls count.
    """
    seen, waiting = {name}, [name]
    while waiting:
        text = seat.answers.get(waiting.pop(), "")
        for other in called_in(text, exercises) - seen:
            if seat.answers.get(other) != references[other]:
                return True
            seen.add(other)
            waiting.append(other)
    return False


def called_in(text: str, exercises: Mapping[str, Exercise]) -> set[str]:
    """Name the exercises whose functions or classes a text calls."""
    return {
        name
        for name, exercise in exercises.items()
        if any(re.search(rf"\b{part}\(", text) for part in exercise.names)
    }


def fewest_students(exercises: Mapping[str, Exercise]) -> int:
    """Return how many students it takes to hold every wrong answer."""
    special = _special(exercises).values()
    free = {name: sum(name not in taken for taken in special) for name in exercises}
    most = (len(e.wrong) - free[name] for name, e in exercises.items())
    return len(SPECIAL) + max(most)


def seat_class(
    chapter: str, exercises: Mapping[str, Exercise], students: int, seed: int
) -> list[Seat]:
    """Seat a class.

    Parameters
    ----------
    chapter : str
    exercises : mapping of str to Exercise
    students : int
        At least `fewest_students`.
    seed : int

    Returns
    -------
    list of Seat
        In order of the students' names.
    """
    rng = random.Random(seed)
    holders = max(FEWEST, fewest_students(exercises)) - len(SPECIAL)
    kinds = [*SPECIAL, *["wrong answers"] * holders]
    kinds += [ORDINARY] * (students - len(kinds))
    rng.shuffle(kinds)
    named = zip(_names(students), kinds, strict=True)
    seats = [Seat(name, kind) for name, kind in named]
    right = right_answers(chapter, exercises)
    for place, seat in enumerate(seats):
        if seat.kind not in ("empty", "broken file"):
            seat.answers = {e: texts[place % len(texts)] for e, texts in right.items()}
    special = _special(exercises)
    for seat in seats:
        seat.special = special.get(seat.kind, ())
    for name, exercise in exercises.items():
        _hand_out(name, exercise, seats, rng)
    for seat in seats:
        _make_special(seat, exercises)
    ordinary = [seat for seat in seats if seat.kind == ORDINARY]
    _work_ordinarily(ordinary, exercises, right, rng)
    return sorted(seats, key=lambda seat: seat.student)


def _special(exercises: Mapping[str, Exercise]) -> dict[str, tuple[str, ...]]:
    """Choose exercises with few wrong answers to be left open, copied or endless.

    The three students are needed for the wrong answers of the others.
    """
    by_wrong = sorted(exercises, key=lambda name: len(exercises[name].wrong))
    functions = [name for name in by_wrong if not exercises[name].variables]
    return {
        "partly right": tuple(by_wrong[: len(by_wrong) // 2]),
        "copied cell": tuple(by_wrong[:1]),
        "endless loop": tuple(functions[:1]),
    }


def _hand_out(
    name: str, exercise: Exercise, seats: list[Seat], rng: random.Random
) -> None:
    """Give each wrong answer of an exercise to a student of its own."""
    plain = [seat for seat in seats if seat.kind == "wrong answers"]
    others = [seat for seat in seats if seat.special and name not in seat.special]
    rng.shuffle(plain)
    for seat, wrong in zip([*plain, *others], exercise.wrong, strict=False):
        seat.answers[name] = _without_markers(wrong.text)
        seat.wrong[name] = wrong.name


def _work_ordinarily(
    seats: list[Seat],
    exercises: Mapping[str, Exercise],
    right: Mapping[str, list[str]],
    rng: random.Random,
) -> None:
    """Let students answer by their ability, and exercises differ in difficulty.

    Most write what the text suggests. Of the wrong answers some are common and others
    rare; who is stuck leaves an exercise open now and then.
    """
    hardness = {name: rng.gauss(0.0, 0.8) for name in exercises}
    common = {name: rng.sample(e.wrong, len(e.wrong)) for name, e in exercises.items()}
    for seat in seats:
        ability = rng.gauss(1.2, 1.0)
        for name, texts in right.items():
            if rng.random() < 1 / (1 + math.exp(hardness[name] - ability)):
                seat.answers[name] = (
                    texts[0] if rng.random() < 0.7 else rng.choice(texts)
                )
            elif rng.random() < 0.25 or not common[name]:
                seat.answers.pop(name, None)
            else:
                weights = [1 / (1 + rank) for rank in range(len(common[name]))]
                (wrong,) = rng.choices(common[name], weights)
                seat.answers[name] = _without_markers(wrong.text)
                seat.wrong[name] = wrong.name


def _make_special(seat: Seat, exercises: Mapping[str, Exercise]) -> None:
    for name in seat.special:
        if seat.kind == "partly right":
            del seat.answers[name]
        elif seat.kind == "endless loop":
            arguments = ", ".join(exercises[name].arguments) or "*args"
            seat.answers[name] = _LOOP.format(name=name, arguments=arguments)


def _names(students: int) -> list[str]:
    every = (f"{name}{n or ''}" for n in count() for name in _NAMES.split())
    return [next(every) for _ in range(students)]


def right_answers(
    chapter: str, exercises: Mapping[str, Exercise]
) -> dict[str, list[str]]:
    """Give the reference answer and the other right ones of each exercise."""
    cells = read_cells(solutions_folder() / chapter / f"{chapter}.ipynb")
    references = answer_texts(cells, chapter)
    return {
        name: [_without_markers(references[name]), *(r.text for r in exercise.right)]
        for name, exercise in exercises.items()
    }


def _without_markers(text: str) -> str:
    lines = text.splitlines()
    return "\n".join(line for line in lines if not line.strip().startswith("### "))
