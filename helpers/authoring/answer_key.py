"""What a chapter's source holds that no student may get, and how to find it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from helpers.authoring.cells import cell_id, exercise_of, role
from helpers.authoring.passages import (
    Passage,
    code_lines,
    contains,
    in_one_line,
    leaves,
    lines,
    numbers,
    plain,
    sentences,
)
from helpers.checks.plain import encode
from helpers.checks.vocabulary import AnswerText, Case, Check, Exercise

__all__ = ["AnswerKey", "gather"]

_LONG_NUMBER = 10  # characters: 0.49671415 does not come twice by chance
_LONG_TEXT = 40  # arrays of many numbers are one long word
_BEGIN, _END = "### BEGIN ", "### END "


@dataclass(frozen=True)
class AnswerKey:
    """Secrets, each with the name of what it is a part of.

    Attributes
    ----------
    lines : dict of str to str
        Lines of code or text, and sentences of essays.
    numbers : dict of float to str
        Numbers so long that they cannot be there by chance.
    runs : dict of tuple to str
        Whole arrays of short numbers.
    answers : dict of str to tuple of str
        All lines, short ones too, of each solution and each known answer that is a
        function. Values such as ``lr = 0.1`` may be talked about.
    """

    lines: dict[str, str]
    numbers: dict[float, str]
    runs: dict[tuple[float, ...], str]
    answers: dict[str, tuple[str, ...]]

    def found_in(self, passage: Passage) -> Iterator[str]:
        """Say what of this key stands in a passage.

        Parameters
        ----------
        passage : (str, str)
            Where it stands, and its text.

        Yields
        ------
        str
            One sentence for each secret.
        """
        text = plain(passage[1])
        row, in_a_row = numbers(text), in_one_line(text)
        for line, what in self.lines.items():
            if line in in_a_row:  # prose may be broken into other lines
                yield f"holds a line of {what}: {line}"
        for number in self.numbers.keys() & set(row):
            yield f"holds a number of {self.numbers[number]}: {number}"
        for run, what in self.runs.items():
            if contains(row, run):
                yield f"holds the numbers of {what}: {list(run)}"
        for name, answer in self.answers.items():
            if all(line in text for line in answer):
                yield f"holds the whole of {name}"


def gather(
    source: NotebookNode, modules: list[Path], exercises: dict[str, Exercise]
) -> AnswerKey:
    """Collect the secrets of a chapter.

    A line that the author also wrote where students see it is no secret. A whole
    answer always is.

    Parameters
    ----------
    source : nbformat.NotebookNode
        The author's notebook.
    modules : list of pathlib.Path
        The Python files of the author's checks.
    exercises : dict of str to Exercise
        What these checks define; may be empty.

    Returns
    -------
    AnswerKey
        Empty where there is nothing to hide.
    """
    answers, essays, hidden, shown = _split(source)
    secret: dict[str, str] = {}  # where a line has two homes, the last one counts
    for path in modules:
        what = f"{path.parent.name}/{path.name}"
        secret |= dict.fromkeys(code_lines(path.read_text("utf-8")), what)
    for exercise in exercises.values():
        secret |= _lines_of(exercise)
    secret |= {line: "a hidden test" for text in hidden for line in lines(text)}
    for name, text in answers.items():
        secret |= dict.fromkeys(lines(text), f"the answer of {name}")
    for name, text in essays.items():
        what = f"the model answer of {name}"
        secret |= dict.fromkeys([*lines(text), *sentences(text)], what)
    public = "\n".join([plain(shown), *map(_public_text, exercises.values())])
    long, runs = _numbers_of(exercises, numbers(public))
    whole = {f"the answer of {name}": text for name, text in answers.items()}
    for exercise in exercises.values():
        known = [] if exercise.variables else [*exercise.wrong, *exercise.right]
        whole |= {_name(answer, exercise): answer.text for answer in known}
    told = in_one_line(public)
    return AnswerKey(
        lines={line: what for line, what in secret.items() if line not in told},
        numbers=long,
        runs=runs,
        answers={name: tuple(lines(text, 1)) for name, text in whole.items() if text},
    )


def _split(
    source: NotebookNode,
) -> tuple[dict[str, str], dict[str, str], list[str], str]:
    """Cut a source notebook into answers, model essays, hidden tests, and the rest."""
    answers: dict[str, str] = {}
    essays: dict[str, str] = {}
    hidden: list[str] = []
    shown: list[str] = []
    for cell in source.cells:
        inside, outside = _regions(cell.source)
        shown.append(outside)
        if role(cell) == "answer":
            answers[exercise_of(cell) or cell_id(cell)] = inside
        elif role(cell) == "essay":
            essays[cell_id(cell)] = inside
        elif inside:
            hidden.append(inside)
    return answers, essays, hidden, "\n".join(shown)


def _regions(text: str) -> tuple[str, str]:
    """Text between author's markers, and text outside of them."""
    kept: dict[bool, list[str]] = {True: [], False: []}
    inside = False
    for line in text.splitlines():
        if _BEGIN in line or _END in line:
            inside = _BEGIN in line
        else:
            kept[inside].append(line)
    return "\n".join(kept[True]), "\n".join(kept[False])


