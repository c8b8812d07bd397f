"""One leak of each kind is planted in the bytes of a release, and must be found."""

import json

import nbformat
import numpy as np
import pytest

from helpers.authoring.audit import audit
from helpers.authoring.student_copy import released_files
from helpers.checks.plain import encode
from helpers.project import root

NOTEBOOK = "41_tiny_line.ipynb"


def into_cell(slug, text):
    """Plant a line of text in a cell of the released notebook."""

    def plant(files, spoil):
        def add(notebook):
            cell = next(c for c in notebook.cells if c.id == f"tiny-line-{slug}")
            cell.source += f"\n{text}"

        files[NOTEBOOK] = spoil(files[NOTEBOOK], add)

    return plant


def into_public(change):
    """Plant something in public.json."""

    def plant(files, spoil):
        data = json.loads(files["public.json"])
        change(data["exercises"]["slope"])
        files["public.json"] = json.dumps(data).encode()

    return plant


def output(files, spoil):
    def add(notebook):
        text = nbformat.v4.new_output("stream", text="3.0\n")
        notebook.cells[2].outputs.append(text)

    files[NOTEBOOK] = spoil(files[NOTEBOOK], add)


def count_of_a_run(files, spoil):
    def add(notebook):
        notebook.cells[2].execution_count = 7

    files[NOTEBOOK] = spoil(files[NOTEBOOK], add)


def metadata(files, spoil):
    def add(notebook):
        notebook.metadata["solution"] = {"text": "weights = x / np.square(x).sum()"}

    files[NOTEBOOK] = spoil(files[NOTEBOOK], add)


def attachment(files, spoil):
    def add(notebook):
        notebook.cells[0]["attachments"] = {"a.png": {"image/png": "AAAA"}}

    files[NOTEBOOK] = spoil(files[NOTEBOOK], add)


def path_of_this_course(files, spoil):
    into_cell("title", f"see {root()}/solutions")(files, spoil)


def author_file(files, spoil):
    files["checks/__init__.py"] = b"EXERCISES = []\n"


def drawing_with_the_answer(files, spoil):
    files["line.svg"] = b"<svg><text>weights = x / np.square(x).sum()</text></svg>"


def hidden_check(plan):
    plan["checks"].append({"name": "edge: other numbers", "title": "other numbers"})


def hidden_case(plan):
    plan["cases"].append({"label": "", "args": [], "expected": {"value": 1}})


PLANTS = {
    "line of an answer in prose": (
        into_cell("title", "Write weights = x / np.square(x).sum() first."),
        "holds a line of the answer of slope: weights = x / np.square(x).sum()",
    ),
    "line of an answer, spaced otherwise": (
        into_cell("points", "weights  =  x / np.square(x).sum()  # so"),
        "holds a line of the answer of slope",
    ),
    "whole answer in a demo": (
        into_cell("points", 'sign, step = "up", 0.125'),
        "holds the whole of the answer of sign",
    ),
    "line of an answer in a hint": (
        into_public(lambda plan: plan["hints"].append("return float(weights @ y)")),
        "holds a line of the answer of slope: return float(weights @ y)",
    ),
    "line of an answer in metadata": (metadata, "holds a line of the answer of slope"),
    "line of an answer in a drawing": (
        drawing_with_the_answer,
        "holds a line of the answer of slope",
    ),
    "wrong answer": (
        into_cell("points", "products, squares = (x * y).sum(), (x * x).sum()"),
        "holds a line of",
    ),
    "generated wrong answer": (
        into_public(lambda plan: plan.update(text="return _minus(_right_slope(x, y))")),
        "holds a line of the known answer flipped_sign of slope",
    ),
    "other right answer": (
        into_cell("title", "return float(np.dot(x, y) / np.dot(x, x))"),
        "holds a line of",
    ),
    "reference of the checks": (
        into_cell("title", "return float((x * y).sum() / (x * x).sum())"),
        "holds a line of checks/__init__.py",
    ),
    "message of a hidden check": (
        into_cell(
            "title", "With points on both sides of the origin the sums still hold."
        ),
        "holds a line of the hidden check edge: other numbers of slope",
    ),
    "words for a hidden input": (
        into_public(
            lambda plan: plan["cases"][0].update(label="five scattered points")
        ),
        "five scattered points",
    ),
    "own check function": (
        into_cell("title", "if answer(NEAR[0], 2 * NEAR[1]) != 2 * answer(*NEAR):"),
        "holds a line of",
    ),
    "hidden input in a demo": (
        into_cell("points", "z = [3.5, -1.25, 8.75, 0.5, 2.25]"),
        "holds the numbers of a hidden check of slope",
    ),
    "hidden input in public.json": (
        into_public(
            lambda plan: plan["cases"][0]["args"].append(
                {"array": [1.0, 2.0, 4.0, 8.0, 9.0]}
            )
        ),
        "holds the numbers of a hidden check of slope",
    ),
    "hidden result": (
        into_public(
            lambda plan: plan["cases"][0]["expected"].update(value=60.25 / 95.6875)
        ),
        "holds a number of a hidden check of slope",
    ),
    "hidden check in public.json": (
        into_public(hidden_check),
        "holds a check that is hidden: edge: other numbers",
    ),
    "hidden case in public.json": (
        into_public(hidden_case),
        "holds more than the 1 public cases",
    ),
    "mistake on a hidden case": (
        into_public(lambda plan: plan["mistakes"][0]["outcomes"].append({"value": 1})),
        "holds more than the 1 public cases",
    ),
    "hidden call": (
        into_cell("slope-tests", 'check.grade("slope", slope)'),
        "holds an author's marker: check.grade",
    ),
    "solution marker": (
        into_cell("slope-answer", "    ### BEGIN SOLUTION"),
        "holds an author's marker: BEGIN SOLUTION",
    ),
    "hidden marker": (
        into_cell("slope-tests", "### BEGIN HIDDEN TESTS"),
        "holds an author's marker: HIDDEN",
    ),
    "output": (output, "holds an output or a count from a run"),
    "count of a run": (count_of_a_run, "holds an output or a count from a run"),
    "attachment": (attachment, "holds an attachment"),
    "path of a home folder": (
        into_cell("title", "[data](/home/ada/course/data.csv)"),
        "holds a path of the author's machine: /home/ada/course/data.csv",
    ),
    "path on Windows": (
        into_cell("title", r"C:\Users\ada\data.csv"),
        "holds a path of the author's machine",
    ),
    "path of this course": (path_of_this_course, "holds a path of the author's mach"),
    "file of the author": (author_file, "is a file that students have no use for"),
}


