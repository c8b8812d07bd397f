"""Statistics: counted by hand on small classes, and found in a whole one."""

import csv
import io
import json
from dataclasses import replace

import numpy as np
import pytest

from helpers.checks.verdict import CheckResult, Verdict
from helpers.grading.analysis import analyse
from helpers.grading.classroom import chapter_stats
from helpers.grading.stats_report import stats_csv, stats_page, stats_table
from tests.grading.fakes import CHAPTER, result, verdict

pytestmark = pytest.mark.xdist_group("class")


def answer(exercise, *passed, mistake="", returned=()):
    """A verdict with a point for each check that passes; the last one is hidden."""
    checks = tuple(
        CheckResult(f"c{i}", f"c{i}", i == len(passed) - 1, ok, float(ok), 1.0)
        for i, ok in enumerate(passed)
    )
    earned, most = float(sum(passed)), float(len(passed))
    return Verdict(
        exercise, earned, most, "judged", "", mistake, checks, returned=returned
    )


def open_(exercise, most=2.0):
    return Verdict(exercise, 0.0, most, "not attempted", "", "", ())


SMALL = [
    result("ana", answer("cost", True, True), answer("r2", True, True)),
    result("ben", answer("cost", True, False, mistake="no_half"), open_("r2")),
    result("cem", answer("cost", False, False, returned=("3.0",)), open_("r2")),
    result("dia", answer("cost", False, False, returned=("3.0",)), open_("r2")),
    result("eli", answer("cost", False, True, returned=("None",)), open_("r2")),
    result("fay", open_("cost"), open_("r2"), status="not attempted"),
    result("gus", verdict("cost", 0.0, 2.0), status="unreadable"),
]


def by_name(stats):
    return {own.exercise: own for own in stats.exercises}


def test_counts_of_a_small_class():
    stats = analyse(CHAPTER, SMALL)
    assert (stats.submissions, stats.unreadable, len(stats.received)) == (7, 1, 7)
    cost = by_name(stats)["cost"]
    assert (cost.students, cost.attempted, cost.full) == (6, 5, 1)
    assert cost.mean == pytest.approx((1 + 0.5 + 0 + 0 + 0.5) / 5)
    assert [(c.title, c.hidden, c.failed, c.share) for c in cost.checks] == [
        ("c0", False, 3, 0.6),
        ("c1", True, 3, 0.6),
    ]
    assert cost.mistakes == {"no_half": 1}
    assert [(g.returned, g.students) for g in cost.nameless] == [
        (("3.0",), ("cem", "dia")),
        (("None",), ("eli",)),
    ]
    assert cost.discrimination is None  # too few to say


def test_discrimination_leaves_the_exercise_itself_out():
    rng = np.random.default_rng(1)
    skill = rng.normal(size=300)

    def shown(noise):
        return [
            bool(s + noise * e > 0)
            for s, e in zip(skill, rng.normal(size=300), strict=True)
        ]

    columns = {"clear": shown(0.5), "also": shown(0.5), "third": shown(0.5)}
    columns["coin"] = [bool(e > 0) for e in rng.normal(size=300)]
    class_ = [
        result(f"s{i}", *(answer(name, ok[i]) for name, ok in columns.items()))
        for i in range(300)
    ]
    found = by_name(analyse(CHAPTER, class_))
    mine = np.array(columns["clear"], float)
    rest = sum(np.array(columns[name], float) for name in ("also", "third", "coin"))
    expected = np.corrcoef(mine, rest)[0, 1]
    assert found["clear"].discrimination == pytest.approx(expected)
    assert found["clear"].discrimination > 0.4
    assert abs(found["coin"].discrimination) < 0.2


def test_exercise_that_all_solve_discriminates_nobody():
    class_ = [result(f"s{i}", answer("cost", True)) for i in range(20)]
    (cost,) = analyse(CHAPTER, class_).exercises
    assert (cost.discrimination, cost.mean, cost.nameless) == (None, 1.0, ())


def test_nobody():
    stats = analyse(CHAPTER, [])
    assert (stats.submissions, stats.exercises, stats.received) == (0, (), ())
    assert "0 submissions" in stats_page(stats, "A title")


def test_csv_is_safe_for_spreadsheets():
    strange = answer("cost", False, returned=("=1+1", "a,b"))
    rows = list(
        csv.DictReader(io.StringIO(stats_csv(analyse(CHAPTER, [result("a", strange)]))))
    )
    (nameless,) = [row for row in rows if row["kind"] == "nameless mistake"]
    assert (nameless["name"], nameless["count"]) == ("'=1+1; a,b", "1")


def test_page_escapes_what_students_return():
    strange = answer("cost", False, returned=("<script>alert(1)</script>\x1b[31m",))
    page = stats_page(analyse(CHAPTER, [result("<b>", strange)]), "A & B")
    assert "<script" not in page
    assert "\x1b" not in page
    assert "A &amp; B" in page


def test_whole_class_finds_the_mistakes_that_are_in_it(graded_course):
    found = by_name(chapter_stats(CHAPTER))
    for name, own in found.items():
        held = [
            f["wrong"][name]
            for f in graded_course.made.truth.values()
            if name in f["wrong"]
        ]
        # A wrong answer may look like another one; some (loops, changed inputs) return
        # what is right, and no mistake is named then.
        named = sum(own.mistakes.values()) + sum(len(g.students) for g in own.nameless)
        assert 0.5 * len(held) <= named <= len(held) + 1, name
        assert own.full < own.attempted <= own.students
    assert stats_table(chapter_stats(CHAPTER)).count("\n") == len(found) + 1


def test_page_of_a_whole_class(graded_course):
    page = stats_page(chapter_stats(CHAPTER), "Linear regression")
    assert page.count("<img alt=") == len(chapter_stats(CHAPTER).exercises) + 1
    for word in ("http:", "https:", "<script", "onclick"):
        assert word not in page
    assert all(
        f'id="{own.exercise}"' in page for own in chapter_stats(CHAPTER).exercises
    )


def test_verb(graded_course, tmp_path):
    from click.testing import CliRunner

    from helpers.cli import main

    page, table = tmp_path / "a.html", tmp_path / "b.csv"
    words = ["stats", "06", "--page", str(page), "--csv", str(table)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    assert "20 submissions, 1 unreadable" in done.output
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert table.read_text(encoding="utf-8").count("\n") > 50
    report = json.loads(CliRunner().invoke(main, ["stats", "06", "--json"]).stdout)
    assert report["submissions"] == 20


def test_nameless_answers_are_kept_with_the_verdict():
    made = answer("cost", False, returned=("3.0", "ValueError"))
    assert Verdict.from_dict(made.to_dict()) == made
    old = replace(made, returned=()).to_dict()
    del old["returned"]  # a result of an earlier version
    assert Verdict.from_dict(old).returned == ()
