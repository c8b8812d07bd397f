"""Every kernel has the same form: docstring, examples that run, a home chapter."""

import doctest
import importlib
import inspect
import pkgutil
import subprocess
import sys

import pytest

from helpers import kernels
from helpers.errors import WorkbookError

MODULES = [f"helpers.kernels.{name}" for name in kernels.taught_in()]
PARTS = [m.name for m in pkgutil.walk_packages(kernels.__path__, "helpers.kernels.")]
PUBLIC = [
    pytest.param(getattr(importlib.import_module(module), name), id=f"{module}.{name}")
    for module in MODULES
    for name in importlib.import_module(module).__all__
]


def test_taught_in_lists_every_module():
    found = {module.name for module in pkgutil.iter_modules(kernels.__path__)}
    assert set(kernels.taught_in()) == found


@pytest.mark.parametrize("module", MODULES)
def test_taught_in_agrees_with_the_module(module):
    chapter = kernels.taught_in()[module.rpartition(".")[2]]
    assert chapter == importlib.import_module(module).TAUGHT_IN


def test_taught_in_refuses_a_module_without_a_chapter(tmp_path, monkeypatch):
    (tmp_path / "orphan.py").write_text('"""No chapter."""\nX: int = 1\n')
    monkeypatch.setattr(kernels, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(WorkbookError, match=r"orphan\.py has no TAUGHT_IN, must name"):
        kernels.taught_in()


def test_importing_the_packages_pulls_in_nothing_heavy():
    code = (
        "import sys, helpers, helpers.errors, helpers.project, helpers.kernels as k\n"
        "k.taught_in()\n"
        "heavy = {'numpy', 'pandas', 'torch', 'matplotlib', 'sklearn', 'scipy'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "name", [*PARTS, "helpers.kernels", "helpers.arguments", "helpers.errors"]
)
def test_examples_in_docstrings_run(name):
    module = importlib.import_module(name)
    names = {"np": importlib.import_module("numpy")}
    failed, _ = doctest.testmod(module, extraglobs=names)
    assert failed == 0


@pytest.mark.parametrize("function", PUBLIC)
def test_docstring_has_every_section(function):
    text = inspect.getdoc(function)
    first, blank, *_ = text.splitlines()
    assert first.endswith(".")
    assert blank == ""
    sections = ["Parameters", "Returns", "Raises", "Notes", "References", "Examples"]
    places = [text.find(f"\n{title}\n{'-' * len(title)}\n") for title in sections]
    assert -1 not in places
    assert places == sorted(places)
    assert "Time" in text
    for parameter in inspect.signature(function).parameters:
        assert f"\n{parameter} : " in text


@pytest.mark.parametrize("function", PUBLIC)
def test_options_with_chance_are_keyword_only(function):
    rng = inspect.signature(function).parameters.get("rng")
    assert rng is None or (rng.kind, rng.default) == (rng.KEYWORD_ONLY, rng.empty)
