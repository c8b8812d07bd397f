"""Judge answers and whole submissions: the verdict is formed here, in this process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from helpers.checks.export import build_plan, free_checks
from helpers.checks.judging import Judging, conclude
from helpers.checks.load import load_exercises, stamps
from helpers.checks.plan import Plan
from helpers.checks.source import (
    answer_texts,
    read_cells,
    setup_text,
    tests_texts,
)
from helpers.checks.verdict import Verdict
from helpers.errors import UsageError
from helpers.grading.assertions import (
    Assertions,
    failed,
    problem_of,
    read_assertions,
)
from helpers.grading.confinement import choose_level
from helpers.grading.run import RemoteAnswer, Runner
from helpers.grading.worker import Cell
from helpers.grading.zygote import Course
from helpers.project import data_folder, solutions_folder

TIME_LIMIT = 5.0


def judge_answer(
    chapter: str,
    exercise: str,
    text: str,
    *,
    others: dict[str, str] | None = None,
    time_limit: float = TIME_LIMIT,
    unconfined: bool = False,
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
    others : dict of str to str, optional
        The student's answers to other exercises, in place of the reference answers.
    time_limit : float, default 5
        Seconds for each call.
    unconfined : bool, default False
        Run the answer without a wall around it.

    Returns
    -------
    Verdict

    Raises
    ------
    UsageError
        If the chapter has no such exercise.
    EnvironmentProblem
        If there is no wall here and ``unconfined`` is false.
    """
    plans = all_plans(chapter)
    if exercise not in plans:
        known = ", ".join(plans)
        raise UsageError(
            f"{chapter} has no exercise {exercise!r}; it has {known}",
            next_step="course list",
        )
    if others is None:
        others = dict(_source(chapter).answers)
        others.pop(exercise, None)
        answers = others | {exercise: text}
    else:  # in the order of the notebook, as the student's cells run
        answers = {n: text if n == exercise else others.get(n, "") for n in plans}
    level = choose_level(unconfined)
    return _judge(chapter, answers, [exercise], time_limit, level)[exercise]


def judge_submission(
    chapter: str,
    answers: dict[str, str],
    *,
    time_limit: float = TIME_LIMIT,
    unconfined: bool = False,
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
    unconfined : bool, default False
        Run the answers without a wall around them.

    Returns
    -------
    dict of str to Verdict
        One for every exercise of the chapter.

    Raises
    ------
    EnvironmentProblem
        If there is no wall here and ``unconfined`` is false.
    """
    wanted, level = list(all_plans(chapter)), choose_level(unconfined)
    return _judge(chapter, answers, wanted, time_limit, level)


def all_plans(chapter: str) -> dict[str, Plan]:
    """Return the full plan of every exercise, hidden checks included."""
    return {name: plan for name, (plan, _) in _plans(chapter, stamps(chapter)).items()}


def _judge(
    chapter: str,
    answers: dict[str, str],
    wanted: list[str],
    time_limit: float,
    level: str,
) -> dict[str, Verdict]:
    plans, source = _plans(chapter, stamps(chapter)), _source(chapter)
    cells = [
        Cell(name, plans[name][0].names, text, reference=name not in wanted)
        for name, text in answers.items()
        if name in plans and text.strip()
    ]
    course = warm_course(chapter, level)
    asked = {name: answers[name] for name in wanted if answers.get(name, "").strip()}
    with Runner(course, cells, time_limit=time_limit, show=True) as public:
        hidden = Runner(course, cells, time_limit=time_limit, after=public)
        benches = {
            name: _Bench(plans, source, RemoteAnswer(public, hidden, name, text))
            for name, text in asked.items()
            if name not in public.problems
        }
        for bench in benches.values():
            bench.ask_public()
    # The one process has ended before the other meets a hidden input, so there is no
    # way for it to say what the other was given.
    with hidden:
        return {
            name: benches[name].verdict()
            if name in benches
            else _no_verdict(plans[name][0], name in asked, public.problems.get(name))
            for name in wanted
        }


class _Bench:
    """One answer on its way to a verdict: first the public questions, then the rest."""

    def __init__(self, plans: dict[str, Any], source: _Source, answer: RemoteAnswer):
        plan, free = plans[answer.exercise]
        self.answer, self.judging = answer, Judging(plan, answer, free)
        self.names = tuple(name for p, _ in plans.values() for name in p.names)
        self.setup, self.lines = source.setup, source.assertions[answer.exercise]
        self.problem = ""

    def ask_public(self) -> None:
        """Ask all that students may read of."""
        self.judging.ask_public()
        if self.lines.public and not self.judging.not_attempted():
            self.problem = self._problem_of(self.lines.public, hidden=False)

    def verdict(self) -> Verdict:
        """Ask the rest and form the verdict."""
        verdict, problem = conclude(self.judging), self.problem
        shown = self.answer.public.shown.get(verdict.exercise, {})
        if verdict.status != "not attempted" and not problem and self.lines.hidden:
            problem = self._problem_of(self.lines.hidden, hidden=True)
        if problem:
            verdict = failed(verdict, problem, hidden=not self.problem)
        return replace(verdict, shown=shown)

    def _problem_of(self, lines: str, *, hidden: bool) -> str:
        runner = self.answer.hidden if hidden else self.answer.public
        exchange = partial(runner.exchange, self.answer.exercise)
        return problem_of(lines, exchange, self.names, self.setup, hidden=hidden)


def _no_verdict(plan: Plan, asked: bool, problem: str | None) -> Verdict:
    if not asked or problem == "NotImplementedError":
        return Verdict.not_attempted(plan)
    return Verdict.stopped(plan, f"The cell did not run: {problem}.")


def warm_course(chapter: str, level: str) -> Course:
    """Return what a warm parent needs to know of a chapter.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    level : str
        See `helpers.grading.confinement.choose_level`.
    """
    setup, data = _source(chapter).setup, str(data_folder())
    return Course(setup, locked_kernels(chapter), data, level)


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


@dataclass(frozen=True)
class _Source:
    """What judging needs of a chapter's source notebook."""

    setup: str
    answers: dict[str, str]
    assertions: dict[str, Assertions]


def _source(chapter: str) -> _Source:
    return _read_source(chapter, solutions_folder() / chapter, stamps(chapter))


@lru_cache(maxsize=32)
def _read_source(chapter: str, folder: Path, when: tuple[int, ...]) -> _Source:
    cells = read_cells(folder / f"{chapter}.ipynb")
    tests = tests_texts(cells, chapter)
    assertions = {name: read_assertions(text) for name, text in tests.items()}
    return _Source(setup_text(cells), answer_texts(cells, chapter), assertions)
