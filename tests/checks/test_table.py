"""The table reads in every theme, for every reader, and holds nothing but text."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.checks.table import verdict_table
from helpers.checks.verdict import CheckResult, Verdict
from tests.checks.steady import steady

TAGS = {
    *("div", "p", "strong", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("span", "code", "pre", "details", "summary"),
}
HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "</td></tr></table><style>*{display:none}</style>",
    "`<svg onload=alert(1)>`",
    "'\"><a href='javascript:alert(1)'>x</a>",
    "&lt;b&gt; &amp; &#x3c;",
    "` `` ```",
    "<!-- -->",
]


class Reader(HTMLParser):
    """Reads a table as a browser does, and minds that every tag is closed."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words, self.open = [], [], [], []
        self.cells, self.row = [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]
        self.open.append(tag)
        if tag == "tr":
            self.cells.append([])
        if tag in ("td", "th"):
            self.cells[-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)
        if {"td", "th"} & set(self.open):
            self.cells[-1][-1] += data

    def handle_comment(self, data):
        raise AssertionError("a comment")

    @property
    def text(self):
        return "".join(self.words)


def checks(message="", note=""):
    return (
        CheckResult("shape", "shape of the result", False, True, 0.5, 0.5),
        CheckResult("values", "values", False, False, 0.0, 1.5, message, note),
    )


def verdict(message="", note="", *, top="Look again.", status="judged", later=("x",)):
    rows = checks(message, note)
    return Verdict("gradient", 0.5, 4.0, status, top, "", rows, later)


def test_form_of_the_table():
    read = Reader(verdict_table(verdict("Wrong sign.", "Expected 1, got -1.")))
    assert read.cells == [
        ["verdict", "points", "check", "what to know"],
        ["✓ pass", "0.5 of 0.5", "shape of the result", ""],
        ["✗ fail", "0 of 1.5", "values", "Wrong sign.detailsExpected 1, got -1."],
    ]
    assert read.text.startswith("Look again.")
    assert "gradient: public 1 of 2, 0.5 of 4 points; 1 more check" in read.text


def many(passing, failing):
    rows = [
        CheckResult(f"p{k}", f"p{k}", False, True, 1.0, 1.0) for k in range(passing)
    ]
    rows += [
        CheckResult(f"f{k}", f"f{k}", False, False, 0.0, 1.0, "No.", "Expected 1.")
        for k in range(failing)
    ]
    return Verdict("safe", 1.0, 9.0, "judged", "No." * bool(failing), "", tuple(rows))


def test_many_checks_stay_on_one_screen():
    """What passes is folded away; what fails stands in the open, message first."""
    text = verdict_table(many(9, 3))
    top, fold = text.split("<details><summary>9 checks pass</summary>")
    assert top.index("<strong>No.</strong>") < top.index("<table")
    assert [row[2] for row in Reader(top + "</div>").cells] == [
        "check",
        "f0",
        "f1",
        "f2",
    ]
    assert (
        len(Reader("<div>" + fold.removesuffix("</details></div>") + "</div>").cells)
        == 10
    )
    read = Reader(text)
    assert read.tags.count("caption") == read.tags.count("table") == 2


def test_many_checks_that_all_pass_are_one_line_and_a_fold():
    read = Reader(verdict_table(many(12, 0)))
    assert read.text.startswith("safe: 12 of 12 checks, 1 of 9 points12 checks pass")
    assert len(read.cells) == 13


@pytest.mark.parametrize(("passing", "failing"), [(9, 3), (12, 0), (1, 8), (0, 12)])
def test_the_text_holds_all_that_the_table_holds(passing, failing):
    one = many(passing, failing)
    table, text = Reader(verdict_table(one)), one.to_text()
    for check in one.checks:
        assert any(row[2] == check.title for row in table.cells)
        assert check.title in text
    assert text.count("✗ fail") == failing == table.text.count("fail") - 0
    assert text.count("✓ pass") == passing


def test_a_line_of_the_students_code_is_set_as_code():
    said = "It stopped with ValueError: no (line 4: p = f(X).sum()). Look at it."
    assert "(line 4: <code>p = f(X).sum()</code>). Look" in verdict_table(verdict(said))


