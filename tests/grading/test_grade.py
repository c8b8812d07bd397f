"""Every submission gets one result, is judged once, and stops no other."""

import contextlib
import dataclasses
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from helpers.errors import UsageError, WorkbookError
from helpers.grading import grade as module
from helpers.grading import task
from helpers.grading.grade import grade, plan
from helpers.grading.pool import Pool
from helpers.grading.results import read_result, read_results
from tests.grading.fakes import CHAPTER, FakeJudge


@pytest.fixture
def judge(monkeypatch):
    fake = FakeJudge()
    monkeypatch.setattr(task, "judge_submission", fake)
    return fake


@pytest.fixture
def run(course, judge):
    def grade_all(workers=1, **options):
        pool = Pool(lambda: ThreadPoolExecutor(workers), ThreadPoolExecutor.shutdown, 2)
        folders = course / "submitted", course / "results"
        return grade(CHAPTER, *folders, pool=contextlib.closing(pool), **options)

    return grade_all


def only(report):
    (result,) = report.results
    return result


def test_result_is_on_disk(course, hand_in, run):
    hand_in("ana", when="2026-01-15 12:00:00.000000 UTC")
    result = only(run())
    assert result.status == "judged"
    assert (result.points, result.max_points) == (14.0, 28.0)
    assert result.received == "2026-01-15T12:00:00+00:00"
    on_disk = read_result(course / "results", CHAPTER, "ana")
    assert set(on_disk.answers) == {v.exercise for v in result.exercises}
    assert dataclasses.replace(on_disk, answers={}) == result


def test_unchanged_submission_is_judged_once(hand_in, run, judge):
    hand_in("ana")
    first = run()
    second = run()
    assert (first.judged, second.judged, len(judge.asked)) == (1, 0, 1)
    assert second.results == first.results


def test_force_judges_again(hand_in, run, judge):
    hand_in("ana")
    run()
    assert run(force=True).judged == 1


@pytest.mark.parametrize("change", ["notebook", "time", "checks", "released", "limit"])
def test_whatever_marks_depend_on_makes_it_judge_again(course, hand_in, run, change):
    folder = hand_in("ana", when="2026-01-15 12:00:00.000000 UTC")
    run()
    edited = {
        "notebook": folder / f"{CHAPTER}.ipynb",
        "checks": course / "solutions" / CHAPTER / "checks" / "r2.py",
        "released": course / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb",
    }
    if change in edited:
        path = edited[change]
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    if change == "time":
        hand_in("ana", when="2026-01-16 12:00:00.000000 UTC")
    assert run(time_limit=9 if change == "limit" else 5).judged == 1


def test_damaged_result_is_made_again(course, hand_in, run):
    hand_in("ana")
    run()
    (course / "results" / CHAPTER / "ana.json").write_text('{"format": 1, "stu')
    assert run().judged == 1
    assert [r.student for r in read_results(course / "results", CHAPTER)] == ["ana"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b'{"cells": [', "no whole notebook"), (b"\x80\xff", "whole")],
)
def test_file_that_cannot_be_read_gets_0_with_a_reason(hand_in, run, content, reason):
    hand_in("ana", content)
    result = only(run())
    assert (result.status, result.points, result.max_points) == ("unreadable", 0, 28)
    assert reason in result.problem
    assert len(result.exercises) == 9
    assert all(reason in v.message for v in result.exercises)


def test_folder_without_a_notebook_gets_0_with_a_reason(course, run):
    (course / "submitted" / "ana" / CHAPTER).mkdir(parents=True)
    assert only(run()).problem == "no notebook was handed in"


def test_notebook_that_cannot_be_read_stops_no_other(hand_in, run, monkeypatch):
    def fail(path):
        raise PermissionError(13, "Permission denied", str(path))

    hand_in("ana")
    monkeypatch.setattr("helpers.grading.submissions._digest", fail)
    assert "Permission denied" in only(run()).problem


def test_link_to_somewhere_else_is_not_read(course, hand_in, run):
    hand_in("ben")
    folder = course / "submitted" / "ana" / CHAPTER
    folder.mkdir(parents=True)
    target = course / "submitted" / "ben" / CHAPTER / f"{CHAPTER}.ipynb"
    (folder / f"{CHAPTER}.ipynb").symlink_to(target)
    results = {result.student: result for result in run().results}
    assert results["ana"].status == "unreadable"
    assert results["ben"].status == "judged"


def test_renamed_file_counts_and_it_is_said(hand_in, run):
    hand_in("ana", name="my homework.ipynb")
    result = only(run())
    assert result.status == "judged"
    assert "The notebook was called my homework.ipynb." in result.mended


def test_one_failure_of_ours_does_not_stop_the_others(hand_in, run, monkeypatch):
    class Fails(FakeJudge):
        def __call__(self, *args, **options):
            if len(self.asked) == 1:
                self.asked.append(None)
                raise RuntimeError("out of luck")
            return super().__call__(*args, **options)

    for student in ("ana", "ben", "carl"):
        hand_in(student)
    monkeypatch.setattr(task, "judge_submission", Fails())
    report = run()
    statuses = [result.status for result in report.results]
    assert statuses == ["judged", "failed", "judged"]
    assert "out of luck" in report.failed[0].problem
    assert report.failed[0].points == 0


def test_check_that_never_ends_is_given_up(course, hand_in, monkeypatch):
    """Even one that takes every error for the answer's."""

    def never(*args, **options):
        while True:
            with contextlib.suppress(Exception):
                time.sleep(0.01)

    hand_in("ana")
    monkeypatch.setattr(task, "judge_submission", never)
    monkeypatch.setattr(task, "_TIME_LIMITS_OF_AN_EXERCISE", 0.01)
    report = grade(CHAPTER, course / "submitted", course / "results")
    assert report.failed[0].problem == "judging took longer than 0.45 seconds"


def test_failure_of_ours_is_tried_again(hand_in, run, judge, monkeypatch):
    def fail(*args, **options):
        raise RuntimeError("out of luck")

    hand_in("ana")
    monkeypatch.setattr(task, "judge_submission", fail)
    run()
    monkeypatch.setattr(task, "judge_submission", judge)
    report = run()
    assert (report.judged, only(report).status) == (1, "judged")


def test_full_disk_stops_the_run_with_what_is_done(hand_in, run, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    hand_in("ana")
    monkeypatch.setattr(module, "write_result", full)
    with pytest.raises(OSError, match="No space left"):
        run()


@pytest.mark.parametrize("workers", [1, 4])
def test_workers_do_not_change_the_results(hand_in, run, judge, workers):
    for number in range(9):
        hand_in(f"student{number}")
    report = run(workers=workers)
    assert [r.student for r in report.results] == [f"student{n}" for n in range(9)]
    assert len(judge.asked) == 9


def test_plan_says_who_is_waiting(course, hand_in, run):
    hand_in("ana")
    run()
    hand_in("ben")
    assert plan(CHAPTER, course / "submitted", course / "results") == ["ben"]


def test_no_submissions(course, run):
    with pytest.raises(UsageError, match="there is no submission") as error:
        run()
    assert error.value.next_step == f"course collect {CHAPTER} FOLDER"


def test_chapter_that_is_not_released(course, hand_in, run):
    hand_in("ana")
    (course / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb").unlink()
    with pytest.raises(WorkbookError, match="not released"):
        run()
