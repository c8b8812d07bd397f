"""The pages are all there, lead to each other, and give no answer away."""

import json
from functools import cache
from urllib.parse import unquote, urlsplit

import pytest

from helpers.authoring.audit import secrets_of
from helpers.authoring.chapters import all_chapters, exercises, read_source
from helpers.student.glossary import entries
from tests.book.outline import Outline

CHAPTERS = all_chapters()
outline = cache(Outline)


def page_of(book, chapter):
    return book / chapter.name / f"{chapter.name}.html"


@pytest.fixture(params=CHAPTERS, ids=lambda chapter: chapter.name)
def chapter(request):
    return request.param


def test_start_page_names_every_chapter(book):
    start = outline(book / "index.html")
    for chapter in CHAPTERS:
        assert f"{chapter.name}/{chapter.name}.html" in start.links
        assert chapter.title in start.text


def test_chapter_shows_its_exercises_open_and_its_figures(book, chapter):
    page = outline(page_of(book, chapter))
    names = exercises(read_source(chapter))
    assert names
    for name in names:
        assert f"check({name!r}".replace("'", '"') in page.text
    assert "not written yet" in page.text
    assert len(page.pictures) > 3
    for picture in page.pictures:
        assert len(picture.get("alt") or "") > 30, picture.get("src", "")[:60]


def test_nothing_waits_for_a_live_widget(book, chapter):
    text = page_of(book, chapter).read_text("utf-8")
    assert "application/vnd.jupyter.widget" not in text
    assert "require.js" not in text
    assert "interactive(children" not in text


def test_every_link_leads_somewhere(book):
    pages = {path.resolve(): outline(path) for path in book.rglob("*.html")}
    assert len(pages) >= len(CHAPTERS) + 3  # start, glossary, search
    lost = [
        (path.name, link)
        for path, page in pages.items()
        for link in page.links
        if not leads_somewhere(path, link, pages)
    ]
    assert lost == []


def leads_somewhere(path, link, pages):
    """Follow a link inside of the book; of others, look at the form."""
    parts = urlsplit(link)
    if parts.scheme:
        outside = parts.scheme in ("http", "https") and "." in parts.netloc
        return outside or parts.scheme == "data"
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not parts.fragment or target not in pages:
        return target.is_file()
    return unquote(parts.fragment) in pages[target].ids


def test_text_that_names_a_chapter_leads_there(book):
    by_number = {chapter.number: chapter for chapter in CHAPTERS}
    page = outline(page_of(book, by_number[13]))
    assert "the loop of chapter 12, with" in page.text
    assert page.links.count("../12_backprop/12_backprop.html") > 1  # the sidebar's is 1


def test_glossary_and_chapters_lead_to_each_other(book):
    glossary = outline(book / "glossary.html")
    assert len(entries()) > 100
    for entry in entries():
        assert entry.term in glossary.text
        assert entry.chinese in glossary.text
    for chapter in CHAPTERS:
        assert f"{chapter.name}/{chapter.name}.html" in glossary.links
        links = outline(page_of(book, chapter)).links
        assert any("glossary.html#term-" in link for link in links)


SHARED = ("index.html", "glossary.html", "search.html")


@pytest.mark.parametrize(
    "chapter", [c for c in CHAPTERS if c.has_source], ids=lambda chapter: chapter.name
)
def test_no_answer_and_no_hidden_check_is_in_the_book(book, chapter):
    key = secrets_of(chapter)
    pages = [outline(book / name) for name in SHARED]
    pages.append(outline(page_of(book, chapter)))
    found = [
        f for page in pages for text in page.passages for f in key.found_in(("", text))
    ]
    assert found == []


def test_an_answer_in_a_page_would_be_found(book, tmp_path):
    chapter = CHAPTERS[-1]
    page = tmp_path / "page.html"
    key = secrets_of(chapter)
    line = next(line for line, what in key.lines.items() if "answer of" in what)
    inside = f"<p>x</p><pre><span>{line}</span></pre></main>"
    page.write_text(
        page_of(book, chapter).read_text("utf-8").replace("</main>", inside)
    )
    last = Outline(page).passages[-1]
    assert f"holds a line of {key.lines[line]}: {line}" in key.found_in(("", last))


def test_nothing_of_the_sources_is_copied(book):
    assert not list(book.rglob("*.ipynb"))
    assert not list(book.rglob("public.json"))
    assert not (book / "_sources").exists()
    index = (book / "searchindex.js").read_text("utf-8")
    titles = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))
    assert any("gradient" in word.lower() for word in titles["alltitles"])
