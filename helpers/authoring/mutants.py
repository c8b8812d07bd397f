"""Mutate every answer and see that the checks reject each mutant.

A mutant that keeps full marks is either a gap in the checks or no mistake at all. The
second kind is listed beside the exercise with ``same_as_right`` and its reason.
"""

from __future__ import annotations

import argparse
import ast
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from helpers.authoring.chapters import Chapter, all_chapters, find_chapter
from helpers.authoring.student_faults import student_faults
from helpers.checks.load import load_exercises
from helpers.checks.source import answer_texts, read_cells
from helpers.grading.judge import judge_answer

SKIPPED = {"RemoveDecorator", "VariableInserter", "VariableReplacer"}
TIME_LIMIT = 2.0


@dataclass(frozen=True)
class Mutant:
    """One changed answer.

    Attributes
    ----------
    name : str
        The changed line, before and after: ``return a - b => return a + b``.
    operator : str
    text : str
    """

    name: str
    operator: str
    text: str


@dataclass
class Score:
    """How the checks of one exercise did."""

    exercise: str
    killed: int = 0
    equivalent: list[str] = field(default_factory=list)
    survived: list[Mutant] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of the mutants rejected, of those that are mistakes."""
        mistakes = self.killed + len(self.survived)
        return self.killed / mistakes if mistakes else 1.0


@lru_cache(maxsize=128)
def mutants(text: str) -> tuple[Mutant, ...]:
    """Return the distinct mutants of an answer.

    Parameters
    ----------
    text : str
        A right answer.

    Returns
    -------
    tuple of Mutant
        Each compiles, and no two have the same syntax tree.
    """
    plain = ast.unparse(_bare(ast.parse(text)))
    seen = {plain}
    found = []
    for operator, changed in [*_tool_mutants(plain), *student_faults(plain)]:
        try:
            same = ast.unparse(ast.parse(changed))
            compile(same, "<mutant>", "exec")
        except (SyntaxError, ValueError):
            continue
        if same not in seen:
            seen.add(same)
            found.append(Mutant(_changed_line(plain, same), operator, same + "\n"))
    return tuple(found)


def _bare(tree: ast.Module) -> ast.Module:
    """Take docstrings away: changing them is no mistake."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return tree


def _tool_mutants(text: str) -> Iterator[tuple[str, str]]:
    """Apply the operators of Cosmic Ray, each at every place it fits."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names

    for name in sorted(operator_names()):
        if any(skipped in name for skipped in SKIPPED):
            continue
        operator, occurrence = get_operator(name)(), 0
        while (changed := mutate_code(text, operator, occurrence)) is not None:
            yield name.split("/")[-1], changed
            occurrence += 1


def _changed_line(before: str, after: str) -> str:
    old, new = before.splitlines(), after.splitlines()
    pairs = zip(old, new, strict=False)
    place = next(
        (k for k, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new))
    )
    gone = old[place].strip() if place < len(old) else ""
    come = new[place].strip() if place < len(new) else ""
    return f"{gone} => {come}"


def score(
    chapter: Chapter, exercise: str, *, sample: int | None = None, seed: int = 0
) -> Score:
    """Judge the mutants of one exercise.

    Parameters
    ----------
    chapter : Chapter
    exercise : str
    sample : int, optional
        How many to judge, drawn at random; all of them by default.
    seed : int, default 0

    Returns
    -------
    Score
    """
    answers = answer_texts(read_cells(chapter.source), chapter.name)
    known = load_exercises(chapter.name)[exercise].equivalent
    chosen = mutants(answers[exercise])
    if sample is not None and sample < len(chosen):
        chosen = random.Random(seed).sample(chosen, sample)
    result = Score(exercise)
    for mutant in chosen:
        verdict = judge_answer(
            chapter.name, exercise, mutant.text, time_limit=TIME_LIMIT
        )
        if verdict.points < verdict.max_points:
            result.killed += 1
        elif mutant.name in known:
            result.equivalent.append(mutant.name)
        else:
            result.survived.append(mutant)
    return result


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each exercise and every survivor.

    Parameters
    ----------
    arguments : list of str, optional
        Of the command line.

    Returns
    -------
    int
        0 if no mistake survives, else 1.
    """
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("chapters", nargs="*", help="such as 06; all by default")
    parser.add_argument("--sample", type=int, help="mutants for each exercise")
    chosen = parser.parse_args(arguments)
    chapters = [find_chapter(c) for c in chosen.chapters] or all_chapters()
    survivors = 0
    for chapter in chapters:
        for exercise, known in load_exercises(chapter.name).items():
            if known.variables:
                continue  # an assigned value has no code to mutate
            result = score(chapter, exercise, sample=chosen.sample)
            survivors += len(result.survived)
            _print(chapter, result)
    return 1 if survivors else 0


def _print(chapter: Chapter, result: Score) -> None:
    total = result.killed + len(result.survived)
    line = f"{chapter.name} {result.exercise}: {result.killed} of {total} rejected"
    line += f" ({result.share:.1%}), {len(result.equivalent)} equivalent\n"
    for mutant in result.survived:
        line += f"  survived [{mutant.operator}] {mutant.name}\n"
    sys.stdout.write(line)
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
