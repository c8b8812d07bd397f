"""The hostile corpus earns nothing, tells nothing, changes nothing, harms nobody."""

import base64
import csv
import json
import re

import pytest

from helpers.checks.load import load_exercises
from helpers.grading.judge import all_plans
from tests.grading.hostile.bait import MARK
from tests.grading.hostile.corpus import HONEST_NAMES, NAMES
from tests.grading.hostile.files import CHAPTER
from tests.grading.hostile.hidden import literal_texts, readable, secret_texts

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("hostile"),
]
attack = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="session")
def secrets(whole_class):
    return secret_texts(whole_class.course)


@pytest.fixture(scope="session")
def marks(whole_class):
    file = whole_class.course / "results" / f"{CHAPTER}.csv"
    with file.open(newline="", encoding="utf-8") as rows:
        return {row["student"]: row for row in csv.DictReader(rows)}


def artefacts(made, name):
    """Return the text of everything about a submission that a student may read."""
    folders = [made.course / step / name for step in ("feedback", "autograded")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    files.append(made.course / "results" / CHAPTER / f"{name}.json")
    return {p.name: readable(p.read_text(encoding="utf-8")) for p in files}


def test_there_are_enough_attacks():
    assert len(NAMES) >= 70


@attack
def test_no_point_is_unearned(whole_class, name):
    result = whole_class.results[name]
    earned = {v.exercise: v.points for v in result.exercises if v.points}
    assert earned == whole_class.attacks[name].earns, result.problem


@attack
def test_every_exercise_has_a_verdict(whole_class, marks, name):
    result = whole_class.results[name]
    assert [v.exercise for v in result.exercises] == list(load_exercises(CHAPTER))
    assert result.status in ("judged", "not attempted", "unreadable")
    assert float(marks[name]["points"]) == result.points


def test_every_submission_has_one_result(whole_class, marks):
    assert sorted(whole_class.results) == sorted([*NAMES, *HONEST_NAMES])
    assert sorted(marks) == sorted(whole_class.results)


@attack
def test_nothing_secret_can_be_read(whole_class, secrets, name):
    own = "\n".join(whole_class.results[name].answers.values())
    own += literal_texts(own)
    told = {
        (file, text)
        for file, content in artefacts(whole_class, name).items()
        for text in secrets
        if text in content and text not in own
    }
    assert not told


@attack
def test_no_bait_was_taken(whole_class, name):
    forms = [
        form
        for text in whole_class.canaries.values()
        for form in (text, text[-16:], base64.b64encode(text.encode()).decode()[:20])
    ]
    found = artefacts(whole_class, name)
    assert not [(file, f) for file, text in found.items() for f in forms if f in text]
    assert not any("CANARY-open" in text for text in found.values())


@attack
def test_page_runs_no_script(whole_class, name):
    page = whole_class.course / "feedback" / name / CHAPTER / f"{CHAPTER}.html"
    text = page.read_text(encoding="utf-8")
    notebook = whole_class.course / "autograded" / name / CHAPTER / f"{CHAPTER}.ipynb"
    for shown in (text, *html_outputs(notebook)):
        assert not re.search("<script|<svg|<img[^>]*(src=x|onerror)", shown)
        assert "62615533" not in shown  # 7919 * 7907, if a template ran
        assert not any(ord(c) < 32 and c not in "\n\t" for c in shown)
    assert len(text) < 3_000_000


def html_outputs(notebook):
    """Return what a notebook shows as HTML, from our own tables too."""
    cells = json.loads(notebook.read_bytes())["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    return [o["data"]["text/html"] for o in outputs if "text/html" in o.get("data", {})]


def test_screen_shows_no_escape_sequence(whole_class):
    assert "\x1b" not in whole_class.output
    assert len(whole_class.output) < 100_000


def test_nothing_outside_was_changed(whole_class):
    before, after = whole_class.before, whole_class.after
    assert [p for p in before if before[p] != after.get(p)] == []
    assert [p for p in after if p not in before] == []


def test_nothing_was_left_behind(whole_class):
    assert whole_class.planted == []
    assert list(whole_class.course.rglob(f"*{MARK}*")) == []
    results = whole_class.course / "results" / CHAPTER
    assert {p.stem for p in results.iterdir()} == set(whole_class.results)


def test_no_process_is_left(whole_class):
    assert whole_class.strays == []


def test_nobody_called_outside(whole_class):
    assert whole_class.calls == []


@pytest.mark.parametrize("name", HONEST_NAMES)
def test_honest_marks_are_those_without_attacks(whole_class, honest_alone, name):
    mine, alone = (made.results[name] for made in (whole_class, honest_alone))
    assert mine.exercises == alone.exercises
    assert mine.status == alone.status == "judged"


def test_honest_marks_are_right(whole_class):
    points = {name: r.points for name, r in whole_class.results.items()}
    full = sum(plan.points for plan in all_plans(CHAPTER).values())
    assert {points[f"{place}_full"] for place in ("a", "m", "zz")} == {full}
    assert all(0 < points[n] < full for n in HONEST_NAMES if "full" not in n)
    wrong = {v.exercise: v for v in whole_class.results["m_wrong"].exercises}
    assert "twice the expected one" in wrong["cost"].message


def test_batch_completes_in_time(whole_class):
    assert whole_class.code == 0, whole_class.output[-3000:]
    assert whole_class.seconds < 300  # 117 s on two cores at rest
