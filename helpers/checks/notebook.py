"""``check`` and ``hint``: what a chapter's cells call."""

from __future__ import annotations

import contextlib
import hashlib
import inspect
import json
import linecache
import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from helpers.checks import progress
from helpers.checks.attempts import say_stopped
from helpers.checks.card import chapter_card
from helpers.checks.front_end import say_missing_names
from helpers.checks.hand_in import hand_in
from helpers.checks.hints import Hints
from helpers.checks.judging import Judging, conclude, judge
from helpers.checks.outcome import Outcome, call, run_steps
from helpers.checks.plain import encode
from helpers.checks.plan import Plan
from helpers.checks.remote.local import local_stub
from helpers.checks.saved import trouble
from helpers.checks.shown import Note, show
from helpers.checks.verdict import Verdict
from helpers.checks.waiting import with_bar
from helpers.errors import DataError, UsageError, WorkbookError
from helpers.front_end import person_is_here
from helpers.project import notebooks_folder, solutions_folder

# What reading a file comes to that holds something else than it should.
DAMAGE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


class LocalAnswer:
    """An answer that lives in this process: the student's own kernel."""

    def __init__(self, objects: tuple[Any, ...], names: tuple[str, ...]):
        self.objects, self.names = objects, names
        self.source = cell_text(objects[0]) if callable(objects[0]) else ""

    def call(self, args: tuple, *, hidden: bool = False) -> Outcome:
        """Call the student's function once."""
        return _as_at_grading(call(self.objects[0], args))

    def values(self) -> Outcome:
        """Give the student's variables."""
        return _as_at_grading(Outcome(value=self.objects))

    def steps(self, text: str, *, hidden: bool = False) -> Outcome:
        """Run an author's steps over the names of the answer."""
        names = dict(zip(self.names, self.objects, strict=True))
        return _as_at_grading(run_steps(text, names))

    def stub(self) -> AbstractContextManager[Any]:
        """Give what a free check uses."""
        return local_stub(self.objects[0])

    def digest(self) -> str:
        """Give a few letters that are the same for the same answer."""
        text = self.source or json.dumps(encode(self.objects))
        return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def _as_at_grading(outcome: Outcome) -> Outcome:
    """Take the outcome through plain data, so that both sides judge the same thing."""
    return Outcome.from_plain(outcome.to_plain())


def cell_text(function: Any) -> str:
    """Return the whole cell that defines a function; empty if it is not known."""
    try:
        filename = inspect.getsourcefile(function) or ""
        text = "".join(linecache.getlines(filename))
        return (
            text
            if filename.startswith("<") or "ipykernel" in filename
            else (inspect.getsource(function))
        )
    except (OSError, TypeError):
        return ""


