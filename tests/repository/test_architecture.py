"""The house stands as it is drawn: floors, light imports, short files, no leaks."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from helpers.project import ROOT

HEAVY = {"torch", "matplotlib", "pandas", "scipy", "sklearn", "nbgrader", "IPython"}


def tracked(*patterns):
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True
    ).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


def test_imports_go_down_the_floors(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out


@pytest.mark.parametrize("module", ["helpers", "helpers.cli", "helpers.kernels"])
def test_import_is_light(module):
    code = f"import sys, json, {module}; print(json.dumps(sorted(sys.modules)))"
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    ).stdout
    loaded = {name.split(".")[0] for name in json.loads(out)}
    assert not loaded & HEAVY


@pytest.mark.parametrize(
    "path", tracked("*.py"), ids=lambda p: str(p.relative_to(ROOT))
)
def test_file_is_short_enough_to_read(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_repository_speaks_of_the_project_alone():
    machine_paths = re.compile(rb"(?<![\w.])/(?:home|Users|root|work|farm)/\w")
    for path in tracked():
        if path.suffix in (".gz", ".png", ".npz") or not path.is_file():
            continue
        if path == Path(__file__) or path.is_relative_to(ROOT / "tests" / "release"):
            continue  # these write such a path to look for it
        found = machine_paths.search(path.read_bytes())
        assert not found, f"{path.relative_to(ROOT)}: {found.group()!r}"


def test_no_file_is_large():
    big = [p for p in tracked() if p.is_file() and p.stat().st_size > 5_000_000]
    assert not big


def test_code_is_clean():
    run = [sys.executable, "-m", "ruff", "check", "--output-format=concise", "."]
    checked = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
