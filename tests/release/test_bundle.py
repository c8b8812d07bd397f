"""The archive for students: what is in it, what is not, and that it starts."""

import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
import urllib.request
import zipfile

import pytest
from click.testing import CliRunner

from helpers.authoring.bundle import FOLDER, bundle, bundle_problems, packed
from helpers.authoring.chapters import all_chapters, find_chapter
from helpers.cli import main
from helpers.errors import UsageError
from helpers.kernels import taught_in

LAST = "06"
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/lab\?token=\w+")


def chapters():
    return [chapter for chapter in all_chapters() if chapter.number <= 6]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("bundle") / "students.zip"
    return bundle(find_chapter(LAST), out)


@pytest.fixture(scope="module")
def unpacked(made):
    with zipfile.ZipFile(made.path) as archive:
        return {
            name.removeprefix(f"{FOLDER}/"): archive.read(name)
            for name in archive.namelist()
        }


def test_it_holds_the_notebooks_released_so_far(made, unpacked):
    assert made.chapters == tuple(chapter.name for chapter in chapters())
    for chapter in chapters():
        for name in (f"{chapter.name}.ipynb", "public.json"):
            path = chapter.released.parent / name
            assert unpacked[f"notebooks/{chapter.name}/{name}"] == path.read_bytes()
        kept = f"notebooks/.released/{chapter.name}.ipynb"
        assert unpacked[kept] == chapter.released.read_bytes()
    assert not any(name.startswith("notebooks/09") for name in unpacked)


def test_kernels_are_earned(made, unpacked):
    earned = {name for name, where in taught_in().items() if where < "06"}
    assert set(made.kernels) == earned
    packed_ = {
        n.split("/")[2].removesuffix(".py") for n in unpacked if "/kernels/" in n
    }
    assert packed_ == earned | {"__init__"}
    assert "linear_regression" not in packed_


def test_nothing_of_the_instructor_is_in_it(unpacked):
    assert not any(name.startswith(("solutions", "tests", ".")) for name in unpacked)
    own = [c for name, c in unpacked.items() if name.startswith("notebooks/")]
    for word in (b"BEGIN SOLUTION", b"check.grade("):
        assert not any(word in content for content in own)


def test_the_audit_reads_the_archive_itself(unpacked):
    assert list(bundle_problems(unpacked, chapters(), find_chapter(LAST))) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("solutions/x.py", b"", "is the instructor's"),
        ("helpers/kernels/linear_regression/model.py", b"", "is not earned before 06_"),
        ("helpers/kernels/backprop.py", b"", "is not earned before 06_"),
    ],
)
def test_planted_files_are_found(unpacked, name, content, said):
    files = unpacked | {name: content}
    problems = list(bundle_problems(files, chapters(), find_chapter(LAST)))
    assert any(said in problem for problem in problems)


def test_a_planted_answer_is_found(unpacked):
    source = json.loads(find_chapter(LAST).source.read_text())
    (answer,) = [
        c for c in source["cells"] if c["id"] == "linear-regression-descend-answer"
    ]
    text = "".join(answer["source"]).encode()
    for name in ("helpers/plots/bowl.py", "notebooks/06_linear_regression/notes.md"):
        files = unpacked | {name: unpacked.get(name, b"") + b"\n" + text}
        assert list(bundle_problems(files, chapters(), find_chapter(LAST)))


def test_data_are_those_that_the_notebooks_use(made, unpacked):
    assert "houses_lucas_ohio.csv.gz" in made.data
    assert "optdigits_1797.npz" in made.data
    assert "spambase.csv.gz" not in made.data
    sums = unpacked["data/SHA256SUMS"].decode().splitlines()
    assert {line.split()[1] for line in sums} == set(made.data)


def test_the_same_content_gives_the_same_bytes(made, tmp_path):
    again = bundle(find_chapter(LAST), tmp_path / "again.zip")
    assert again.sha256 == made.sha256
    assert again.path.read_bytes() == made.path.read_bytes()


def test_self_study_holds_the_answers(made):
    files = packed(chapters(), find_chapter(LAST), self_study=True)
    kernels = {n.split("/")[2].removesuffix(".py") for n in files if "/kernels/" in n}
    assert set(taught_in()) <= kernels
    assert "solutions/06_linear_regression/06_linear_regression.ipynb" in files
    assert not any("/checks/" in n for n in files if n.startswith("solutions/"))


def test_chapter_that_is_not_released(tmp_path, monkeypatch):
    last = find_chapter(LAST)
    monkeypatch.setattr("helpers.authoring.bundle.all_chapters", list)
    with pytest.raises(UsageError, match="06_linear_regression is not released"):
        bundle(last, tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()


def test_verb(tmp_path):
    out = tmp_path / "x.zip"
    words = ["bundle", LAST, "--out", str(out)]
    dry = CliRunner().invoke(main, [*words, "--dry-run"])
    assert (dry.exit_code, out.exists()) == (0, False)
    assert "Would write" in dry.output
    done = CliRunner().invoke(main, [*words, "--json"])
    assert json.loads(done.stdout)["chapters"][-1] == "06_linear_regression"
    assert out.stat().st_size == json.loads(done.stdout)["size"]


def answers(address):
    """Ask until the server listens."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=20) as page:
                return page.status
        except OSError:
            time.sleep(0.2)
    return None


@pytest.mark.slow
@pytest.mark.xdist_group("bundle")
def test_its_own_two_commands_install_and_open_it(made, tmp_path):
    """`cd ml-workbook` and `make lab`; the packages come from this environment."""
    with zipfile.ZipFile(made.path) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / FOLDER
    subprocess.run([sys.executable, "-m", "venv", folder / ".venv"], check=True)
    (site,) = folder.glob(".venv/lib/python*/site-packages")
    (site / "packages.pth").write_text(sysconfig.get_path("purelib") + "\n")
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "ML_WORKBOOK_ROOT", "VIRTUAL_ENV")
    } | {"BROWSER": "none", "HOME": str(tmp_path)}
    with subprocess.Popen(
        ["make", "lab"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as server:
        try:
            said = []
            for line in server.stdout:
                said.append(line)
                if found := ADDRESS.search(line):
                    break
            else:
                pytest.fail("".join(said))
            assert answers(found.group()) == 200
        finally:
            os.killpg(server.pid, signal.SIGTERM)
