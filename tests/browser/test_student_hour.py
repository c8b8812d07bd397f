"""What a student meets in an hour: card, check, error, solution, mishaps, hand-in.

Three chapters are done from start to end, and what is handed in earns every point.
"""

import json
import time

import pytest

from helpers.authoring.chapters import find_chapter
from helpers.checks.source import SOLUTION_MARKERS, answer_texts, read_cells
from helpers.grading.collect import collect
from helpers.grading.grade import grade
from helpers.project import ROOT
from tests.browser.test_lab import CONTRAST, RIGHT, WRONG, cell
from tests.browsing import keep_screenshot

CHAPTER = "06_linear_regression"
ANSWER, TESTS, SETUP = cell("gradient-answer"), cell("gradient-tests"), cell("setup")


@pytest.fixture(autouse=True)
def nothing_noted(course_root):
    """Begin each test as a student who has done nothing yet."""
    (course_root / "notebooks" / ".progress.json").unlink(missing_ok=True)


def answers_of(chapter):
    """Return the reference answer of each exercise, without the author's markers."""
    texts = answer_texts(read_cells(find_chapter(chapter).source), chapter)
    return {
        name: "\n".join(
            x for x in text.splitlines() if x.strip() not in SOLUTION_MARKERS
        )
        for name, text in texts.items()
    }


@pytest.mark.parametrize("number", ["00", "01", "06"])
def test_a_chapter_from_start_to_end(
    number, open_chapter, course_root, tmp_path, capsys
):
    chapter = find_chapter(number)
    lab, took = open_chapter(chapter.name), {}
    for one in read_cells(chapter.released):
        if "setup" in one["metadata"]["tags"]:
            lab.run(one["id"])
    for exercise, text in answers_of(chapter.name).items():
        stem = chapter.prefix + exercise.lower().replace("_", "-")
        lab.write(f"{stem}-answer", text)
        lab.run(f"{stem}-answer")
        begin = time.monotonic()
        said = lab.run(f"{stem}-tests")
        took[exercise] = time.monotonic() - begin
        assert "✓ pass" in said, said
        assert "✗ fail" not in said
    lab.save()
    handed_in = lab.run(lab.add_cell('check.submit("ada")'))
    assert "Not written yet" not in handed_in
    assert "not what ran" not in handed_in
    assert "Hand in this file." in handed_in
    card = lab.run(f"{chapter.prefix}setup")
    assert f"{len(took)} of {len(took)} exercises pass" in card

    collect(course_root / "submissions", chapter.name, tmp_path)
    grade(chapter.name, tmp_path / "submitted", tmp_path / "results")
    result = json.loads((tmp_path / f"results/{chapter.name}/ada.json").read_text())
    points = {
        e["exercise"]: (e["points"], e["max_points"]) for e in result["exercises"]
    }
    assert len(points) == len(took)
    assert all(earned == full > 0 for earned, full in points.values()), points
    with capsys.disabled():
        each = ", ".join(f"{name} {s * 1000:.0f}" for name, s in took.items())
        print(f"\n{chapter.name}, ms from key to table: {each}")


def in_both_themes(lab, tmp_path, name):
    """Keep a picture in each theme, and come back to the light one."""
    for theme in ("Dark", "Light"):
        lab.theme(f"JupyterLab {theme}")
        keep_screenshot(lab.page, f"{name}-{theme.lower()}", tmp_path)
        yield theme


