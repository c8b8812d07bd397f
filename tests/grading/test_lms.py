"""Names that Moodle, Canvas and the exchange give, and the columns they import."""

import csv
import io

import pytest

from helpers.grading.collect import collect
from helpers.grading.identity import Identities, delivered
from helpers.grading.lms import canvas_csv, moodle_csv
from helpers.grading.marks import Marks, Score
from helpers.grading.roster import Person
from tests.grading.fakes import CHAPTER, result, verdict
from tests.grading.handed_in import GOOD, put, zipped

ROSTER = {
    "ana": Person("ana", "Müller, Dr.", "Ana", "ana@x.org", "Mon 10", "17"),
    "ming": Person("ming", "李", "小明", "ming@x.org", "Tue 14", "18"),
    "iver": Person("iver", "=Iversen", "Iver", "iver@x.org", "Mon 10", "19"),
    "sam1": Person("sam1", "Smith", "Sam", "", "", "20"),
    "sam2": Person("sam2", "Smith", "Sam", "", "", "21"),
}


@pytest.fixture
def take(tmp_path):
    def run(*names, roster=ROSTER):
        source = tmp_path / "downloads"
        for name in names:
            own = zipped((f"{CHAPTER}.ipynb", GOOD)) if name.endswith(".zip") else GOOD
            put(source / name, own)
        return collect(source, CHAPTER, tmp_path / "course", roster=roster)

    return run


@pytest.mark.parametrize(
    ("name", "student"),
    [
        # Moodle, with a folder for each student and without
        (f"Ana Müller Dr_4711_assignsubmission_file/{CHAPTER}.ipynb", "ana"),
        (f"小明 李_4712_assignsubmission_file_/{CHAPTER}-x.zip", "ming"),
        (f"李 小明_4712_assignsubmission_file_{CHAPTER}.zip", "ming"),
        # Canvas
        (f"mullerdrana_555_901_{CHAPTER}-ana.zip", "ana"),
        (f"mullerdrana_LATE_17_901_{CHAPTER}-1.ipynb", "ana"),
        (f"smithsam_21_902_{CHAPTER}.ipynb", "sam2"),
        # nbgrader's exchange, and what people type
        (f"ana+{CHAPTER}+2026-01-15 12:00:00.000000 UTC+8h/{CHAPTER}.ipynb", "ana"),
        (f"{CHAPTER}-ming@x.org.ipynb", "ming"),
        (f"{CHAPTER}-MULLER DR ANA.ipynb", "ana"),
    ],
)
def test_who_is_meant(take, name, student):
    (item,) = take(name).collected
    assert (item.student, item.outcome) == (student, "new")


def test_the_exchange_says_when_it_came(take):
    moment = "2026-01-15 12:00:00.000000 UTC"
    (item,) = take(f"ana+{CHAPTER}+{moment}+8h/{CHAPTER}.ipynb").collected
    assert item.received == "2026-01-15T12:00:00.000000+00:00"


def test_files_of_other_chapters_are_passed_over(take):
    report = take(
        f"mullerdrana_17_901_{CHAPTER}.ipynb",
        "mullerdrana_17_902_09_logistic_regression.ipynb",
        "ana+09_logistic_regression+2026-01-15 12:00:00.0 UTC/x.ipynb",
    )
    assert [item.file for item in report.collected] == [
        f"mullerdrana_17_901_{CHAPTER}.ipynb"
    ]


def test_two_people_of_one_name_are_not_guessed(take):
    report = take(f"smithsam_555_901_{CHAPTER}.ipynb")
    (stranger,) = report.strangers
    assert stranger not in ROSTER


@pytest.mark.parametrize("roster", [{}, ROSTER], ids=["no roster", "roster"])
def test_two_folders_of_one_name_stay_two_students(take, roster):
    names = [f"Sam Smith_{n}_assignsubmission_file/{CHAPTER}.ipynb" for n in (1, 2)]
    found = {item.student for item in take(*names, roster=roster).collected}
    assert found == {"Sam_Smith_1", "Sam_Smith_2"}


def test_strangers_are_named_with_who_they_may_be(take):
    report = take(f"{CHAPTER}-mingg.ipynb", f"{CHAPTER}-ana.ipynb")
    assert report.strangers == {"mingg": "ming"}
    assert {item.student for item in report.collected} == {"mingg", "ana"}


def test_without_a_roster_nobody_is_a_stranger(take):
    assert take(f"{CHAPTER}-mingg.ipynb", roster={}).strangers == {}


def test_plain_names_are_taken_as_they_are():
    assert delivered(f"{CHAPTER}-ana") is None
    assert delivered("ana") is None
    assert Identities({}).student("ana") == ""


# ---- marks out ----------------------------------------------------------------------

RESULTS = [
    result("ana", verdict("cost", 2.5, 3.0)),
    result("ming", verdict("cost", 3.0, 3.0)),
    result("iver", verdict("cost", 0.0, 3.0), status="failed"),
]
MARKS = {"ming": Marks(penalty=1.0, scores={"cost": Score(3.0, 3.0, False, "")})}


def rows(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_canvas_columns():
    text = canvas_csv(RESULTS, MARKS, ROSTER, "Linear regression (1234)")
    head, possible, *people = rows(text)
    assert head[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert head[5] == "Linear regression (1234)"
    assert possible == ["    Points Possible", "", "", "", "", "3"]
    assert [row[3] for row in people] == sorted(ROSTER)
    by_name = {row[3]: row for row in people}
    assert by_name["ana"] == ["Müller, Dr., Ana", "17", "", "ana", "Mon 10", "2.5"]
    assert by_name["ming"][5] == "2"  # the late penalty is off
    assert by_name["iver"][0] == "'=Iversen, Iver"
    assert by_name["iver"][5] == by_name["sam1"][5] == ""  # no verdict is no 0


def test_moodle_columns():
    head, *people = rows(moodle_csv(RESULTS, MARKS, ROSTER, "06 Linear regression"))
    assert head == [
        "Username",
        "ID number",
        "First name",
        "Last name",
        "Email address",
        "06 Linear regression",
    ]
    by_name = {row[0]: row for row in people}
    assert by_name["ming"] == ["ming", "18", "小明", "李", "ming@x.org", "2"]
    assert by_name["iver"][3] == "'=Iversen"


def test_student_who_is_not_in_the_roster_is_in_the_file():
    _, _, row = rows(canvas_csv(RESULTS[:1], {}, {}, "x"))
    assert row == ["ana", "", "", "ana", "", "2.5"]


def test_nobody():
    assert len(rows(moodle_csv([], {}, {}, "x"))) == 1
