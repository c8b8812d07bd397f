"""What each verb prints and writes."""

import json
import shutil

import pytest

from tests.cli.conftest import CHAPTER, snapshot

WRONG = "def r2(y, p):\n    return 1.0\n"


def data(result):
    assert result.exit_code in (0, 1), result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", ["6", "06", "linear_regression", CHAPTER, "PATH"])
def test_chapter_by_any_name(course, run, name):
    path = course / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
    assert run("audit", path if name == "PATH" else name).exit_code == 0


def test_list(course, run):
    (row,) = data(run("list", "--json"))
    assert (row["name"], row["number"], row["points"]) == (CHAPTER, 6, 28)
    assert row["state"] == "released"
    assert CHAPTER in run("list").stdout


def test_list_where_nothing_is_released(course, run):
    shutil.rmtree(course / "notebooks")
    assert data(run("list", "--json"))[0]["state"] == "not released"


def test_list_of_a_student_who_has_begun(course, run):
    progress = {"r2": {"points": 1.0, "max_points": 3.0, "passed": 1, "checks": 1}}
    file = course / "notebooks" / ".progress.json"
    file.write_text(json.dumps({"format": 1, "chapters": {CHAPTER: progress}}))
    assert data(run("list", "--json"))[0]["state"] == "1 of 9 passed"


def test_list_of_concepts(course, run):
    rows = {row["id"]: row for row in data(run("list", "--concepts", "--json"))}
    convexity = rows["convexity"]
    assert (convexity["chinese"], convexity["chapter"]) == ("凸函数", CHAPTER)
    assert "linear-regression-descend-task" in convexity["cells"]
    assert (rows["dqn"]["planned"], rows["dqn"]["cells"]) == (True, [])
    last = run("list", "--concepts").stdout.splitlines()[-1]
    assert last.startswith("lunar-lander")
    assert last.endswith("planned")


def test_glossary(course, run):
    (row,) = data(run("glossary", "gradient", "descent", "--json"))
    assert (row["chinese"], row["chapter"]) == ("梯度下降", CHAPTER)
    assert row["meaning"] in run("glossary", "gradient descent").stdout
    assert len(data(run("glossary", "--json"))) > 10


def test_glossary_without_the_word(course, run):
    result = run("glossary", "gradeint descent")
    assert result.exit_code == 2
    assert "did you mean 'gradient descent'" in result.stderr


def test_doctor(course, run):
    found = data(run("doctor", "--json"))
    assert {"name", "ok", "detail", "fix"} <= set(found[0])
    assert "Python" in run("doctor").stdout


def test_doctor_ends_with_3_if_something_is_wrong(run, monkeypatch):
    from helpers.student.doctor import Finding

    wrong = [Finding("kernel", False, "is not here", "make lab")]
    monkeypatch.setattr("helpers.student.doctor.examine", lambda: wrong)
    result = run("doctor")
    assert result.exit_code == 3
    assert "Next: make lab" in result.stdout


