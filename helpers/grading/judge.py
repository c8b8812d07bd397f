"""Judge answers and whole submissions: the verdict is formed here, in this process."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from helpers.checks.answer import FreeCheck
from helpers.checks.export import build_plan, free_checks
from helpers.checks.judging import judge
from helpers.checks.load import load_exercises, stamps
from helpers.checks.plan import Plan
from helpers.checks.source import answer_texts, read_cells, setup_text
from helpers.checks.verdict import Verdict
from helpers.errors import UsageError
from helpers.grading.run import RemoteAnswer, Runner
from helpers.grading.worker import Cell
from helpers.project import solutions_folder

TIME_LIMIT = 5.0


def judge_answer(
    chapter: str, exercise: str, text: str, *, time_limit: float = TIME_LIMIT
) -> Verdict:
    """Judge the text of one answer cell, exactly as grading would.

    The other exercises of the chapter stand in with their reference answers, so an
    answer may call them.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    exercise : str
    text : str
        The answer cell.
    time_limit : float, default 5
        Seconds for each call.

    Returns
    -------
    Verdict

    Raises
    ------
    UsageError
        If the chapter has no such exercise.
    """
    plans = all_plans(chapter)
    if exercise not in plans:
        known = ", ".join(plans)
        raise UsageError(
            f"{chapter} has no exercise {exercise!r}; it has {known}",
            next_step="course list",
        )
    others = dict(_source(chapter)[1])
    others.pop(exercise, None)
    answers = others | {exercise: text}
    return _judge(chapter, answers, [exercise], time_limit)[exercise]


def judge_submission(
    chapter: str, answers: dict[str, str], *, time_limit: float = TIME_LIMIT
) -> dict[str, Verdict]:
    """Judge all answers of one student.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    answers : dict of str to str
        Text of each answer cell by exercise, in notebook order. An answer that is
        missing or empty is not attempted.
    time_limit : float, default 5
        Seconds for each cell and each call.

    Returns
    -------
    dict of str to Verdict
        One for every exercise of the chapter.
    """
    return _judge(chapter, answers, list(all_plans(chapter)), time_limit)


def all_plans(chapter: str) -> dict[str, Plan]:
    """Return the full plan of every exercise, hidden checks included."""
    return {name: plan for name, (plan, _) in _plans(chapter, stamps(chapter)).items()}


def _judge(
    chapter: str, answers: dict[str, str], wanted: list[str], time_limit: float
) -> dict[str, Verdict]:
    plans = _plans(chapter, stamps(chapter))
    cells = [
        Cell(name, plans[name][0].names, text, reference=name not in wanted)
        for name, text in answers.items()
        if name in plans and text.strip()
    ]
    setup = _source(chapter)[0]
    locked = locked_kernels(chapter)
    with Runner(setup, cells, locked=locked, time_limit=time_limit) as runner:
        return {
            name: _verdict(runner, plans[name], answers.get(name)) for name in wanted
        }


def _verdict(
    runner: Runner, planned: tuple[Plan, dict[str, FreeCheck]], text: str | None
) -> Verdict:
    plan, free = planned
    if not text or not text.strip():
        return Verdict.not_attempted(plan)
    problem = runner.problems.get(plan.name)
    if problem == "NotImplementedError":
        return Verdict.not_attempted(plan)
    if problem:
        return Verdict.stopped(plan, f"The cell did not run: {problem}.")
    return judge(plan, RemoteAnswer(runner, plan.name, text), free)


@lru_cache(maxsize=64)
def locked_kernels(chapter: str) -> tuple[str, ...]:
    """Return the kernels that students of a chapter have not earned yet."""
    from helpers.kernels import taught_in

    number = chapter.split("_", 1)[0]
    taught = taught_in().items()
    return tuple(name for name, where in taught if where.split("_", 1)[0] >= number)


@lru_cache(maxsize=32)
def _plans(chapter: str, when: tuple[int, ...]) -> dict[str, Any]:
    return {
        name: (build_plan(exercise, hidden=True), free_checks(exercise))
        for name, exercise in load_exercises(chapter).items()
    }


def _source(chapter: str) -> tuple[str, dict[str, str]]:
    """Return the chapter's set-up and its reference answers."""
    cells = read_cells(solutions_folder() / chapter / f"{chapter}.ipynb")
    return setup_text(cells), answer_texts(cells, chapter)
