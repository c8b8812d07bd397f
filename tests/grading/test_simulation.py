"""A simulated class: what it holds, when it hands in, and that it repeats."""

import csv
import json
import statistics
from datetime import datetime

import pytest

from helpers.checks.load import load_exercises
from helpers.grading.collect import collect
from helpers.grading.simulation import ROSTER, TRUTH, fewest_students, simulate
from helpers.grading.simulation.deliveries import DUE
from tests.cli.conftest import snapshot
from tests.grading.handed_in import CHAPTER

STUDENTS = 120


@pytest.fixture(scope="module")
def fixed_points():
    """Judging takes long, and who sits where does not depend on it."""
    with pytest.MonkeyPatch.context() as patch:
        kind = type("Verdict", (), {"points": 0.5})
        patch.setattr(
            "helpers.grading.simulation.make.judge_answer", lambda *_, **__: kind
        )
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory, fixed_points):
    folder = tmp_path_factory.mktemp("simulated") / "class"
    return simulate(CHAPTER, STUDENTS, 1, folder)


def ordinary(made):
    return [fact for fact in made.truth.values() if fact["kind"] == "ordinary"]


def test_every_known_wrong_answer_is_held(made):
    held = {pair for f in made.truth.values() for pair in f["wrong"].items()}
    exercises = load_exercises(CHAPTER)
    assert held == {(e, w.name) for e in exercises for w in exercises[e].wrong}


def test_most_are_ordinary_and_differ(made):
    facts = ordinary(made)
    assert len(facts) == STUDENTS - max(20, fewest_students(load_exercises(CHAPTER)))
    points = [fact["points"] for fact in facts]
    assert statistics.stdev(points) > 2
    assert 0.6 < statistics.mean(points) / facts[0]["max_points"] < 0.95


def test_some_mistakes_are_common_and_others_rare(made):
    counts = {}
    for fact in ordinary(made):
        for pair in fact["wrong"].items():
            counts[pair] = counts.get(pair, 0) + 1
    assert max(counts.values()) >= 5 * min(counts.values())


def test_some_are_late_and_some_hand_in_twice(made):
    facts = ordinary(made)
    late = [fact for fact in facts if fact["late"]]
    assert 0 < len(late) < 0.2 * len(facts)
    assert 0 < sum(fact["drafts"] for fact in facts) < 0.4 * len(facts)
    for fact in made.truth.values():
        received = datetime.fromisoformat(fact["received"])
        assert fact["late"] == max(0, (received - DUE).total_seconds())


def test_the_last_file_of_each_student_counts(made, tmp_path):
    report = collect(made.submissions, CHAPTER, tmp_path)
    replaced = {item.student for item in report.collected if item.outcome == "replaced"}
    assert replaced == {name for name, fact in made.truth.items() if fact["drafts"]}
    last = {item.student: item.received for item in report.collected}
    for student, fact in made.truth.items():
        assert last[student].startswith(fact["received"].partition("+")[0])


def test_roster_holds_awkward_names(made):
    with (made.folder / ROSTER).open(newline="", encoding="utf-8") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert set(rows) == set(made.truth)
    last_names = {row["last_name"] for row in rows.values()}
    assert {"张", "=Iversen", "Müller, Dr."} <= last_names
    assert len({row["group"] for row in rows.values()}) == 3


def test_truth_on_disk_is_the_truth(made):
    facts = json.loads((made.folder / TRUTH).read_text())
    assert facts["students"] == made.truth
    assert datetime.fromisoformat(facts["due"]) == DUE


def test_the_same_seed_gives_the_same_bytes(made, tmp_path, fixed_points):
    again, other = (simulate(CHAPTER, STUDENTS, n, tmp_path / str(n)) for n in (1, 2))
    mine, theirs, third = (
        {path.relative_to(m.folder): data for path, data in snapshot(m.folder).items()}
        for m in (made, again, other)
    )
    assert mine == theirs != third