def test_check_of_an_open_notebook(course, run):
    result = run("check", "6", "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert len(report["open_exercises"]) == 9
    assert "Not written yet: predict" in run("check", "6").stdout


def test_progress(course, run):
    (row,) = data(run("progress", "--json"))
    assert (row["chapter"], row["exercises"], row["passed"]) == (CHAPTER, 9, 0)
    assert CHAPTER in run("progress").stdout


def test_submit(course, run, tmp_path):
    result = run("submit", "6", "--student", "ana", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert (tmp_path / "out" / f"{CHAPTER}-ana.zip").is_file()
    assert "Hand in this file." in result.stdout
    assert data(run("submit", "6", "--student", "ana", "--json"))["student"] == "ana"


def test_tidy_takes_out_what_a_run_left(course, run):
    source = course / "solutions" / CHAPTER / f"{CHAPTER}.ipynb"
    before = source.read_bytes()
    assert run("tidy", "--dry-run").exit_code == 0
    notebook = json.loads(before)
    notebook["cells"][1]["execution_count"] = 7
    source.write_text(json.dumps(notebook), encoding="utf-8")
    result = run("tidy", "--dry-run")
    assert result.exit_code == 1
    assert "outputs" in result.stdout
    assert run("tidy", "6").exit_code == 0
    assert source.read_bytes() == before


def test_release_check_finds_what_is_stale(course, run):
    assert run("release", "--check").exit_code == 0
    released = course / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
    released.write_text(released.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    result = run("release", "--check")
    assert result.exit_code == 1
    assert "differs from the source" in result.stdout
    assert data(run("release", "6", "--check", "--json"))[CHAPTER]
    assert run("release").exit_code == 0
    assert run("release", "--check").exit_code == 0


def test_release_that_is_refused_names_every_finding(course, run):
    source = course / "solutions" / CHAPTER / f"{CHAPTER}.ipynb"
    notebook = json.loads(source.read_text(encoding="utf-8"))
    for cell in notebook["cells"][:2]:
        cell["id"] = f"elsewhere-{cell['id']}"
    source.write_text(json.dumps(notebook), encoding="utf-8")
    before = snapshot(course)
    result = run("release")
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) >= 2
    assert snapshot(course) == before
    assert run("audit").exit_code == 1


# ---- judging ------------------------------------------------------------------------


def test_judge_one_answer(course, run, tmp_path):
    file = tmp_path / "answer.py"
    file.write_text(WRONG)
    verdict = data(run("judge", "06", "r2", file, "--json"))
    assert verdict["exercise"] == "r2"
    assert 0 < verdict["points"] < verdict["max_points"] == 3
    assert verdict["status"] == "judged"
    for check in verdict["checks"]:
        assert check["visibility"] in ("public", "hidden")
        assert {"name", "passed", "points", "max_points", "message"} <= set(check)
    assert "r2:" in run("judge", "06", "r2", file).stdout


def test_judge_all_gives_a_line_for_every_file(course, run, tmp_path):
    texts = {
        "r2/wrong.py": WRONG,
        "r2/broken.py": "def r2(:\n",
        "r2/hangs.py": "def r2(y, p):\n    while True:\n        pass\n",
        "r2/hangs_at_once.py": "while True:\n    pass\n",
        "r2/exits.py": "import os\nos._exit(0)\n",
        "r2/empty.py": "",
        "unknown/x.py": "x = 1\n",
        "max_stable_lr/prints.py": "print(1)\ndef max_stable_lr(X):\n    return 1\n",
    }
    folder = tmp_path / "answers"
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    (folder / "r2" / "binary.py").write_bytes(b"\xff\xfe\x80")
    (folder / "r2" / "folder.py").mkdir()
    (folder / "r2" / "link.py").symlink_to("nowhere.py")
    (folder / "r2" / "notes.txt").write_text("not an answer")
    result = run("judge", "6", "--all", folder, "--time-limit", "1")
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    found = {f"{line['exercise']}/{line['name']}.py": line for line in lines}
    odd = {"r2/binary.py", "r2/folder.py", "r2/link.py"}
    assert set(found) == set(texts) | odd
    assert len(lines) == len(found)
    assert found["r2/wrong.py"]["points"] > 0
    for name in {*texts, *odd} - {"r2/wrong.py", "max_stable_lr/prints.py"}:
        assert found[name]["points"] == 0, name
    assert found["unknown/x.py"]["status"] == "unknown exercise"
    assert "not UTF-8" in found["r2/binary.py"]["message"]
    assert found["r2/hangs.py"]["status"] == "stopped"
    assert all(found[name]["max_points"] == 3 for name in found if name[:2] == "r2")


# ---- a class ------------------------------------------------------------------------


def test_a_class_by_the_command(course, run, submission):
    assert run("collect", "6", submission).exit_code == 0
    graded = run("grade", "6", "--workers", "1")
    assert graded.exit_code == 0, graded.output
    assert "ana" in graded.stdout
    assert "not attempted" in graded.stdout
    again = data(run("grade", "6", submission, "--json"))
    assert (again["judged"], again["results"][0]["student"]) == (0, "ana")
    assert run("feedback", "6").exit_code == 0
    page = course / "feedback" / "ana" / CHAPTER / f"{CHAPTER}.html"
    assert "0 of 28 points" in page.read_text(encoding="utf-8")
    assert run("export", "6").exit_code == 0
    csv = (course / "results" / f"{CHAPTER}.csv").read_bytes().decode()
    assert run("export", "6", "--out", "-").stdout_bytes.decode() == csv
    assert "ana,,,,,06_linear_regression,0,28" in csv


def test_grade_ends_with_1_where_a_verdict_is_missing(
    course, run, submission, monkeypatch
):
    def fail(*args, **options):
        raise RuntimeError("out of luck")

    monkeypatch.setattr("helpers.grading.task.judge_submission", fail)
    result = run("grade", "6", submission)
    assert result.exit_code == 1
    assert "out of luck" in result.stdout


def test_collect_as_json(course, run, submission):
    report = data(run("collect", "6", submission, "--json"))
    assert report["collected"][0]["student"] == "ana"


def test_simulate(course, run, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "helpers.grading.simulation.make.judge_answer",
        lambda *_, **__: type("Verdict", (), {"points": 0.5}),
    )
    result = run("simulate", "6", "--into", tmp_path / "class", "--seed", "3")
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == 21
    truth = json.loads((tmp_path / "class" / "truth.json").read_text())
    assert len(truth["students"]) == 20
    again = data(run("simulate", "6", "--into", tmp_path / "class", "--json"))
    assert len(again) == 20


@pytest.mark.parametrize(
    "args",
    [
        ["submit", "6", "--student", "ana"],
        ["release"],
        ["release", "6", "--force"],
        ["collect", "6", "downloads"],
        ["grade", "6", "downloads"],
        ["simulate", "6"],
    ],
    ids=" ".join,
)
def test_dry_run_writes_nothing(course, run, submission, tmp_path, monkeypatch, args):
    monkeypatch.setattr(
        "helpers.grading.simulation.make.judge_answer",
        lambda *_, **__: type("Verdict", (), {"points": 0.5}),
    )
    (course / "notebooks" / CHAPTER / "public.json").unlink()
    before = snapshot(tmp_path)
    result = run(*args, "--dry-run")
    assert result.exit_code == 0, result.output
    assert snapshot(tmp_path) == before


def test_dry_runs_after_grading_write_nothing(course, run, submission):
    assert run("grade", "6", submission).exit_code == 0
    before = snapshot(course)
    for args in (["grade", "6", "--force"], ["feedback", "6"], ["export", "6"]):
        assert run(*args, "--dry-run").exit_code == 0
    assert snapshot(course) == before
