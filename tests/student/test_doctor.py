"""`course doctor`: each thing that can be wrong is found and has a fix."""

import json
from importlib import metadata

import pytest

from helpers import data
from helpers.grading.confinement import bubblewrap, level
from helpers.student import doctor
from helpers.student.doctor import examine

NAMES = {"Python", "packages", "data", "kernel", "notebooks", "folders"}


def found(name):
    return [finding for finding in examine() if finding.name == name]


def problem(name):
    """Return the one thing that is wrong, which must be the only one."""
    (bad,) = [finding for finding in examine() if not finding.ok]
    assert bad.name == name
    assert bad.fix
    return bad


def test_all_is_well_here(course):
    findings = examine()
    assert [finding for finding in findings if not finding.ok] == []
    assert {finding.name for finding in findings} >= NAMES
    assert all(finding.detail for finding in findings)


def test_every_fix_is_for_something_missing(course):
    assert all(not f.fix or "not here" in f.detail for f in examine())


def test_old_python(course, monkeypatch):
    monkeypatch.setattr(doctor.sys, "version", "3.10.2 (main)")
    bad = problem("Python")
    assert "3.10.2 (needs >=3.11)" in bad.detail
    assert "PYTHON=" in bad.fix


@pytest.mark.parametrize(
    ("package", "version", "words"),
    [
        ("numpy", "1.26.4", "numpy is 1.26.4, which must be >=2.1"),
        ("numpy", None, "numpy is missing"),
        ("pygame-ce", None, "pygame-ce is missing"),
    ],
)
def test_package_missing_or_too_old(course, monkeypatch, package, version, words):
    real = metadata.version

    def other(name):
        if name != package:
            return real(name)
        if version is None:
            raise metadata.PackageNotFoundError(name)
        return version

    needs_pygame = any("pygame-ce" in r for r in metadata.requires("gymnasium"))
    if package == "pygame-ce" and not needs_pygame:
        pytest.skip("this gymnasium draws with another package")
    monkeypatch.setattr(doctor.metadata, "version", other)
    bad = [f for f in examine() if not f.ok]
    assert words in {f.detail for f in bad}
    assert {f.name for f in bad} == {"packages"}
    assert "requirements.lock" in bad[0].fix


def test_damaged_data(course, monkeypatch):
    sets = [("cars", None), ("houses", "houses.csv.gz is damaged")]
    monkeypatch.setattr(data, "verify", lambda: sets)
    assert problem("data").detail == "houses.csv.gz is damaged"


def test_kernel_of_another_python(course, tmp_path, monkeypatch):
    kernel = tmp_path / "jupyter" / "kernels" / "python3"
    kernel.mkdir(parents=True)
    spec = {"argv": ["/usr/bin/python9"], "display_name": "Old", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    bad = problem("kernel")
    assert "/usr/bin/python9" in bad.detail


def test_damaged_notebook(course):
    course.path.write_text("{")
    bad = problem("notebooks")
    assert "01_numbers" in bad.detail
    assert bad.fix.startswith("git checkout -- notebooks/01_numbers")


def test_no_notebooks(course):
    course.path.unlink()
    assert problem("notebooks").fix == "course release"


def test_folder_that_cannot_be_written(course, monkeypatch):
    def refuse(dir):  # noqa: A002 - the name is tempfile's
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(doctor.tempfile, "TemporaryFile", refuse)
    bad = [finding for finding in examine() if not finding.ok]
    assert len(bad) == 2
    assert {f.name for f in bad} == {"folders"}
    assert "Permission denied" in bad[0].detail


def test_extras_are_only_notes(course, monkeypatch):
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    (chromium,) = found("Chromium")
    assert chromium.ok
    assert chromium.fix == "apt-get install chromium"


def test_the_wall_is_named_with_its_level(course):
    (wall,) = found("wall for grading")
    assert wall.detail == "student code would run confined"


def test_a_missing_wall_keeps_nobody_from_learning(course, monkeypatch):
    monkeypatch.setattr(bubblewrap, "find", lambda: None)
    monkeypatch.setattr(level, "examine", level.examine.__wrapped__)
    monkeypatch.setattr("helpers.grading.confinement.examine", level.examine)
    (wall,) = found("wall for grading")
    assert wall.ok
    assert "bubblewrap is not installed" in wall.detail
    assert wall.fix == "apt-get install bubblewrap"


def test_missing_library_is_a_finding(course, monkeypatch):
    def broken():
        raise ModuleNotFoundError("No module named 'nbformat'", name="nbformat")
        yield

    monkeypatch.setattr(doctor, "_notebooks", broken)
    bad = problem("notebooks")
    assert "nbformat" in bad.detail
    assert bad.fix == "make lab"