def test_an_error_at_the_top_shows_the_line_before_what_python_says():
    said = "On three: your code stopped with ValueError: <no> (line 4: p = f(X).sum())."
    top = f"{said} Look at `X`."
    text = verdict_table(verdict(said + " Else.", top=top))
    read = Reader(text)
    assert text.index("stopped in line 4 of the cell.</strong>") < text.index("<pre")
    assert ">p = f(X).sum()</pre>" in text
    assert text.index("Look at <code>X</code>") < text.index("Python says: ValueError")
    assert read.cells[2][3].startswith("stopped in line 4")
    assert "&lt;no&gt;" in text


def test_an_error_without_a_usual_cause_is_shown_as_well():
    said = "On three: your code stopped with ValueError: odd (line 2: raise odd)."
    text = verdict_table(verdict(said, top=said))
    assert "stopped in line 2 of the cell." in text
    assert "Python says: ValueError: odd" in text


def test_the_row_that_the_message_is_about_points_to_it():
    read = Reader(verdict_table(verdict("Wrong sign.", top="Wrong sign.")))
    assert read.cells[2] == ["✗ fail", "0 of 1.5", "values", "see above"]


def test_screen_readers_find_caption_and_headings():
    read = Reader(verdict_table(verdict()))
    assert read.tags.count("caption") == 1
    assert read.tags.index("caption") == read.tags.index("table") + 1
    scopes = [value for tag, name, value in read.attributes if name == "scope"]
    assert scopes == ["col"] * 4 + ["row"] * 2
    assert read.tags.count("th") == len(scopes)


def test_meaning_is_in_the_words_and_not_in_colour_alone():
    bare = re.sub(r'style="[^"]*"', "", verdict_table(verdict()))
    assert "pass" in bare
    assert "fail" in bare


def declarations(text):
    for style in re.findall(r'style="([^"]*)"', text):
        yield [part.split(":", 1) for part in style.split(";")]


def test_each_colour_is_written_twice_the_plain_one_first():
    """JupyterLab drops ``var(...)`` from notebooks that it does not trust."""
    found = 0
    for style in declarations(verdict_table(verdict("No.", "Because."))):
        for place, (name, value) in enumerate(style):
            if "var(" not in value:
                continue
            found += 1
            before = dict(style[:place])
            plain = before.get(name) or before[name.removesuffix("-color")]
            colour = re.search(r"#[0-9a-f]{6}", plain)[0]
            assert value.endswith(f",{colour})")
    assert found > 4


def test_the_background_is_left_alone():
    assert "background" not in verdict_table(verdict())


def contrast(colour):
    def light(part):
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    parts = [light(colour[k : k + 2]) for k in (1, 3, 5)]
    bright = sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
    return 1.05 / (bright + 0.05)


def test_plain_colours_of_the_marks_are_dark_enough_on_white():
    from helpers.checks.table import BAD, GOOD

    for style in (GOOD, BAD):
        assert contrast(style[len("color:") :][:7]) > 4.5


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("status", ["judged", "not attempted", "stopped"])
def test_hostile_text_stays_text(text, status):
    rows = (CheckResult(text, text, False, False, 0.0, 1.0, text, text),)
    one = Verdict(text, 0.0, 1.0, status, text + "!", "", rows, (text,))
    read = Reader(verdict_table(one))
    assert set(read.tags) <= TAGS
    assert {name for _, name, _ in read.attributes} <= {"style", "scope"}
    assert text.replace("`", "") in read.text.replace("`", "")


@steady
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_gives_a_table_of_the_same_form(message, note):
    one = verdict_table(verdict(message, note, top=message))
    read = Reader(one)
    assert set(read.tags) <= TAGS
    assert "http" not in re.sub(re.escape(message) + "|" + re.escape(note), "", one)


def test_nothing_that_an_untrusted_notebook_loses():
    text = verdict_table(verdict("No.", "Because."))
    for lost in ("<script", "<style", "<svg", "<link", " on", "class=", "http"):
        assert lost not in text


def test_code_in_a_message_is_set_as_code():
    text = verdict_table(verdict("Use `X.T @ e` and `w`."))
    assert "Use <code>X.T @ e</code> and <code>w</code>." in text
    assert "<code>" not in verdict_table(verdict("One ` alone."))


def test_a_message_is_not_said_twice():
    text = verdict_table(verdict("Look again."))
    assert text.count("Look again.") == 1


def test_without_details_there_is_nothing_to_open():
    assert "<details>" not in verdict_table(verdict("No."))


def test_not_attempted_has_no_rows():
    read = Reader(verdict_table(verdict(status="not attempted")))
    assert read.cells == []
    assert "not attempted" in read.text
