"""Every answer that a chapter keeps, as parameters of the tests.

The tests of a chapter stay in one process, which makes its plans once.
"""

import pytest

from helpers.authoring.chapters import all_chapters
from helpers.checks.load import load_exercises


def pytest_generate_tests(metafunc):
    names = set(metafunc.fixturenames)
    if "exercise" not in names:
        return
    rows = [
        {"chapter": chapter, "exercise": exercise}
        for chapter in all_chapters()
        for exercise in load_exercises(chapter.name).values()
    ]
    for kind in {"wrong", "right"} & names:
        rows = [
            row | {kind: kept}
            for row in rows
            for kept in getattr(row["exercise"], kind)
        ]
    used = [name for name in ("chapter", "exercise", "wrong", "right") if name in names]
    values = [
        pytest.param(
            *(row[name] for name in used),
            id="-".join(row[name].name for name in row),
            marks=marks_of(row),
        )
        for row in rows
    ]
    metafunc.parametrize(used, values)


def marks_of(row):
    """Keep a chapter together; answers that were made by rule are run on demand."""
    marks = [pytest.mark.xdist_group(row["chapter"].name)]
    if "wrong" in row and row["wrong"].generated:
        marks.append(pytest.mark.thorough)
    return marks
