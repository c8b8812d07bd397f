"""Feedback pages, the CSV of marks and the tables on screen."""

import csv
import io
from html.parser import HTMLParser

import pytest

from helpers.grading.export import marks_csv
from helpers.grading.marks import Marks, Score
from helpers.grading.report import feedback_page
from helpers.grading.screen import class_table, exercise_table, text_table
from tests.grading.fakes import result, verdict

HOSTILE = "<script>alert(1)</script>`<b>`&\"'"


def page(made, marks=None):
    return feedback_page(made, marks or Marks(), "A chapter 线性回归")


class Outline(HTMLParser):
    """Collects tags, headings and links of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.headings, self.ids, self.links = set(), [], set(), []
        self.open = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.add(tag)
        self.ids.add(attrs.get("id"))
        self.links += [attrs[key] for key in ("href", "src") if key in attrs]
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_page_says_points_messages_and_the_answer():
    made = result(
        "ana",
        verdict("cost", 1.5, 3, message="Divide by `2 m`.", note="Expected 4, got 8."),
        verdict("r2", 3, 3),
        answers={"cost": "def cost():\n    return 8\n"},
        mended=("Test cells were missing and are back: `cost`.",),
    )
    text = page(made)
    assert "4.5 of 6 points" in text
    assert "Divide by <code>2 m</code>." in text
    assert "Expected 4, got 8." in text
    assert "return 8" in text
    assert "are back: <code>cost</code>." in text


def test_everything_a_student_wrote_is_escaped():
    made = result(
        HOSTILE,
        verdict("cost", 0, 3, message=HOSTILE, note=HOSTILE, title=HOSTILE),
        answers={"cost": HOSTILE},
        mended=(HOSTILE,),
        problem=HOSTILE,
    )
    score = Score(0.0, 0.0, True, HOSTILE)
    text = page(made, Marks(scores={"cost": score}))
    assert "<script" not in text
    assert "<b>" not in text
    assert "script" not in Outline(text).tags


def test_page_needs_no_network_and_reads_well_everywhere():
    text = page(result("ana", verdict("cost", 0, 3), answers={"cost": "x" * 9}))
    outline = Outline(text)
    assert not outline.open
    assert outline.headings[0] == "h1"
    assert outline.headings.count("h1") == 1
    assert all(link == "#cost" for link in outline.links)
    assert "cost" in outline.ids
    assert '<html lang="en">' in text
    assert "color-scheme: light dark" in text
    assert "width=device-width" in text


def test_page_of_a_file_that_could_not_be_read():
    made = result(
        "ana",
        verdict("cost", 0, 3, message="Not judged: the file is empty."),
        status="unreadable",
        problem="the file is empty",
    )
    assert "could not be judged: the file is empty" in page(made)


def test_page_shows_what_a_person_entered():
    scores = {"cost": Score(2.0, 0.5, True, "You explained it well.")}
    made = result("ana", verdict("cost", 0.5, 3))
    text = page(made, Marks(penalty=0.5, scores=scores))
    assert "1.5 of 3 points" in text
    assert "Set by hand" in text
    assert "You explained it well." in text
    assert "0.5 points were taken off" in text


def test_long_answers_are_cut():
    made = result("ana", verdict("cost", 0, 3), answers={"cost": "x" * 1_000_000})
    text = page(made)
    assert len(text) < 60_000
    assert "the rest is left out" in text


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_csv_does_not_start_a_formula(start):
    name = f"{start}cmd|' /C calc'!A0"
    marks = {"ana": Marks(first_name=name, last_name=name, email=name)}
    (row,) = rows(marks_csv([result("ana", verdict("cost", 0, 3))], marks))
    for field in ("first_name", "last_name", "email"):
        assert row[field] == f"'{name}"


def test_csv_quotes_what_it_must():
    marks = {"ana": Marks(last_name='O"Hara, Jr.\nBsc', first_name="李雷")}
    made = result("ana", verdict("cost", 1 / 3, 3), mended=("One, two.",))
    text = marks_csv([made], marks)
    (row,) = rows(text)
    assert row["last_name"] == 'O"Hara, Jr.\nBsc'
    assert row["first_name"] == "李雷"
    assert row["notes"] == "One, two."
    assert (row["points"], row["cost"]) == ("0.3333", "0.3333")


def test_csv_takes_marks_from_the_gradebook():
    scores = {"cost": Score(3.0, 1.0, True, "")}
    marks = {"ana": Marks(penalty=0.5, scores=scores)}
    (row,) = rows(marks_csv([result("ana", verdict("cost", 1, 3))], marks))
    assert (row["points"], row["cost"], row["late_penalty"]) == ("2.5", "3", "0.5")


def test_csv_of_nobody():
    assert rows(marks_csv([], {})) == []


def test_table_counts_chinese_letters_double():
    lines = text_table([["student", "points"], ["李雷", "3"]], right=[1]).splitlines()
    assert lines[2] == "李雷          3"


def test_tables_of_a_class():
    made = [
        result("ana", verdict("cost", 3, 3)),
        result("ben", verdict("cost", 0, 3), status="unreadable", problem="empty"),
        result("carl", verdict("cost", 1, 3), mended=("Cells are back.",)),
    ]
    table = class_table(made)
    assert "empty" in table
    assert "Cells are back." in table
    *_, line = exercise_table(made).splitlines()
    assert line.split() == ["cost", "2.00", "3", "1", "0"]
    assert exercise_table(made[1:2]) == ""
