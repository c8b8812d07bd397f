"""Essays on the author's side: form, release, audit."""

import json

import pytest
from nbgrader.utils import compute_checksum

from helpers.authoring.answer_key import gather
from helpers.authoring.audit import audit
from helpers.authoring.bundle import bundle_problems
from helpers.authoring.canonical import from_bytes, to_bytes
from helpers.authoring.cells import is_untouched, role
from helpers.authoring.release import release, released_files, stale
from helpers.authoring.source_rules import source_problems
from helpers.authoring.tidy import tidy
from helpers.errors import WorkbookError
from tests.release.conftest import ESSAY, NAME, PREFIX

BOOK = f"{NAME}.ipynb"
ID = f"{PREFIX}why-essay"
MODEL = [line for line in ESSAY.strip().splitlines() if line and line[0] != "#"]


@pytest.fixture
def essay(course):
    course.add_essay()
    return course


def problems(course):
    return list(source_problems(course.notebook, NAME, {}))


def released(course):
    return from_bytes(course.chapter.released.read_bytes())


def find(notebook, name=ID):
    return next(cell for cell in notebook.cells if cell.id == name)


# ---- the form -----------------------------------------------------------------------


def test_chapter_with_an_essay_has_no_flaw(essay):
    assert problems(essay) == []
    assert tidy(essay.chapter) == []
    assert audit(essay.chapter) == []


def test_points_of_the_chapter_count_the_essay(essay):
    assert essay.chapter.points == 2 + 2 + 3


def no_markers(course):
    course.cell("why-essay").source = "Only words."


def code(course):
    course.cell("why-essay").cell_type = "code"


def other_id(course):
    course.cell("why-essay").metadata.nbgrader.grade_id = f"{PREFIX}why-text"
    course.cell("why-essay").id = f"{PREFIX}why-text"


def locked(course):
    course.cell("why-essay").metadata.nbgrader.locked = True


def no_points(course):
    course.cell("why").source = "### Why? ●●○ 10 min"


def no_minutes(course):
    course.cell("why").source = "### Why? (3 points)"


def no_question(course):
    course.notebook.cells.remove(course.cell("why"))


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (no_markers, "must have ### BEGIN SOLUTION and ### END SOLUTION in pairs"),
        (code, "is a code cell, which essay cells must not be"),
        (other_id, "must have an id that ends in -essay"),
        (locked, "has locked=True for nbgrader, must be False"),
        (no_points, "must tell its points in the heading: (4 points)"),
        (no_minutes, "must tell difficulty and time in the heading: ●●○ 10 min"),
        (no_question, "must follow a prose cell that asks the question"),
    ],
)
def test_rule_is_broken(essay, spoilt, said):
    spoilt(essay)
    assert said in [problem for _, problem in problems(essay)]


def test_cell_of_nbgraders_panel_becomes_an_essay(essay):
    del essay.cell("why-essay").metadata["tags"]
    essay.save()
    assert tidy(essay.chapter) == [f"cell 11 ({ID}): metadata"]
    assert role(find(from_bytes(essay.source.read_bytes()))) == "essay"


# ---- what students get --------------------------------------------------------------


def test_release_leaves_the_model_answer_out(essay):
    release(essay.chapter)
    assert stale(essay.chapter) == []
    cell = find(released(essay))
    assert cell.source == "YOUR ANSWER HERE"
    assert not cell.metadata.deletable
    assert cell.metadata.get("editable", True)
    for content in released_files(essay.chapter).values():
        assert not [line for line in MODEL if line in content.decode()]


def test_untouched_is_what_nbgrader_calls_so(essay):
    release(essay.chapter)
    for cell in released(essay).cells:
        if "nbgrader" in cell.metadata:
            assert cell.metadata.nbgrader.checksum == compute_checksum(cell)
            assert is_untouched(cell)
            cell.source += "\nÜber alles 直线."
            assert not is_untouched(cell)
            cell.metadata.nbgrader.checksum = compute_checksum(cell)
            assert is_untouched(cell)