@pytest.mark.parametrize(("plant", "problem"), PLANTS.values(), ids=PLANTS)
def test_planted_leak_is_found(course, spoil, plant, problem):
    files = released_files(course.chapter)
    assert audit(course.chapter, files) == []
    plant(files, spoil)
    found = audit(course.chapter, files)
    assert any(problem in finding.problem for finding in found), found


def test_finding_names_the_cell(course, spoil):
    files = released_files(course.chapter)
    into_cell("title", "return float(weights @ y)")(files, spoil)
    (found,) = audit(course.chapter, files)
    assert found.where == f"{NOTEBOOK} tiny-line-title"


def test_finding_names_the_exercise(course, spoil):
    files = released_files(course.chapter)
    into_public(hidden_check)(files, spoil)
    (found,) = audit(course.chapter, files)
    assert found.where == "public.json slope"


def test_free_asserts_in_a_hidden_region_are_secret(course, spoil):
    course.cell("slope-tests").source = (
        'check("slope", slope)\n### BEGIN HIDDEN TESTS\n'
        "assert slope(x, 3 * x) == 3.0\n### END HIDDEN TESTS"
    )
    course.save()
    files = released_files(course.chapter)
    assert audit(course.chapter, files) == []
    into_cell("title", "assert slope(x, 3 * x) == 3.0")(files, spoil)
    (found,) = audit(course.chapter, files)
    assert "a line of a hidden test" in found.problem


def test_long_hidden_array_is_secret(course, spoil):
    text = (course.folder / "checks/__init__.py").read_text("utf-8")
    long = "FAR = (np.arange(500) ** 0.5, np.arange(500) ** 0.25)\n\n\ndef reference"
    course.write_checks(text.replace("def reference", long, 1))
    files = released_files(course.chapter)
    assert audit(course.chapter, files) == []
    planted = encode(np.arange(500) ** 0.25)
    into_public(lambda plan: plan["cases"][0]["args"].append(planted))(files, spoil)
    assert any(
        "a hidden check of slope" in f.problem for f in audit(course.chapter, files)
    )


@pytest.mark.parametrize(
    "text",
    [
        "The weights are x over the sum of its squares.",
        "weights = np.ones(3)",
        "[the home page](https://example.org/home/ada/)",
        "0 1 2 3 4 5, 1.0 2.0 3.0 4.0",
        r"$f:\mathbb{R} \to \mathbb{R}$",
        "A solution has an end. Nothing is hidden.",
    ],
)
def test_harmless_text_is_no_finding(course, spoil, text):
    files = released_files(course.chapter)
    into_cell("title", text)(files, spoil)
    assert audit(course.chapter, files) == []


def test_line_that_the_author_shows_is_no_secret(course):
    course.cell("points").source += "\nweights = x / np.square(x).sum()"
    course.save()
    assert audit(course.chapter) == []


def test_part_of_an_answer_that_the_author_shows_is_no_finding(course):
    course.cell("points").source += "\nweights = x / np.square(x).sum()\nweights @ y"
    course.save()
    assert audit(course.chapter) == []


def test_whole_answer_that_the_author_shows_is_a_finding(course):
    course.cell(
        "points"
    ).source += "\nweights = x / np.square(x).sum()\nreturn float(weights @ y)"
    course.save()
    (found,) = audit(course.chapter)
    assert found.problem == "holds the whole of the answer of slope"