def test_card_shows_how_far_the_chapter_is(lab, course_command, tmp_path):
    first = lab.run(SETUP)
    assert "Chapter 06: 0 of 9 exercises pass, 0 of 28 points so far." in first
    assert "Next: predict." in first
    lab.write(ANSWER, WRONG)
    lab.run(ANSWER)
    lab.run(TESTS)
    lab.run(SETUP)
    card = lab.cell(SETUP).locator(".jp-OutputArea-output")
    for fold in card.locator("summary").all():  # by keyboard, as without a mouse
        fold.focus()
        lab.page.keyboard.press("Enter")
    shown = card.inner_text()
    assert "To look at again: 1" in shown
    assert "wrong sign" in shown
    assert "Recall." in shown
    assert card.locator("progress").get_attribute("aria-label")
    for theme in in_both_themes(lab, tmp_path, "card"):
        ratios = card.evaluate(CONTRAST)
        assert len(ratios) > 5
        faint = {text: ratio for text, ratio in ratios.items() if ratio < 4.5}
        assert faint == {}, theme
    assert "06 gradient: " in course_command("progress").stdout
    forgot = course_command("progress", "--reset", "06", "--yes")
    assert forgot.stdout == "Forgot: gradient\n"


def test_an_error_shows_the_students_line_and_its_usual_cause(lab, tmp_path):
    lab.run(SETUP)
    missing = lab.run(TESTS)
    assert "There is no gradient yet. Run the answer cell above" in missing
    assert "Traceback" not in missing
    lab.write(ANSWER, WRONG.replace("X.T @ error", "X @ error"))
    lab.run(ANSWER)
    said = lab.run(TESTS)
    lab.scroll_to(TESTS)
    keep_screenshot(lab.page, "error", tmp_path)
    assert "your code stopped in line 3 of the cell." in said
    shown = lab.cell(TESTS).locator(".jp-RenderedHTML")
    line = "return X @ error / len(y), float(error.mean())"
    assert shown.locator("pre").first.inner_text() == line
    assert "shapes that do not go together" in said
    assert "Python says: ValueError: matmul" in said
    assert "helpers" not in said


def test_a_long_check_shows_a_bar_and_can_be_interrupted(lab, tmp_path):
    lab.run(SETUP)
    lab.write(ANSWER, RIGHT.replace(":\n", ":\n    __import__('time').sleep(5)\n", 1))
    lab.run(ANSWER)
    tests = lab.scroll_to(TESTS)
    tests.locator(".jp-InputPrompt").click()
    lab.page.keyboard.press("Control+Enter")
    bar = tests.locator(".jupyter-widgets .progress-bar")
    bar.wait_for()
    assert "checking:" in tests.locator(".jupyter-widgets").first.inner_text()
    keep_screenshot(lab.page, "bar", tmp_path)
    lab.command("notebook:interrupt-kernel")
    tests.get_by_text("Stopped by you").wait_for()
    lab.wait_until_idle()
    assert bar.count() == 0
    assert "Traceback" not in lab.output(TESTS)
    assert "gradient" in lab.run(lab.add_cell("gradient.__name__"))


def test_many_checks_are_folded_and_open_by_keyboard(open_chapter, tmp_path):
    lab = open_chapter("01_tensors")
    for name in ("tensors-setup", "tensors-data"):
        lab.run(name)
    right = answers_of("01_tensors")["ndims"]
    lab.write("tensors-ndims-answer", f"{right}\nndims[next(iter(ndims))] = 99")
    lab.run("tensors-ndims-answer")
    lab.run("tensors-ndims-tests")
    table = lab.scroll_to("tensors-ndims-tests").locator(".jp-RenderedHTML")
    assert table.locator("p strong").first.is_visible()
    assert table.bounding_box()["height"] < 400
    hidden = table.locator("details table")
    assert not hidden.is_visible()
    table.locator("summary").last.focus()
    lab.page.keyboard.press("Enter")
    assert hidden.is_visible()
    assert hidden.locator("th[scope=row]").count() == 11
    keep_screenshot(lab.page, "many", tmp_path)


