"""What student code meets behind the walls, at both levels that have any."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.errors import EnvironmentProblem
from helpers.grading.confinement import (
    CONFINED,
    SHARED,
    UNCONFINED,
    bubblewrap,
    choose_level,
    examine,
    level,
)
from helpers.grading.run import Runner
from helpers.grading.worker import Cell
from helpers.grading.zygote import Course
from helpers.project import ROOT

pytestmark = pytest.mark.skipif(
    bubblewrap.find() is None,
    reason="needs bubblewrap: apt-get install bubblewrap",
)

LOCKED = ("finite_differences", "linear_regression")


@pytest.fixture(scope="module", params=[CONFINED, SHARED])
def at_level(request):
    return Course("import numpy as np\nimport os\n", LOCKED, level=request.param)


@pytest.fixture
def asked(at_level):
    """Run the body of a function behind the walls and give the outcome."""

    def ask(body, **options):
        lines = "".join(f"    {line}\n" for line in body.splitlines())
        cell = Cell("f", ("f",), f"def f():\n{lines}")
        with Runner(at_level, [cell], **({"time_limit": 3.0} | options)) as runner:
            return runner.ask("f", "call")

    return ask


def test_these_walls_hold_here():
    assert examine() == (CONFINED, "")


@pytest.mark.parametrize(
    "path",
    [
        "solutions",
        "tests",
        ".git",
        "notebooks",
        "helpers/kernels/finite_differences.py",
        "helpers/kernels/linear_regression/model.py",
    ],
)
def test_what_is_secret_cannot_be_read(asked, path):
    there = ROOT / path
    assert there.exists()
    body = f"p = {str(there)!r}\n"
    body += "return os.listdir(p) if os.path.isdir(p) else open(p).read()"
    outcome = asked(body)
    assert outcome.raised or not outcome.value


def test_a_kernel_of_an_earlier_chapter_can_be_imported(asked):
    body = "from helpers.kernels import tensors\nreturn tensors.TAUGHT_IN"
    assert asked(body).value == "01_tensors"


def test_home_is_the_scratch_folder(asked):
    assert asked("return os.path.expanduser('~') == os.getcwd()").value is True
    outcome = asked(f"return sorted(os.listdir({str(Path.home())!r}))")
    assert outcome.raised or outcome.value != sorted(
        p.name for p in Path.home().iterdir()
    )


@pytest.mark.parametrize(
    "body",
    [
        "return os.fork()",
        "import subprocess\nreturn subprocess.run(['true']).returncode",
        "import socket\nreturn socket.socket().fileno()",
        "os.kill(os.getppid() or 2, 0)",
        "os.kill(-1, 9)",
        "os.unshare(0x10000000) if hasattr(os, 'unshare') else os.fork()",
        "import ctypes\nl = ctypes.CDLL(None, use_errno=True)\n"
        "if l.ptrace(16, 2, 0, 0) < 0: raise OSError(ctypes.get_errno())",
        "import ctypes\nl = ctypes.CDLL(None, use_errno=True)\n"
        "if l.unshare(0x10000000) < 0: raise OSError(ctypes.get_errno())",
        "import ctypes\nl = ctypes.CDLL(None, use_errno=True)\n"
        "if l.memfd_create(b'x', 0) < 0: raise OSError(ctypes.get_errno())",
    ],
)
def test_the_kernel_refuses(asked, body):
    raised = asked(body).raised
    assert "OSError" in raised


def test_a_refused_call_costs_only_itself(asked):
    body = "try:\n    os.fork()\nexcept OSError:\n    return 7"
    assert asked(body).value == 7


@pytest.mark.parametrize(
    "folder", ["/", "/usr", "/dev", str(ROOT / "helpers"), str(ROOT / "data")]
)
def test_nothing_can_be_written_outside(asked, folder):
    outcome = asked(f"open({folder!r} + '/planted', 'w').write('x')")
    assert "OSError" in outcome.raised
    assert not Path(folder, "planted").exists()


def test_the_scratch_folder_can_be_written_and_is_empty_each_time(asked):
    body = "before = os.listdir('.')\nopen('mine', 'w').write('x')\nreturn before"
    assert asked(body).value == []
    assert asked(body).value == []


def test_the_scratch_folder_has_an_end(asked, at_level):
    body = (
        "for i in range(100):\n    with open(f'{i}', 'wb') as f: f.write(bytes(10**7))"
    )
    if at_level.level == SHARED:
        body = "with open('big', 'wb') as f: f.write(bytes(5 * 10**7))"
    assert "OSError" in asked(body).raised


def test_memory_has_an_end(asked):
    assert asked("return len(bytearray(3 * 2**30))").raised[0] == "MemoryError"


def test_descriptors_have_an_end(asked):
    body = "return [open('/dev/null') for _ in range(1000)]"
    assert "OSError" in asked(body).raised


def test_threads_still_work(asked):
    body = (
        "import threading\nfound = []\n"
        "t = threading.Thread(target=lambda: found.append(3))\n"
        "t.start()\nt.join()\nreturn found"
    )
    assert asked(body).value == [3]


def test_what_looks_at_its_threads_still_works(asked):
    """scikit-learn reads a file for that which no worker can see."""
    body = (
        "from sklearn.cluster import KMeans\n"
        "X = np.array([[0.0], [0.0], [4.0], [4.0]])\n"
        "return float(KMeans(2, n_init=1, random_state=0).fit(X).inertia_)"
    )
    assert asked(body).value == 0.0


def test_no_other_process_is_seen(asked):
    body = "return [n for n in os.listdir('/proc') if n.isdigit()]"
    outcome = asked(body)
    assert outcome.raised or outcome.value == []


def test_no_descriptor_of_others_is_inherited(asked):
    body = (
        "found = []\n"
        "for n in range(3, 128):\n"
        "    try: os.fstat(n)\n"
        "    except OSError: continue\n"
        "    found.append(n)\n"
        "return found"
    )
    assert len(asked(body).value) == 1  # its own pipe


def test_the_environment_tells_nothing(asked, monkeypatch):
    monkeypatch.setenv("WORKBOOK_CANARY", "sings")
    assert "sings" not in str(asked("return dict(os.environ)").value)


def test_grading_refuses_without_a_wall(monkeypatch):
    monkeypatch.setattr(level, "examine", lambda: (UNCONFINED, "it is missing"))
    with pytest.raises(EnvironmentProblem, match="it is missing") as error:
        choose_level()
    assert "--unconfined" in error.value.next_step
    assert choose_level(unconfined=True) == UNCONFINED


def test_bubblewrap_that_is_not_installed_is_said(monkeypatch):
    monkeypatch.setattr(bubblewrap, "find", lambda: None)
    examine.cache_clear()
    try:
        assert examine() == (UNCONFINED, "bubblewrap is not installed")
    finally:
        examine.cache_clear()


def test_missing_walls_are_noticed(tmp_path):
    canary = tmp_path / "canary"
    canary.write_text("sings")
    text = (
        "from helpers.grading.confinement import inside, probe\n"
        "inside.wall_in = lambda *ways: None\n"
        f"probe.main({SHARED!r}, {str(canary)!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, check=True)
    assert json.loads(done.stdout) == [
        "a file outside can be read",
        "files can be written outside the scratch folder",
        "a process can be started",
        "a socket can be opened",
        "another process can be reached",
    ]
