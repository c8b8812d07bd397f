"""`course glossary`: the tables of the notebooks, and what is found in them."""

import pytest
from nbformat.v4 import new_markdown_cell

from helpers.errors import UsageError
from helpers.student.glossary import entries, find, rows

TABLE = """## Words of this chapter

| term | 中文 | meaning |
|:---|:---:|---|
| sum | 和 | What adding gives. |
| absolute value | 绝对值 | The size $\\|x\\|$ of a number. |
"""


@pytest.fixture
def words(course):
    """Put a table of words into the chapter of the course."""
    content = course.read()
    tags = {"tags": ["prose", "glossary"]}
    cell = new_markdown_cell(TABLE, id="numbers-words", metadata=tags)
    content.cells.append(cell)
    course.write(content)
    return content


def test_words_come_in_alphabetical_order_with_their_chapter(words):
    found = [(e.term, e.chinese, e.chapter) for e in entries()]
    assert found == [
        ("absolute value", "绝对值", "01_numbers"),
        ("sum", "和", "01_numbers"),
    ]


def test_a_bar_with_a_stroke_before_it_is_no_border():
    assert list(rows(TABLE))[1][2] == "The size $|x|$ of a number."


def test_tables_of_other_cells_are_no_glossary(course, words):
    words.cells[-1].metadata["tags"] = ["prose"]
    course.write(words)
    assert entries() == []


@pytest.mark.parametrize("text", ["SUM", "su", "和", "  sum "])
def test_a_part_of_the_word_is_enough(words, text):
    assert [entry.term for entry in find(text)] == ["sum"]


def test_spaces_between_words_may_be_many(words):
    assert find("absolute   value")[0].chinese == "绝对值"


def test_no_text_finds_every_word(words):
    assert find("") == entries()


def test_a_near_miss_gets_a_suggestion(words):
    with pytest.raises(UsageError, match="did you mean 'absolute value'") as caught:
        find("absolut valeu")
    assert caught.value.next_step == "course glossary absolute value"


def test_an_unknown_word_is_refused(words):
    with pytest.raises(UsageError, match="the glossary has no word 'xyz'") as caught:
        find("xyz")
    assert caught.value.next_step == "course glossary"