def test_solution_opens_after_a_try_where_the_copy_holds_it(lab, course_root, tmp_path):
    lab.run(SETUP)
    ask = lab.add_cell('hint.solution("gradient")')
    assert "This copy of the course holds no solutions." in lab.run(ask)
    solutions = course_root / "solutions"
    solutions.symlink_to(ROOT / "solutions")
    try:
        assert "First a try of your own" in lab.run(ask)
        for text in (WRONG, RIGHT.replace("/ len(y)", "")):
            lab.write(ANSWER, text)
            lab.run(ANSWER)
            lab.run(TESTS)
        said = lab.run(ask)
    finally:
        solutions.unlink()
    assert "X.T @ error / len(y)" in said
    assert "SOLUTION" not in said
    shown = lab.cell(ask).locator(".jp-OutputArea-output")
    for fold in shown.locator("summary").all():
        fold.click()
    assert "collects the slopes of the cost" in shown.inner_text()
    shown.locator("mjx-container").first.wait_for()  # formulas are set
    assert set(in_both_themes(lab, tmp_path, "solution")) == {"Dark", "Light"}


def copy_cell(lab):
    lab.scroll_to(ANSWER)
    lab.command("notebook:copy-cell")
    lab.command("notebook:paste-cell-below")


def split_cell(lab):
    editor = lab.scroll_to(ANSWER).locator(".cm-content")
    editor.click()
    lab.page.keyboard.press("Control+Home")
    lab.page.keyboard.press("ArrowDown")
    lab.command("notebook:split-cell-at-cursor")


def test_validate_takes_a_notebook_with_a_copied_cell(lab, tmp_path):
    lab.run(SETUP)
    lab.write(ANSWER, RIGHT)
    copy_cell(lab)
    lab.page.get_by_role("button", name="Validate").click()
    dialog = lab.page.locator(".jp-Dialog")
    dialog.wait_for(timeout=120_000)
    told = dialog.inner_text()
    keep_screenshot(lab.page, "validate", tmp_path)
    dialog.locator(".jp-mod-accept").click()
    assert "Traceback" not in told
    assert 'check("predict", predict)' in told  # open, and said to be
    assert 'check("gradient", gradient)' not in told


def reload_from_disk(lab, count):
    """Take the file, of so many cells, instead of what is on the screen."""
    lab.page.evaluate("() => void jupyterapp.commands.execute('docmanager:reload')")
    lab.page.locator(".jp-Dialog .jp-mod-accept").click()
    cells = "jupyterapp.shell.currentWidget.context.model.cells"
    lab.page.wait_for_function(f"{cells}.length === {count}")
    lab.wait_until_idle()
    lab.learn_places()


@pytest.mark.parametrize("mishap", [copy_cell, split_cell])
def test_a_copied_or_split_cell_is_noticed_and_mended(
    lab, mishap, course_root, course_command
):
    lab.run(SETUP)
    lab.write(ANSWER, f"STEP = 1\n{RIGHT}")
    lab.run(ANSWER)
    mishap(lab)
    lab.save()
    assert "is there 2 times, copied or split" in lab.run(TESTS)

    seen = course_command("check", "06")
    assert "As grading reads your notebook:" in seen.stdout
    assert "gradient: public 5 of 5" in seen.stdout
    done = course_command("check", "06", "--mend")
    assert done.returncode == 0, done.stderr
    (kept,) = (course_root / "notebooks" / CHAPTER).glob("*-before-mending*")
    kept.unlink()
    reload_from_disk(lab, len(read_cells(find_chapter("06").released)))
    assert RIGHT.strip() in lab.text(ANSWER)
    assert "copied or split" not in lab.run(TESTS)


def test_hand_in_warns_of_what_is_not_saved(lab, course_root):
    lab.run(SETUP)
    lab.write(ANSWER, WRONG)
    lab.run(ANSWER)
    hand_in = lab.add_cell('check.submit("ada")')
    lab.save()
    lab.write(ANSWER, RIGHT)
    lab.run(ANSWER)
    lab.run(TESTS)
    said = lab.run(hand_in)
    assert "The saved answer is not what ran here last: gradient." in said
    assert "Not written yet: predict, cost" in said
    lab.save()
    said = lab.run(hand_in)
    assert "not what ran" not in said
    assert f"with {CHAPTER}.ipynb, manifest.json" in said
    assert list((course_root / "submissions").glob(f"{CHAPTER}-ada.zip"))
