"""The words of each chapter, and the text that explains them, stay in step."""

import re
from collections import Counter

import pytest

from helpers.authoring.chapters import all_chapters, read_source
from helpers.student.glossary import TAG, entries, rows


@pytest.fixture(params=all_chapters(), ids=lambda chapter: chapter.name)
def chapter(request):
    return request.param


def words_cells(notebook):
    return [cell for cell in notebook.cells if TAG in cell.metadata.tags]


def prose(notebook):
    cells = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    return "\n".join(cell.source for cell in cells if TAG not in cell.metadata.tags)


def test_every_chapter_has_one_table_of_words(chapter):
    (cell,) = words_cells(read_source(chapter))
    assert cell.id == f"{chapter.prefix}words"
    assert cell.source.startswith(
        "## Words of this chapter\n\n| term | 中文 | meaning |"
    )
    assert list(rows(cell.source))


def test_every_row_has_term_chinese_and_one_sentence(chapter):
    (cell,) = words_cells(read_source(chapter))
    for row in rows(cell.source):
        assert len(row) == 3, row
        term, chinese, meaning = row
        assert term, row
        assert re.search(r"[\u4e00-\u9fff]", chinese), row
        assert meaning.endswith("."), row


def test_every_word_stands_in_the_text_beside_its_chinese(chapter):
    """A plural or a verb with an s is the same word."""
    notebook = read_source(chapter)
    text = " ".join(prose(notebook).replace("`", "").split()).casefold()
    for term, chinese, _ in rows(words_cells(notebook)[0].source):
        pair = rf"\b{re.escape(term.casefold())}(e?s)? {re.escape(chinese.casefold())}"
        assert re.search(pair, text), f"the text never says: {term} {chinese}"


def test_no_word_comes_twice_in_the_course():
    """A computational graph and a decision tree both have nodes and leaves."""
    for kind, twice in (("term", {"node", "leaf"}), ("chinese", {"节点", "叶子节点"})):
        told = Counter(getattr(entry, kind).casefold() for entry in entries())
        assert {word for word, times in told.items() if times > 1} == twice
