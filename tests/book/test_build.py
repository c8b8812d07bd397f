"""Making the book: what goes in, what is left out, and what is refused."""

import nbformat
import pytest

from helpers.authoring.book import BookError, build
from helpers.authoring.book.pages import chapter_page, glossary_page, start_page
from helpers.authoring.book.run import cell_errors, run_released
from helpers.authoring.chapters import find_chapter, read_notebook
from helpers.errors import EnvironmentProblem, UsageError
from helpers.project import ROOT_VARIABLE
from helpers.student.glossary import Entry

CHAPTER = "06_linear_regression"
WIDGET = "application/vnd.jupyter.widget-view+json"
v4 = nbformat.v4


def displayed(**data):
    named = {key.replace("_", "/"): value for key, value in data.items()}
    return v4.new_output("display_data", data=named)


def page_with(*outputs, tag="demo", source=""):
    cell = v4.new_code_cell(source, outputs=list(outputs), metadata={"tags": [tag]})
    return chapter_page(v4.new_notebook(cells=[cell])).cells[0]


def test_live_widgets_go_and_still_pictures_stay():
    alone = displayed(text_plain="interactive(children=...)")
    alone.data[WIDGET] = {"model_id": "1"}
    both = displayed(text_plain="Figure", image_png="abc", text_html="<img>")
    both.data[WIDGET] = {"model_id": "2"}
    plain = displayed(text_plain="3")
    outputs = page_with(alone, both, plain).outputs
    assert [set(output.data) for output in outputs] == [
        {"text/plain", "image/png", "text/html"},
        {"text/plain"},
    ]


def test_state_of_widgets_goes():
    notebook = v4.new_notebook(metadata={"widgets": {}, "title": "x"})
    assert chapter_page(notebook).metadata == {"title": "x"}


def test_points_of_open_exercises_are_left_out():
    result = v4.new_output("execute_result", data={"text/plain": "0.0"})
    assert page_with(result, tag="tests").outputs == []
    assert page_with(result, tag="demo").outputs == [result]


def test_corner_of_a_table_heads_nothing():
    frame = displayed(text_html="<tr><th></th><th>a</th></tr>")
    (output,) = page_with(frame).outputs
    assert output.data["text/html"] == "<tr><td></td><th>a</th></tr>"


def test_words_of_a_chapter_lead_to_the_glossary():
    text = (
        "## Words\n\n| term | 中文 | meaning |\n|---|---|---|\n| f-string | 串 | A. |"
    )
    cell = v4.new_markdown_cell(text, metadata={"tags": ["prose", "glossary"]})
    (cell,) = chapter_page(v4.new_notebook(cells=[cell])).cells
    assert cell.source.splitlines()[-1] == "| {term}`f-string` | 串 | A. |"
    assert cell.source.splitlines()[:-1] == text.splitlines()[:-1]


def test_word_with_two_meanings_is_one_entry():
    words = [
        Entry("leaf", "叶子", "A node without parents.", "04_a"),
        Entry("leaf", "叶子", "A node that is not cut.", "22_b"),
        Entry("mean", "均值", "A sum by its length.", "04_a"),
    ]
    page = glossary_page(words, {"04_a": "Slopes", "22_b": "Trees"})
    assert page.count("\nleaf\n叶子\n  A node without") == 1
    assert "  A node that is not cut. [Trees](22_b/22_b.ipynb)" in page
    assert "## L\n" in page
    assert "## M\n" in page


