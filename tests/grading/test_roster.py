"""The roster: who is who, how late somebody may be, and what a late file costs."""

from datetime import timedelta

import pytest

from helpers.errors import UsageError
from helpers.grading.due import read_moment, set_due
from helpers.grading.gradebook import default_url, open_gradebook
from helpers.grading.late import LatePolicy
from helpers.grading.marks import read_marks
from helpers.grading.roster import FILE, course_roster, enter, read_roster
from tests.cli.conftest import snapshot
from tests.grading.entered import points, whole
from tests.grading.fakes import CHAPTER

pytestmark = pytest.mark.xdist_group("class")

HEAD = "student,last_name,first_name,email,group,lms_id,extension,late\n"


@pytest.fixture
def file(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "class.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_roster_with_all_columns(file):
    text = HEAD + 'ana,"Müller, Dr.",Ana,a@x.org,Mon 10,17,06: 2d; 09: 12h,10% a day\n'
    ana = read_roster(file(text))["ana"]
    assert (ana.last_name, ana.lms_id, ana.group) == ("Müller, Dr.", "17", "Mon 10")
    assert ana.extension_for(CHAPTER) == timedelta(days=2)
    assert ana.extension_for("09_logistic_regression") == timedelta(hours=12)
    assert ana.extension_for("12_backprop") is None


@pytest.mark.parametrize(
    "text",
    [
        "student,last_name\r\nana,张\r\n\r\n",
        "Student;Last_Name;colour\nana;张;red\n",
        "\ufeffstudent\tlast_name\nana\t张\n\t\n",
    ],
    ids=["windows", "semicolons", "tabs and a byte order mark"],
)
def test_roster_as_spreadsheets_write_it(file, text):
    (ana,) = read_roster(file(text)).values()
    assert (ana.student, ana.last_name, ana.email) == ("ana", "张", "")


def test_name_that_looks_like_a_formula_stays_a_name(file):
    people = read_roster(file("student,last_name\nana,=Iversen\nben,'=Iversen\n"))
    assert {person.last_name for person in people.values()} == {"=Iversen"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name\nana\n", "has no column student; its columns are name"),
        ("", "its columns are none"),
        ("student\n", "lists no student"),
        ("student\nana\nana\n", "line 3: student 'ana' is listed twice"),
        ("student,email\n,a@x.org\n", "line 2: there is no student"),
        ("student,extension\nana,soon\n", "extension is 'soon', it must be like 48h"),
        ("student,late\nana,5 points\n", "late is '5 points', it must be none, zero"),
    ],
)
def test_roster_that_is_none(file, text, said):
    with pytest.raises(UsageError, match=said) as caught:
        read_roster(file(text))
    assert caught.value.next_step == "course roster --help"


def test_roster_in_another_encoding(file):
    with pytest.raises(UsageError, match="is not UTF-8; save it as"):
        read_roster(file("student,last_name\nana,Müller\n", "latin-1"))


def test_names_reach_the_gradebook(course, enter, file):
    enter_roster(file(HEAD + "ana,李,小明,a@x.org,Tue 14,17,,\n"))
    assert course_roster()["ana"].group == "Tue 14"
    enter(whole("ana"))
    marks = read_marks(CHAPTER, db=default_url())["ana"]
    assert (marks.last_name, marks.first_name, marks.email) == ("李", "小明", "a@x.org")


def enter_roster(path, **options):
    return enter_(path, db=default_url(), **options)


enter_ = enter  # the fixture of the same name enters results


def test_second_roster_says_what_is_new(course, file):
    enter_roster(file("student,group\nana,1\nben,1\ncem,1\n"))
    before = snapshot(course)
    path = file("student,group,colour\nana,1,red\nben,2,red\ndia,1,red\n")
    report = enter_roster(path, dry_run=True)
    assert snapshot(course) == before
    assert report == enter_roster(path)
    assert (report.added, report.changed, report.unchanged) == (
        ["dia"],
        ["ben"],
        ["ana"],
    )
    assert (report.left, report.ignored) == (["cem"], ["colour"])
    assert set(course_roster()) == {"ana", "ben", "dia"}


def test_bad_roster_changes_nothing(course, file):
    enter_roster(file("student\nana\n"))
    before = (course / FILE).read_bytes()
    with pytest.raises(UsageError):
        enter_roster(file("student\nana\nana\n"))
    assert (course / FILE).read_bytes() == before


# ---- late files ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "seconds", "penalty"),
    [
        ("none", 99, 0.0),
        ("zero", 1, 20.0),
        ("10% a day", 1, 2.0),
        ("10 % per day", 86_400, 2.0),
        ("10%/day", 86_401, 4.0),
        ("2.5% a day", 86_400, 0.5),
        ("30% A DAY", 10 * 86_400, 20.0),
    ],
)
def test_what_a_late_file_costs(text, seconds, penalty):
    policy = LatePolicy.parse(text)
    assert policy.penalty(20.0, seconds) == pytest.approx(penalty)
    assert policy.penalty(0.0, seconds) == 0.0


def test_extension_and_late_rule_count_at_grading(course, enter, file):
    enter_roster(
        file("student,extension,late\nana,,10% a day\nben,06: 1d,zero\ncem,,none\n")
    )
    enter(whole("ana"))
    set_due(CHAPTER, read_moment("2026-01-16T00:00:00+00:00"), db=default_url())
    late = "2026-01-16T00:00:01+00:00"
    enter(*(whole(name, received=late) for name in ("ana", "ben", "cem", "dia")))
    found = [points(name) for name in ("ana", "ben", "cem", "dia")]
    assert found == pytest.approx([28 * 0.9, 28, 28, 28])
    enter(whole("ben", received="2026-01-17T00:00:01+00:00"))
    assert points("ben") == 0
    set_due(CHAPTER, None, db=default_url())
    enter(whole("ben", received="2026-01-17T00:00:01+00:00"))
    assert points("ben") == 28


def test_extension_of_a_person_stays_where_the_roster_says_nothing(course, enter, file):
    enter_roster(file("student,late\nana,zero\n"))
    enter(whole("ana"))
    set_due(CHAPTER, read_moment("2026-01-16T00:00:00+00:00"), db=default_url())
    with open_gradebook(default_url()) as book:
        book.find_submission(CHAPTER, "ana").extension = timedelta(days=3)
        book.db.commit()
    enter(whole("ana", received="2026-01-18T00:00:00+00:00"))
    assert points("ana") == 28


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-01-22T23:59+01:00", "2026-01-22 22:59:00"),
        ("2026-01-22T23:59:30Z", "2026-01-22 23:59:30"),
    ],
)
def test_moments(text, utc):
    assert f"{read_moment(text):%Y-%m-%d %H:%M:%S}" == utc


def test_bare_day_ends_at_midnight():
    assert read_moment("2026-01-22").astimezone().strftime("%d %H:%M") == "22 23:59"


def test_moment_that_is_none():
    with pytest.raises(UsageError, match="'tomorrow' is no day and time"):
        read_moment("tomorrow")