class Checker:
    """The ``check`` of a chapter.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.
    """

    def __init__(self, chapter: str):
        self.chapter = chapter
        self._plans: dict[str, Plan] = {}

    def __call__(self, name: str, *answers: Any) -> float | None:
        """Run the public checks of an exercise and show what they found.

        Parameters
        ----------
        name : str
            The exercise.
        *answers : object
            What the answer cell defines: the function, or each variable in turn.

        Returns
        -------
        float or None
            The points so far, for programs that run a notebook; ``None`` where every
            public check passes, and for people. (nbgrader's Validate button reads any
            lower number than the maximum as a failure.)
        """
        try:
            verdict = self.verdict(name, *answers)
        except WorkbookError as problem:
            show(Note(str(problem)))
            return 0.0
        except KeyboardInterrupt as stop:
            say_stopped(stop)
            raise
        show(verdict)
        if self.keeps_progress():
            answer = LocalAnswer(answers, self.plan(name).names)
            progress.record(self.chapter, verdict, answer.digest())
        if person_is_here():
            if odd := trouble(self.chapter, name):
                show(Note(odd))
            return None  # the table has said it
        return None if verdict.passed else float(verdict.points)

    def verdict(self, name: str, *answers: Any) -> Verdict:
        """Return the verdict of the public checks and show nothing."""
        plan = self.plan(name)
        if len(answers) != len(plan.names):
            wanted = ", ".join([repr(name), *plan.names])
            raise UsageError(f"This check needs all of its parts: check({wanted}).")
        judging = Judging(plan, LocalAnswer(answers, plan.names), {})
        with contextlib.closing(with_bar(judging.public_places)) as places:
            for place in places:
                judging.outcome(place)
                if judging.not_attempted():
                    break
        return conclude(judging)

    def grade(self, name: str, *answers: Any) -> float:
        """Run every check, hidden ones too. Only where the instructor's files are.

        Returns
        -------
        float
            The points earned, as a plain number: nbgrader reads it from the output.
        """
        from helpers.checks.export import build_plan, free_checks
        from helpers.checks.load import load_exercises

        exercise = load_exercises(self.chapter)[name]
        plan = build_plan(exercise, hidden=True)
        verdict = judge(plan, LocalAnswer(answers, plan.names), free_checks(exercise))
        show(verdict)
        return float(verdict.points)

    def submit(self, student: str = "") -> None:
        """Pack the saved notebook so that you can hand it in. Nothing is sent anywhere.

        Save first (Ctrl+S): a kernel cannot do that for you. The file is what gets
        packed, and where it differs from what ran here, a warning says so.

        Parameters
        ----------
        student : str, optional
            What your instructor knows you by; your user name if not given.
        """
        try:
            names = {name: plan.names for name, plan in self.plans().items()}
        except WorkbookError as problem:
            show(Note(str(problem)))
            return
        show(Note(hand_in(self.chapter, names, student)))

    def plan(self, name: str) -> Plan:
        """Return the public plan of an exercise."""
        plans = self.plans()
        if name not in plans:
            known = ", ".join(plans)
            raise UsageError(
                f"There is no exercise {name!r} in {self.chapter}; there are {known}."
            )
        return plans[name]

    def plans(self) -> dict[str, Plan]:
        """Return the public plans of all exercises, in the chapter's order."""
        if not self._plans:
            self._plans = self._read_plans()
        return self._plans

    def keeps_progress(self) -> bool:
        """Whether a student works here: no author, and no grader."""
        # nbgrader sets the variable where it runs a notebook.
        return not self._author_side() and "NBGRADER_EXECUTION" not in os.environ

    def _read_plans(self) -> dict[str, Plan]:
        if self._author_side():
            from helpers.checks.export import public_data

            return _plans_of(public_data(self.chapter))
        path = self._public_file()
        try:
            return _plans_of(json.loads(path.read_text(encoding="utf-8")))
        except DAMAGE as error:
            raise DataError(
                f"public.json of {self.chapter} is damaged. Copy it again from the "
                "course's archive."
            ) from error

    def _public_file(self) -> Path:
        for folder in (notebooks_folder() / self.chapter, Path.cwd()):
            path = folder / "public.json"
            if path.exists():
                return path
        raise DataError(
            f"public.json of {self.chapter} is missing beside the notebook. Copy it "
            "there from the course's archive."
        )

    def _author_side(self) -> bool:
        return Path.cwd() == (solutions_folder() / self.chapter).resolve()


def _plans_of(data: dict[str, Any]) -> dict[str, Plan]:
    plans = data["exercises"].items()
    return {name: Plan.from_plain(name, plan) for name, plan in plans}


def start(chapter: str) -> tuple[Checker, Hints]:
    """Give a chapter its ``check`` and ``hint``.

    In JupyterLab, Notebook or VS Code, a card shows how far the chapter is.

    Parameters
    ----------
    chapter : str
        Full name, such as ``06_linear_regression``.

    Returns
    -------
    check, hint : Checker, Hints
    """
    check = Checker(chapter)
    if person_is_here() and check.keeps_progress():
        say_missing_names()
        with contextlib.suppress(WorkbookError):  # a card is no reason to stop
            show(chapter_card(chapter, check.plans()))
    return check, Hints(check)
