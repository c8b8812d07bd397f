"""One list of dependencies: every other list must say the same as pyproject.toml."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]

CONDA_NAMES = {
    "gymnasium[box2d]": "gymnasium-box2d",
    "gymnasium[classic-control]": "gymnasium-classic_control",
    "gymnasium[toy-text]": "gymnasium-toy_text",
    "torch": "pytorch-cpu",
    "xgboost": "py-xgboost-cpu",
    "xgboost-cpu": "py-xgboost-cpu",
}
"""What conda-forge calls otherwise. An extra is a package of its own there."""


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def wanted():
    return [Requirement(line) for line in project()["dependencies"]]


def for_tests():
    return [Requirement(x) for x in project()["optional-dependencies"]["test"]]


def locked(name):
    lines = (ROOT / name).read_text().splitlines()
    return [Requirement(x) for x in lines if x and not x.startswith(("#", "-"))]


def conda():
    return yaml.safe_load((ROOT / "environment.yml").read_text())


def conda_packages():
    """Return ranges by name."""
    pattern = re.compile(r"([a-z0-9_-]+)(.*)")
    return dict(pattern.fullmatch(line).groups() for line in conda()["dependencies"])


def expected_conda_packages():
    expected = {}
    for requirement in wanted():
        keys = [requirement.name]
        keys += [f"{requirement.name}[{extra}]" for extra in requirement.extras]
        for key in keys:
            expected[CONDA_NAMES.get(key, key)] = str(requirement.specifier)
    return expected


def test_conda_has_the_same_packages_in_the_same_ranges():
    packages = conda_packages()
    assert packages.pop("python") == project()["requires-python"]
    assert packages.pop("pip") == ""
    assert packages.pop("graphviz") == ""  # the program `dot`, which pip cannot install
    assert packages == expected_conda_packages()


def test_name_map_has_no_dead_entry():
    keys = {r.name for r in wanted()}
    keys |= {f"{r.name}[{extra}]" for r in wanted() for extra in r.extras}
    assert set(CONDA_NAMES) <= keys


def test_conda_uses_one_channel_and_the_cpu():
    assert conda()["channels"] == ["conda-forge", "nodefaults"]
    packages = set(conda_packages())
    assert {"pytorch-cpu", "py-xgboost-cpu"} <= packages
    assert not packages & {"pytorch", "pytorch-gpu", "pytorch-cuda"}


def test_conda_is_sorted():
    names = list(conda_packages())
    assert names[0] == "python"
    assert names[1:] == sorted(names[1:])


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [("requirements.lock", wanted), ("requirements-test.lock", for_tests)],
)
def test_lock_meets_every_requirement(lock, requirements):
    versions = {}
    for pinned in locked(lock):
        (pin,) = pinned.specifier
        assert pin.operator == "=="
        assert "+" not in pin.version, "a local version cannot be had elsewhere"
        versions[canonicalize_name(pinned.name)] = (pin.version, str(pinned.marker))
    for requirement in requirements():
        version, marker = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version, prereleases=True)
        if requirement.marker:
            assert (
                Requirement(f"x; {requirement.marker}").marker
                == Requirement(f"x; {marker}").marker
            )


def test_student_lock_holds_no_test_tool():
    students = {canonicalize_name(r.name) for r in locked("requirements.lock")}
    assert not students & {canonicalize_name(r.name) for r in for_tests()}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_lock_names_packages_and_nothing_of_a_machine(lock):
    for line in (ROOT / lock).read_text().splitlines():
        known = ("# Written by", "-r requirements.lock")
        assert line.startswith(known) or not re.search(r"[/@\\]|^-", line), line


def make_targets():
    text = (ROOT / "Makefile").read_text()
    return set(re.findall(r"^([a-z]+):", text, flags=re.MULTILINE))


def test_every_make_command_in_the_texts_exists():
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        code = " ".join(re.findall(r"```.*?```|`[^`]+`", text, flags=re.DOTALL))
        said = set(re.findall(r"\bmake ([a-z]+)", code))
        assert said <= make_targets(), name


def test_readme_names_the_commands_of_a_newcomer():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("make lab", "make test", "make demo"):
        assert command in text


def test_every_public_target_is_explained_and_phony():
    text = (ROOT / "Makefile").read_text()
    phony = set(re.search(r"^\.PHONY: (.+)$", text, flags=re.MULTILINE)[1].split())
    assert phony == make_targets()
    explained = set(re.findall(r"^([a-z]+):.*## ", text, flags=re.MULTILINE))
    assert {"help", "lab", "test", "demo", "bench", "mutants", "lock"} <= explained


def test_old_python_is_told_so_in_a_sentence(tmp_path):
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    old = tmp_path / "python3.10"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    run = subprocess.run(
        ["make", "lab", f"PYTHON={old}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0
    assert "needs Python 3.11 or newer" in run.stderr
    assert "make lab PYTHON=" in run.stderr
    assert not (tmp_path / ".venv").exists()


def test_ci_runs_the_readme_command():
    script = (ROOT / ".ci" / "run").read_text()
    assert "make test" in script
    assert "set -euo pipefail" in script