def _lines_of(exercise: Exercise) -> dict[str, str]:
    """Lines that give away an exercise: known answers and hidden checks."""
    found = {}
    for answer in [*exercise.wrong, *exercise.right]:
        found |= dict.fromkeys(lines(answer.text), _name(answer, exercise))
    for check in exercise.checks:
        if check.hidden:
            what = f"the hidden check {check.name} of {exercise.name}"
            found |= dict.fromkeys(_lines_of_check(check), what)
    cases = leaves([_case_data(exercise, case) for case in _hidden_cases(exercise)])
    what = f"a hidden check of {exercise.name}"
    return found | {word: what for word in cases if len(word) >= _LONG_TEXT}


def _name(answer: AnswerText, exercise: Exercise) -> str:
    return f"the known answer {answer.name} of {exercise.name}"


def _lines_of_check(check: Check) -> list[str]:
    texts = [check.message, *(case.label for case in check.cases)]
    if check.function:
        texts.append(inspect.getsource(check.function))
    return lines("\n".join(texts))


def _numbers_of(
    exercises: dict[str, Exercise], public: list[float]
) -> tuple[dict[float, str], dict[tuple[float, ...], str]]:
    """Numbers that hidden checks give to answers or expect from them."""
    known, long, runs = set(public), {}, {}
    for exercise in exercises.values():
        what = f"a hidden check of {exercise.name}"
        rules = [encode(check.rule) for check in exercise.checks if check.hidden]
        cases = [_case_data(exercise, case) for case in _hidden_cases(exercise)]
        for run in _runs([*rules, *cases]):
            secret = (n for n in run if len(repr(n)) >= _LONG_NUMBER)
            long |= {number: what for number in secret if number not in known}
            if _tells(run) and not contains(public, run):
                runs[run] = what
    return long, runs


def _tells(run: tuple[float, ...]) -> bool:
    """Whether numbers in a row are unlikely to be there by chance: no 0 1 2 3."""
    steps = {after - before for before, after in pairwise(run)}
    return len(run) >= 4 and len(set(run)) >= 3 and len(steps) > 1


def _hidden_cases(exercise: Exercise) -> list[Case]:
    """Cases that no public check uses."""
    shown = [check for check in exercise.checks if not check.hidden]
    public = {id(case) for check in shown for case in check.cases}
    cases = [case for check in exercise.checks for case in check.cases]
    return [case for case in cases if id(case) not in public]


def _public_text(exercise: Exercise) -> str:
    """All of an exercise that students may read, except the hints.

    Hints are left out so that one which gives a line of the answer away is found.
    """
    shown = [check for check in exercise.checks if not check.hidden]
    words = [check.title for check in exercise.checks]
    words += [check.message for check in shown]
    words += [answer.message for answer in exercise.wrong]
    cases = [case for check in shown for case in check.cases]
    data = [_case_data(exercise, case) for case in cases]
    rules = [encode(check.rule) for check in shown]
    return "\n".join(map(plain, [*words, *leaves([data, rules])]))


def _case_data(exercise: Exercise, case: Case) -> list[Any]:
    data = [case.label, *case.steps.splitlines(), *map(encode, case.args)]
    if exercise.reference is None:
        return data
    return [*data, exercise.outcome(exercise.reference, case).to_plain(with_args=False)]


def _runs(data: Any) -> Iterator[tuple[float, ...]]:
    """Every list of numbers, and every number that stands alone, in encoded data."""
    if isinstance(data, bool | str) or data is None:
        return
    if isinstance(data, int | float):
        yield (float(data),)
        return
    items = list(data.values() if isinstance(data, dict) else data)
    if items and all(type(item) in (int, float) for item in items):
        yield tuple(map(float, items))
        return
    for item in items:
        yield from _runs(item)
