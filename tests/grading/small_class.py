"""A course of one tiny chapter and a class whose marks are known: quick to grade."""

import contextlib
import json
import sqlite3
import subprocess
import sys
import time
from collections import Counter

from helpers.authoring.chapters import find_chapter
from helpers.authoring.release import released_files
from helpers.checks.verdict import Verdict
from helpers.grading.classroom import grade_class
from helpers.grading.files import read_released
from helpers.grading.judge import all_plans
from helpers.grading.results import read_results
from tests.grading.fakes import verdict
from tests.release.conftest import NAME, Course

__all__ = ["NAME", "SmallClass"]

RIGHT = "def slope(x, y):\n    return float((x @ y) / (x @ x))\n"
WRONG = "def slope(x, y):\n    return float((x @ x) / (x @ y))\n"
ENDLESS = "def slope(x, y):\n    while True:\n        pass\n"
SIGN = 'sign, step = "up", 0.15\n'

TIME_LIMIT = 0.5

KINDS = {
    "right": ((RIGHT, SIGN), 4.0),
    "half": ((RIGHT, None), 2.0),
    "wrong": ((WRONG, SIGN), 2.0),
    "open": ((None, None), 0.0),
    "endless": ((ENDLESS, SIGN), 2.0),
    "broken": (None, 0.0),
}
"""By kind of student: the answers to both exercises, and their points."""


class SmallClass:
    """The course, on disk. The environment must name it as the course in use."""

    def __init__(self, root, students=6, *, essay=False):
        course = Course(root)
        if essay:
            course.add_essay()
        self.root, self.students, self.truth = root, students, {}
        found = find_chapter(NAME)
        found.released.parent.mkdir(parents=True, exist_ok=True)
        for name, content in released_files(found).items():
            (found.released.parent / name).write_bytes(content)
        for number in range(students):
            kind = list(KINDS)[number % len(KINDS)]
            self.hand_in(f"{kind}{number:02}", *KINDS[kind])

    @property
    def db(self):
        return self.root / "gradebook.db"

    def hand_in(self, student, answers, points, when="2026-01-15 12:00:00.000000 UTC"):
        """Put a notebook where collecting would put it."""
        folder = self.root / "submitted" / student / NAME
        folder.mkdir(parents=True, exist_ok=True)
        content = b'{"cells": [' if answers is None else filled_in(*answers)
        (folder / f"{NAME}.ipynb").write_bytes(content)
        (folder / "timestamp.txt").write_text(when)
        self.truth[student] = points

    def course(self, *words):
        """Run a verb of ``course`` in a process of its own."""
        code = "from helpers.cli import main; main()"
        command = [sys.executable, "-W", "ignore", "-c", code, *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def grade(self, db=None):
        """Judge what has changed and record everything."""
        return grade_class(NAME, db=db, time_limit=TIME_LIMIT)

    def points_on_disk(self):
        results = read_results(self.root / "results", NAME)
        return {result.student: result.points for result in results}

    def has_tables(self):
        """Whether a gradebook is there; one that is must have all of its tables."""
        with contextlib.closing(sqlite3.connect(self.db)) as book:
            ((tables,),) = book.execute("SELECT count(*) FROM sqlite_master").fetchall()
            if tables:
                assert book.execute("SELECT * FROM alembic_version").fetchall()
        return bool(tables)

    def points_in_gradebook(self):
        """Read the rows as they are, so that one that is there twice shows."""
        with contextlib.closing(sqlite3.connect(self.db)) as book:
            rows = book.execute(POINTS).fetchall()
            counts = book.execute(ROWS).fetchall()
        assert all(pair == (2, 2) for pair in counts), counts
        assert max(Counter(student for student, _ in rows).values(), default=0) <= 1
        return dict(rows)

    def leftovers(self):
        """Files that are half written or for a while only."""
        steps = ("results", "autograded", "submitted", "feedback")
        found = (path for step in steps for path in (self.root / step).rglob(".*"))
        journals = self.root.glob("gradebook.db-*")
        return [*found, *journals, *self.root.glob(".grading*")]


def quick_judge(chapter, answers, **options):
    """Give true verdicts on the answers of this class without running them."""
    time.sleep(0.01)
    earned = {RIGHT: 2.0, WRONG: 0.0, ENDLESS: 0.0, SIGN: 2.0}
    return {
        name: verdict(name, earned[answers[name]], plan.points)
        if answers.get(name) in earned
        else Verdict.not_attempted(plan)
        for name, plan in all_plans(chapter).items()
    }


POINTS = """
SELECT submitted_assignment.student_id, sum(grade.auto_score)
FROM submitted_assignment
JOIN submitted_notebook ON submitted_notebook.assignment_id = submitted_assignment.id
JOIN grade ON grade.notebook_id = submitted_notebook.id
GROUP BY submitted_assignment.id, submitted_notebook.id
"""

ROWS = """
SELECT (SELECT count(*) FROM grade WHERE grade.notebook_id = submitted_notebook.id),
       (SELECT count(*) FROM comment WHERE comment.notebook_id = submitted_notebook.id)
FROM submitted_notebook
"""


def filled_in(slope, sign, essay=None):
    """Give the released notebook with answers; ``None`` leaves one open."""
    notebook = read_released(NAME)
    texts = {"tiny-line-slope-answer": slope, "tiny-line-sign-answer": sign}
    texts["tiny-line-why-essay"] = essay
    for cell in notebook["cells"]:
        if text := texts.get(cell["id"]):
            cell["source"] = text
    return json.dumps(notebook).encode()
