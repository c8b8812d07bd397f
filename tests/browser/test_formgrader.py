"""An instructor grades by hand: formulas, keys, a mark, a comment, and then feedback.

nbgrader's formgrader in a real Chromium, without a network, shows what was graded.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.grading.files import read_released
from helpers.project import ROOT
from tests.browser.conftest import (
    browser_page,
    environment,
    open_first_submission,
    served,
)
from tests.browsing import keep_screenshot

CHAPTER = "06_linear_regression"
COST = "linear-regression-cost"
WRONG = "def cost(X, y, w, b):\n    return float((X @ w + b - y).sum())\n"
COMMENT = "Look at the square again; the rest is fine."


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory):
    """A course with one chapter and two students who have handed it in."""
    folder = tmp_path_factory.mktemp("instructor") / "course"
    skipped = shutil.ignore_patterns("__pycache__", ".*")
    for part in ("solutions", "notebooks"):
        shutil.copytree(ROOT / part / CHAPTER, folder / part / CHAPTER, ignore=skipped)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    for student in ("ana", "bo"):
        notebook = read_released(CHAPTER)
        for cell in notebook["cells"]:
            if cell["id"] == f"{COST}-answer":
                cell["source"] = WRONG
        own = folder / "submitted" / student / CHAPTER
        own.mkdir(parents=True)
        (own / f"{CHAPTER}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def course(class_folder, tmp_path_factory):
    """Type a verb somewhere else than in the course."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    env = environment(elsewhere, class_folder)

    def run(*words):
        command = [Path(sys.executable).with_name("course"), *words]
        done = subprocess.run(
            command, env=env, cwd=elsewhere, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr + done.stdout

    run.env, run.cwd = env, elsewhere
    run("grade", "06")
    return run


@pytest.fixture
def formgrader(course, browser, tmp_path):
    """The formgrader's list of what was handed in."""
    words = ("lab", "--formgrader")
    with (
        served(tmp_path / "log", course.env, course.cwd, *words) as address,
        browser_page(browser) as page,
    ):
        page.goto(address)
        yield page


def feedback(folder, student):
    (page,) = (folder / "feedback" / student / CHAPTER).glob("*.html")
    return page.read_text(encoding="utf-8")


def test_mark_and_comment_survive_and_reach_the_student(
    formgrader, course, class_folder, tmp_path
):
    page = formgrader
    open_first_submission(page, CHAPTER)
    assert page.locator("mjx-container").count() > 20
    assert page.locator("mjx-container [data-mjx-error]").count() == 0
    keep_screenshot(page, "formgrader", tmp_path)

    who = page.locator("a.name-shown").text_content()
    score = page.locator(f"#{COST}-tests")
    with page.expect_response(lambda r: "/api/grade/" in r.url and r.ok):
        score.fill("1.5")
        page.keyboard.press("Tab")  # the formgrader's own key: on to the next field
    assert page.evaluate("document.activeElement.id") == f"{COST}-tests_extra_credit"
    with page.expect_response(lambda r: "/api/comment/" in r.url and r.ok):
        page.locator(f"#{COST}-answer-comment").fill(COMMENT)
        page.keyboard.press("Escape")

    course("grade", "06", "--force")
    course("feedback", "06")
    (other,) = {"ana", "bo"} - {who}
    marked, unmarked = feedback(class_folder, who), feedback(class_folder, other)
    assert "Set by hand by your instructor" in marked
    assert "<strong>1.5 of 28 points</strong>" in marked
    assert COMMENT in marked
    assert "Set by hand" not in unmarked
    assert "Comment:" not in unmarked
