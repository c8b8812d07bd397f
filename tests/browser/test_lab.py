"""A student's way through a chapter: open, run, answer, check, save, hand in, marks."""

import json

import pytest

from helpers.grading.collect import collect
from helpers.grading.grade import grade
from tests.browsing import grave_findings, keep_screenshot

CHAPTER = "06_linear_regression"
WRONG = """def gradient(X, y, w, b):
    error = y - (X @ w + b)
    return X.T @ error / len(y), float(error.mean())
"""
RIGHT = """def gradient(X, y, w, b):
    error = X @ w + b - y
    return X.T @ error / len(y), float(error.mean())
"""


def cell(slug):
    return f"linear-regression-{slug}"


def test_answer_wrong_then_right_hand_in_and_get_the_marks(
    lab, course_root, course_command, tmp_path
):
    lab.run(cell("setup"))
    lab.run(cell("data"))

    lab.write(cell("gradient-answer"), WRONG)
    lab.run(cell("gradient-answer"))
    wrong = lab.run(cell("gradient-tests"))
    assert "✗ fail" in wrong
    assert "wrong sign" in wrong

    lab.write(cell("gradient-answer"), RIGHT)
    lab.run(cell("gradient-answer"))
    right = lab.run(cell("gradient-tests"))
    assert "✗ fail" not in right
    assert "✓ pass" in right
    assert "at grading" in right

    lab.save()
    done = course_command("submit", "06", "--student", "ada")
    assert done.returncode == 0, done.stderr
    assert f"{CHAPTER}-ada.zip" in done.stdout
    assert "gradient" not in done.stdout.partition("Not written yet:")[2].split("\n")[0]
    submissions = course_root / "submissions"
    assert [p.name for p in submissions.glob("*.zip")] == [f"{CHAPTER}-ada.zip"]

    collect(submissions, CHAPTER, tmp_path)
    grade(CHAPTER, tmp_path / "submitted", tmp_path / "results")
    result = json.loads((tmp_path / "results" / CHAPTER / "ada.json").read_text())
    marks = {e["exercise"]: e for e in result["exercises"]}
    assert marks["gradient"]["points"] == marks["gradient"]["max_points"] > 0
    assert all(e["points"] == 0 for name, e in marks.items() if name != "gradient")


def test_run_all_on_the_untouched_notebook_reaches_the_end(lab):
    lab.run_all()
    kinds = lab.page.eval_on_selector_all(
        ".jp-OutputArea-output", "all => all.map(one => one.dataset.mimeType)"
    )
    assert kinds
    assert "application/vnd.jupyter.error" not in kinds
    assert "application/vnd.jupyter.stderr" not in kinds
    assert "not written yet" in lab.output(cell("gradient-tests"))


def test_hints_come_one_by_one(lab):
    lab.run(cell("setup"))
    lab.write(cell("gradient-answer"), 'hint("gradient")')
    first = lab.run(cell("gradient-answer"))
    second = lab.run(cell("gradient-answer"))
    assert "Hint 1 of 3" in first
    assert "Hint 2 of 3" not in first
    assert "Hint 2 of 3" in second


def test_locked_cell_stays_locked_and_says_so(lab):
    name = cell("gradient-tests")
    before = lab.text(name)
    editor = lab.scroll_to(name).locator(".cm-content")
    assert editor.get_attribute("aria-readonly") == "true"
    editor.click()
    lab.page.keyboard.press("Control+A")
    lab.page.keyboard.insert_text("check = None")
    lab.page.keyboard.press("Backspace")
    lab.page.keyboard.press("Escape")
    lab.page.keyboard.press("d")
    lab.page.keyboard.press("d")
    assert lab.text(name) == before

    box = lab.cell(name).locator(".jp-InputArea-editor")
    said = "e => getComputedStyle(e, '::after').content"
    assert box.evaluate(said) == '"locked"'
    assert not lab.cell(name).locator(".jp-cell-toolbar").is_visible()
    answer = lab.cell(cell("gradient-answer")).locator(".jp-InputArea-editor")
    assert answer.evaluate(said) == "none"


def test_authoring_panels_and_news_stay_away(lab):
    menus = lab.page.locator(".lm-MenuBar-item").all_inner_texts()
    assert "Nbgrader" not in menus
    assert lab.page.get_by_role("button", name="Validate").is_visible()
    assert not lab.page.locator(".Toastify__toast").count()
    assert not lab.page.locator('[title*="Create Assignment"]').count()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_check_table_reads_well_in_both_themes(lab, theme, tmp_path):
    lab.theme(theme)
    lab.run(cell("setup"))
    lab.write(cell("gradient-answer"), WRONG)
    lab.run(cell("gradient-answer"))
    lab.run(cell("gradient-tests"))
    lab.scroll_to(cell("gradient-tests"))
    keep_screenshot(lab.page, theme.replace(" ", "-").lower(), tmp_path)
    table = lab.cell(cell("gradient-tests")).locator("table")
    ratios = table.evaluate(CONTRAST)
    assert {"✓", "✗", "pass", "fail"} <= set(ratios)
    faint = {text: r for text, r in ratios.items() if r < (3 if text in "✓✗" else 4.5)}
    assert faint == {}
    output = ".jp-Notebook .jp-Cell.jp-mod-selected .jp-OutputArea-output"
    assert grave_findings(lab.page, output) == []


CONTRAST = """table => {
    const parts = c => c.match(/[\\d.]+/g).map(Number);
    const light = c => parts(c).slice(0, 3)
        .map(v => v / 255)
        .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = node => {
        for (let e = node; e; e = e.parentElement) {
            const c = getComputedStyle(e).backgroundColor;
            if ((parts(c)[3] ?? 1) === 1) return c;
        }
        return 'rgb(255, 255, 255)';
    };
    const over = (top, below) => {
        const [a, b, alpha] = [parts(top), parts(below), parts(top)[3] ?? 1];
        const mixed = [0, 1, 2].map(i => a[i] * alpha + b[i] * (1 - alpha));
        return `rgb(${mixed})`;
    };
    const found = {};
    const texts = 'caption, th, td, td *, p, p *, li, li *, summary, summary *';
    for (const e of table.querySelectorAll(texts)) {
        const text = [...e.childNodes].filter(n => n.nodeType === 3)
            .map(n => n.textContent.trim()).join('');
        if (!text) continue;
        const below = ground(e);
        const pair = [light(over(getComputedStyle(e).color, below)), light(below)];
        const [dark, bright] = pair.sort((a, b) => a - b);
        found[text.slice(0, 40)] = (bright + 0.05) / (dark + 0.05);
    }
    return found;
}"""
"""Contrast of each text in a table with what lies behind it, as WCAG defines it."""