def test_start_page_tells_what_each_chapter_is_for():
    chapter = find_chapter(CHAPTER)
    notebook = read_notebook(chapter.released)
    text = start_page("@CHAPTERS@\n---\n@PAGES@", {chapter: notebook})
    row = text.splitlines()[2]
    assert row.startswith(
        f"| [{chapter.title}]({CHAPTER}/{CHAPTER}.ipynb) | By the end"
    )
    assert row.endswith(f"| 9 | {chapter.points:g} | {chapter.minutes} |")
    assert text.endswith(f"---\n{CHAPTER}/{CHAPTER}.ipynb")


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    """Return a function that makes a course of one chapter with two cells."""
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))

    def make(text, code):
        cells = [
            v4.new_markdown_cell(f"# 01 Tiny 小\n\n{text}", id="tiny-title"),
            v4.new_code_cell(code, id="tiny-code"),
        ]
        cells[0].metadata["tags"], cells[1].metadata["tags"] = ["prose"], ["demo"]
        folder = tmp_path / "notebooks" / "01_tiny"
        folder.mkdir(parents=True, exist_ok=True)
        nbformat.write(v4.new_notebook(cells=cells), folder / "01_tiny.ipynb")
        return find_chapter("01")

    return make


def test_what_has_not_changed_is_not_run_again(tiny, tmp_path):
    code = "from pathlib import Path\nopen(r'{}', 'a').write('ran ')"
    log = tmp_path / "log"
    chapter = tiny("", code.format(log))
    first = run_released(chapter, tmp_path / "runs")
    assert run_released(chapter, tmp_path / "runs") == first
    assert log.read_text() == "ran "
    chapter = tiny("Other words.", code.format(log))
    assert run_released(chapter, tmp_path / "runs") != first
    assert log.read_text() == "ran ran "
    assert len(list((tmp_path / "runs").iterdir())) == 1


def test_running_leaves_the_notebooks_as_they_are(tiny, tmp_path):
    chapter = tiny("", "open('file.txt', 'w').write('x')")
    before = chapter.released.read_bytes()
    assert cell_errors(run_released(chapter, tmp_path / "runs")) == []
    assert [*chapter.released.parent.iterdir()] == [chapter.released]
    assert chapter.released.read_bytes() == before


def test_cell_that_fails_is_named(tiny, tmp_path):
    tiny("", "import sys\nsys.stderr.write('hm')\n1 / 0")
    with pytest.raises(BookError, match="2 findings; nothing was written") as caught:
        build(tmp_path / "book", cache=tmp_path / "runs")
    said = [(found.where, found.problem) for found in caught.value.findings]
    assert said == [
        ("01_tiny", "tiny-code: hm"),
        ("01_tiny", "tiny-code: ZeroDivisionError: division by zero"),
    ]
    assert not (tmp_path / "book").exists()


def test_link_that_leads_nowhere_is_named_and_the_old_book_stays(tiny, tmp_path):
    tiny("See [this](../02_gone/02_gone.ipynb).", "1")
    old = tmp_path / "book"
    old.mkdir()
    (old / "searchindex.js").write_text("old")
    with pytest.raises(BookError, match="1 finding;") as caught:
        build(old, cache=tmp_path / "runs")
    (found,) = caught.value.findings
    assert "01_tiny.ipynb" in found.where
    assert "02_gone" in found.problem
    assert (old / "searchindex.js").read_text() == "old"
    assert {path.name for path in tmp_path.iterdir()} == {"book", "notebooks", "runs"}


def test_other_folders_are_not_replaced(tiny, tmp_path):
    tiny("", "1")
    with pytest.raises(UsageError, match="holds something else than a book"):
        build(tmp_path / "notebooks")
    assert (tmp_path / "notebooks").is_dir()


def test_course_without_chapters(tmp_path, monkeypatch):
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    with pytest.raises(UsageError, match="holds no chapter"):
        build(tmp_path / "book")


def test_machine_without_sphinx_is_told_what_to_install(tiny, tmp_path, monkeypatch):
    tiny("", "1")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(EnvironmentProblem, match="not here: myst_nb, sphinx") as caught:
        build(tmp_path / "book")
    assert "[book]" in caught.value.next_step


def test_dry_run_writes_nothing(tiny, tmp_path):
    tiny("", "1 / 0")
    made = build(tmp_path / "build" / "book", dry_run=True)
    assert made.chapters == ("01_tiny",)
    assert {path.name for path in tmp_path.iterdir()} == {"notebooks"}