def test_mark_scheme_markers_are_refused(essay):
    essay.cell("why-essay").source += "\n=== BEGIN MARK SCHEME ===\n=== END MARK SCHEME"
    essay.save()
    with pytest.raises(WorkbookError, match="Mark scheme region"):
        release(essay.chapter)


def test_release_does_not_overwrite_an_essay(essay):
    release(essay.chapter)
    notebook = released(essay)
    find(notebook).source = "My own thoughts."
    essay.chapter.released.write_bytes(to_bytes(notebook))
    with pytest.raises(WorkbookError, match=ID):
        release(essay.chapter)
    find(notebook).source = " \n"
    essay.chapter.released.write_bytes(to_bytes(notebook))
    release(essay.chapter)


def test_release_overwrites_an_older_stub(essay):
    release(essay.chapter)
    essay.cell("why-essay").source += "\n\nThree sentences."
    essay.save()
    release(essay.chapter)
    assert find(released(essay)).source == "YOUR ANSWER HERE\n\nThree sentences."


# ---- leaks --------------------------------------------------------------------------


def plant(course, text, name=f"{PREFIX}title"):
    """Release, and then write the text where a student would see it."""
    files = released_files(course.chapter)
    notebook = from_bytes(files[BOOK])
    find(notebook, name).source += f"\n\n{text}"
    return files | {BOOK: to_bytes(notebook)}


@pytest.mark.parametrize(
    "text",
    [
        ESSAY,
        MODEL[0],
        MODEL[-1],
        "Know that points that lie far above pull the slope up, so that the line is "
        "too steep everywhere. Does it?".replace("points", "Points"),
        "A line without\nan offset cannot\nleave the origin.",
    ],
    ids=["all", "a line", "a point of the marking", "a sentence", "other lines"],
)
@pytest.mark.parametrize("where", ["title", "why-essay", "slope-task"])
def test_model_answer_is_found(essay, text, where):
    found = audit(essay.chapter, plant(essay, text, PREFIX + where))
    assert [f for f in found if f"the model answer of {ID}" in f.problem]


def test_model_answer_in_a_hint_is_found(essay):
    files = released_files(essay.chapter)
    data = json.loads(files["public.json"])
    data["exercises"]["slope"]["hints"] = [MODEL[0]]
    files["public.json"] = json.dumps(data).encode()
    assert [f for f in audit(essay.chapter, files) if "model answer" in f.problem]
    copy = {f"notebooks/{NAME}/{name}": text for name, text in files.items()}
    said = list(bundle_problems(copy, [essay.chapter], essay.chapter))
    assert [problem for problem in said if "model answer" in problem]


def test_what_the_question_says_is_no_secret(essay):
    essay.cell("why").source += f"\n\n{MODEL[-1]}"
    key = gather(essay.notebook, [], {})
    assert not list(key.found_in(("here", MODEL[-1])))
    assert list(key.found_in(("here", MODEL[0])))


def test_points_that_disagree_are_found(essay):
    essay.cell("why-essay").metadata.nbgrader["points"] = 4
    essay.save()
    (found,) = audit(essay.chapter)
    assert found.problem == "is worth 4, the heading above tells 3 points"


@pytest.mark.parametrize(("key", "value"), [("cell_type", "code"), ("tags", ["prose"])])
def test_cell_of_another_kind_is_found(essay, key, value):
    """A person would mark it, but nothing else here knows of such a cell."""
    files = released_files(essay.chapter)
    notebook = from_bytes(files[BOOK])
    holder = find(notebook) if key == "cell_type" else find(notebook).metadata
    holder[key] = value
    if value == "code":
        find(notebook).update(outputs=[], execution_count=None)
    found = audit(essay.chapter, files | {BOOK: to_bytes(notebook)})
    said = "is marked by a person and no text with the tag essay"
    assert said in [finding.problem for finding in found]


def test_essay_that_students_could_not_write_is_found(essay):
    files = released_files(essay.chapter)
    notebook = from_bytes(files[BOOK])
    find(notebook).metadata["deletable"] = True
    (found,) = audit(essay.chapter, files | {BOOK: to_bytes(notebook)})
    assert found.problem == "can be deleted"
