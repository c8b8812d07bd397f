"""An instructor marks a hostile essay in nbgrader's formgrader, in a real Chromium."""

import pytest

from helpers.project import ROOT_VARIABLE
from tests.browser.conftest import (
    browser_page,
    environment,
    open_first_submission,
    served,
)
from tests.browsing import keep_screenshot
from tests.grading.essay_class import ID, page, row
from tests.grading.small_class import NAME, RIGHT, SIGN, SmallClass
from tests.grading.test_harmless import HOSTILE

KINDS = ("script", "image", "upper case", "link", "reference", "tracking picture")
KINDS += ("missing attachment", "token that links", "mermaid")
ESSAY = "Because $0 < x$.\n\n" + "\n\n".join(HOSTILE[kind] for kind in KINDS)


@pytest.fixture
def essays(tmp_path, monkeypatch):
    """A course with one essay, graded, in use."""
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path / "course"))
    made = SmallClass(tmp_path / "course", 0, essay=True)
    made.hand_in("ada", (RIGHT, SIGN, ESSAY), 4)
    assert made.grade().waiting == 1
    return made


def test_hostile_essay_is_read_and_marked(essays, browser, tmp_path):
    env = environment(tmp_path, essays.root)
    words, dialogs = ("lab", "--formgrader"), []
    with (
        served(tmp_path / "log", env, tmp_path, *words) as address,
        browser_page(browser) as tab,
    ):
        tab.on("dialog", lambda dialog: (dialogs.append(1), dialog.dismiss()))
        tab.goto(address)
        open_first_submission(tab, NAME)

        cell = tab.locator(f".nbgrader_cell:has([id='{ID}'])")
        assert "Because" in cell.text_content()
        assert cell.locator("mjx-container").count() == 2
        assert cell.locator("img, script, svg[onload], .mermaid").count() == 0
        links = "e => [...e.querySelectorAll('a')].map(a => a.getAttribute('href'))"
        assert all(link.startswith("https://") for link in cell.evaluate(links))
        keep_screenshot(tab, "essay", tmp_path, full_page=True)

        with tab.expect_response(lambda r: "/api/grade/" in r.url and r.ok):
            cell.locator(f"[id='{ID}']").fill("2.5")
            tab.keyboard.press("Tab")
        with tab.expect_response(lambda r: "/api/comment/" in r.url and r.ok):
            tab.locator(f"[id='{ID}-comment']").fill("Fine, but keep to words.")
            tab.keyboard.press("Escape")
    assert dialogs == []

    assert essays.grade().waiting == 0
    assert row("ada") == (None, 2.5, False)
    said = page(essays, "ada")
    assert "6.5 of 7 points" in said
    assert "Fine, but keep to words." in said
