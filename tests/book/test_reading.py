"""Reading the book in a real Chromium: themes, phones, search, and what axe says."""

import pytest

from helpers.authoring.chapters import all_chapters
from tests.browsing import grave_findings, keep_screenshot, staying_here

ALWAYS = ("06_linear_regression",)  # formulas, tables, code and figures
PAGES = ["index", "glossary", "search"]
PAGES += [
    pytest.param(
        f"{chapter.name}/{chapter.name}",
        id=chapter.name,
        marks=() if chapter.name in ALWAYS else pytest.mark.thorough,
    )
    for chapter in all_chapters()
]
WIDE = {"width": 1300, "height": 1000}
PHONE = {"width": 390, "height": 844}
THEME = "name => document.documentElement.dataset.theme === name"
READY = "() => document.readyState === 'complete'"
FORMULAS = "() => window.MathJax ? MathJax.startup.promise : null"
SIDEBARS_ARE_AWAY = """() => {
    const wide = document.documentElement.clientWidth;
    return [...document.querySelectorAll('.bd-sidebar-primary, .bd-sidebar-secondary')]
        .map(bar => bar.getBoundingClientRect())
        .every(box => box.right <= 0 || box.left >= wide || !box.width);
}"""
OVERFLOW = """() => {
    const wide = document.documentElement.clientWidth;
    return document.documentElement.scrollWidth <= wide ? [] :
        [...document.querySelectorAll('main *')]
            .filter(e => e.getBoundingClientRect().right > wide)
            .map(e => e.outerHTML.slice(0, 120));
}"""


ONE_OF_EACH_COLOUR = """() => {
    const seen = new Set();
    for (const word of document.querySelectorAll('.highlight span')) {
        const block = word.closest('.highlight').parentElement;
        const kind = block.className + word.className;
        if (seen.has(kind)) word.replaceWith(...word.childNodes);
        seen.add(kind);
    }
}"""
"""Leaves one word of code of each colour: thousands would take axe a minute a page."""


@pytest.fixture(scope="module")
def opened(request, browser, address):
    """One page, in the theme that the system asks for: light at first."""
    name = request.param
    with staying_here(browser, viewport=WIDE, color_scheme="light") as page:
        page.goto(f"{address}/{name}.html")
        page.wait_for_function(READY)
        page.evaluate(FORMULAS)
        yield page, name.rpartition("/")[2]


every_page = pytest.mark.parametrize("opened", PAGES, indirect=True)


@every_page
def test_axe_finds_nothing_grave(opened, tmp_path):
    page, name = opened
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.wait_for_function(THEME, arg="light")
    keep_screenshot(page, f"{name}-light", tmp_path)
    page.evaluate(ONE_OF_EACH_COLOUR)
    assert grave_findings(page) == []
    # The other theme differs in its colours alone.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.wait_for_function(THEME, arg="dark")
    keep_screenshot(page, f"{name}-dark", tmp_path)
    assert grave_findings(page, None, "color-contrast") == []


def test_axe_would_find_what_is_grave(page):
    page.set_content("<html lang=en><main><p style='color: #bbb'>pale</p><img src=x>")
    kinds = {found.partition(":")[0] for found in grave_findings(page)}
    assert {"color-contrast", "image-alt"} <= kinds


@every_page
def test_phone_scrolls_in_one_direction_only(opened, tmp_path):
    page, name = opened
    page.set_viewport_size(PHONE)
    page.wait_for_function(SIDEBARS_ARE_AWAY)
    keep_screenshot(page, f"{name}-phone", tmp_path)
    assert page.evaluate(OVERFLOW) == []


@pytest.fixture
def page(browser):
    with staying_here(browser, viewport=WIDE) as page:
        yield page


def found_by(page, base, words):
    """Search as a reader does: by keyboard from the start page."""
    page.goto(f"{base}/index.html")
    page.keyboard.press("Control+K")
    page.locator("dialog[open] input[name=q]").fill(words)
    page.keyboard.press("Enter")
    page.get_by_text("Search finished").wait_for()
    links = page.locator("#search-results ul.search li > a")
    return [link.get_attribute("href") for link in links.all()]


@pytest.mark.parametrize(
    ("words", "served"),
    [("gradient", True), ("梯度", True), ("learning rate", False), ("梯度下降", False)],
)
def test_search_finds_words_of_both_languages(page, address, book, words, served):
    base = address if served else book.as_uri()
    found = found_by(page, base, words)
    assert any("06_linear_regression.html" in link for link in found)
    assert any("glossary.html" in link for link in found)


def test_search_says_that_nothing_was_found(page, address):
    page.goto(f"{address}/search.html?q=nosuchwordhere")
    page.get_by_text("did not match any documents").wait_for()


def test_reader_chooses_a_theme_and_it_stays(page, address):
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}/index.html")
    page.wait_for_function(THEME, arg="light")
    page.get_by_role("button", name="Color mode").click()
    assert grave_findings(page, ".theme-switch-container") == []
    page.get_by_role("button", name="Dark").click()
    page.wait_for_function(THEME, arg="dark")
    page.goto(f"{address}/glossary.html")
    page.wait_for_function(THEME, arg="dark")


def test_formulas_are_drawn_and_can_be_read_aloud(page, address):
    page.goto(f"{address}/06_linear_regression/06_linear_regression.html")
    page.evaluate(FORMULAS)
    assert page.locator("mjx-container svg").count() > 20
    assert page.locator("mjx-assistive-mml math").count() > 20
    assert page.locator("mjx-merror").count() == 0
