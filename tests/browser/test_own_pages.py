"""Pages for students and instructors: what axe says of them, in both themes."""

import base64
from dataclasses import replace

import pytest

from helpers.grading.analysis import analyse
from helpers.grading.marks import Marks, Score
from helpers.grading.report import feedback_page
from helpers.grading.stats_report import stats_page
from helpers.plots import canvas
from helpers.plots.show import Picture
from tests.browsing import grave_findings, keep_screenshot, staying_here
from tests.grading.fakes import CHAPTER, result, verdict

WIDE = {"width": 1300, "height": 1000}
PHONE = {"width": 390, "height": 844}
OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def feedback():
    """A page on which everything comes that can come."""
    drawn = base64.b64encode(Picture(canvas()[0], "empty").png).decode()
    shown = {"text": "a line that was printed " * 9, "pictures": [drawn]}
    wrong = verdict("cost", 1.5, 3, message="Divide by `2 m`.", note="Expected 4.")
    hidden = verdict("r2", 0, 3, title="one row", hidden=True, message="Mind one row.")
    made = result(
        "ana",
        replace(wrong, shown=shown, message="Divide by `2 m`, not by `m`."),
        verdict("gradient", 4, 4),
        hidden,
        replace(verdict("predict", 0, 2), status="not attempted"),
        answers={"cost": "def cost():\n    return 8  # " + "x" * 200, "r2": "r2 = 1"},
        mended=("Test cells were missing and are back: `cost`.",),
    )
    scores = {"cost": Score(2.0, 1.5, True, "Nearly.")}
    return feedback_page(made, Marks(penalty=1.0, scores=scores), "A chapter 线性回归")


def unreadable():
    """The page of a file that could not be read."""
    made = result("ben", verdict("cost", 0, 3), problem="the file is no notebook")
    return feedback_page(made, Marks(), "A chapter")


def stats():
    """Statistics of a class with known and nameless mistakes."""
    wrong = replace(verdict("cost", 0, 3), returned=("3.0", "None"))
    known = replace(verdict("cost", 1.5, 3), mistake="no_half")
    class_ = [result(f"s{i}", known, verdict("r2", 3, 3)) for i in range(6)]
    class_ += [result(f"t{i}", wrong, verdict("r2", 0, 3)) for i in range(6)]
    class_ += [result("u", verdict("cost", 3, 3), status="unreadable")]
    return stats_page(analyse(CHAPTER, class_), "A chapter 线性回归")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("make", [feedback, unreadable, stats])
def test_axe_finds_nothing_grave(browser, make, theme, tmp_path):
    with staying_here(browser, viewport=WIDE, color_scheme=theme) as page:
        page.set_content(make())
        keep_screenshot(page, f"{make.__name__}-{theme}", tmp_path, full_page=True)
        assert grave_findings(page) == []
        page.set_viewport_size(PHONE)
        assert not page.evaluate(OVERFLOW)
        assert grave_findings(page) == []
