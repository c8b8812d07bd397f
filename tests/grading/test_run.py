"""Answer cells run in a process of their own; what they do there stays there."""

import sys
import time
from pathlib import Path

import numpy as np
import pytest

from helpers.checks.answer import Stopped
from helpers.grading.confinement import UNCONFINED
from helpers.grading.run import MAX_WRITTEN, Arguments, Runner
from helpers.grading.worker import Cell
from helpers.grading.zygote import Course
from helpers.syntax import without_magics

COURSE = Course("import numpy as np\n", ("linear_regression",), level=UNCONFINED)


def runner(*cells, **options):
    cells = [Cell(name, (name,), text) for name, text in cells]
    return Runner(COURSE, cells, **({"time_limit": 3.0} | options))


def gone(path, seconds=5):
    """Whether a path goes away within some seconds."""
    end = time.monotonic() + seconds
    while path.exists() and time.monotonic() < end:
        time.sleep(0.02)
    return not path.exists()


def test_calls_come_back_as_plain_data():
    with runner(("double", "def double(a):\n    return 2 * a\n")) as at_work:
        outcome = at_work.ask("double", "call", (np.array([1.0, 2.0]),))
    np.testing.assert_array_equal(outcome.value, [2.0, 4.0])
    np.testing.assert_array_equal(outcome.args_after[0], [1.0, 2.0])


def test_arguments_are_kept_as_long_as_their_text_is():
    """They are known by their address, where others may lie once they are gone."""
    written, args = Arguments(), (np.arange(3.0), object())
    before = sys.getrefcount(args)
    assert written.text(args) is written.text(args)
    assert sys.getrefcount(args) > before


def test_arguments_are_written_for_a_class_and_not_for_ever():
    written = Arguments()
    texts = [written.text((number,)) for number in range(MAX_WRITTEN + 2)]
    assert len(set(texts)) == len(texts)
    assert len(written) <= MAX_WRITTEN


def test_variables_come_back():
    cells = [Cell("lr", ("lr", "steps"), "lr, steps = 0.1, 7\n")]
    with Runner(COURSE, cells) as at_work:
        assert at_work.ask("lr", "values").value == (0.1, 7)


def test_broken_cell_costs_only_itself():
    cells = (("bad", "def bad(:\n"), ("good", "def good():\n    return 1\n"))
    with runner(*cells) as at_work:
        assert "SyntaxError" in at_work.problems["bad"]
        assert at_work.ask("good", "call").value == 1


def test_missing_name_is_said():
    with runner(("asked", "def other():\n    return 1\n")) as at_work:
        assert at_work.problems == {"asked": "the cell does not define `asked`"}


@pytest.mark.parametrize(
    "text",
    ["while True:\n    pass\n", "import time\ntime.sleep(60)\n"],
    ids=["busy", "asleep"],
)
def test_endless_cell_is_left_out_and_the_others_go_on(text):
    cells = (("hangs", text), ("good", "def good():\n    return 1\n"))
    with runner(*cells, time_limit=1.0) as at_work:
        assert "longer than 1 seconds" in at_work.problems["hangs"]
        assert at_work.ask("good", "call").value == 1


def test_cell_that_ends_the_process_is_left_out():
    cells = (
        ("leaves", "import os\nos._exit(0)\n"),
        ("good", "def good():\n    return 1\n"),
    )
    with runner(*cells) as at_work:
        assert "ended the Python process" in at_work.problems["leaves"]
        assert at_work.ask("good", "call").value == 1


def test_endless_call_is_stopped_and_a_later_call_works():
    text = "def f(n):\n    while n == 0:\n        pass\n    return n\n"
    with runner(("f", text), time_limit=1.0) as at_work:
        with pytest.raises(Stopped, match="longer than 1 seconds"):
            at_work.ask("f", "call", (0,))
        assert at_work.ask("f", "call", (3,)).value == 3


def test_twice_stopped_is_not_asked_again():
    text = "import os\ndef f():\n    os._exit(1)\n"
    with runner(("f", text)) as at_work:
        for _ in range(2):
            with pytest.raises(Stopped, match="ended the Python process"):
                at_work.ask("f", "call")
        with pytest.raises(Stopped, match="stopped before"):
            at_work.ask("f", "call")


def test_system_exit_in_an_answer_is_its_error():
    with runner(("f", "def f():\n    raise SystemExit(0)\n")) as at_work:
        assert at_work.ask("f", "call").raised[0] == "SystemExit"


def test_prints_and_stderr_do_not_reach_ours(capfd):
    text = "import sys\ndef f():\n    print('x' * 10**6)\n    sys.stderr.write('y')\n"
    with runner(("f", text)) as at_work:
        assert at_work.ask("f", "call").value is None
    assert capfd.readouterr() == ("", "")


def test_strays_end_with_the_submission(tmp_path):
    mark = tmp_path / "alive"
    text = (
        "import os, time\n"
        "def f():\n"
        "    if os.fork() == 0:\n"
        "        while True:\n"
        f"            open({str(mark)!r}, 'a').write('.')\n"
        "            time.sleep(0.05)\n"
    )
    with runner(("f", text)) as at_work:
        at_work.ask("f", "call")
    time.sleep(0.2)
    size = mark.stat().st_size if mark.exists() else 0
    time.sleep(0.3)
    assert (mark.stat().st_size if mark.exists() else 0) == size


def test_answers_run_in_an_empty_scratch_folder_that_goes_away():
    text = "import os\ndef f():\n    return os.getcwd(), os.listdir('.')\n"
    with runner(("f", text)) as at_work:
        folder, names = at_work.ask("f", "call").value
        assert names == []
        assert Path(folder) != Path.cwd()
    assert gone(Path(folder))


def test_locked_kernel_cannot_be_imported():
    text = "from helpers.kernels.linear_regression import predict as f\n"
    with runner(("f", text)) as at_work:
        assert "this exercise asks you to write it" in at_work.problems["f"]


def test_objects_do_not_cross():
    text = "class Liar:\n    def __eq__(self, other):\n        return True\n"
    text += "def f():\n    return Liar()\n"
    with runner(("f", text)) as at_work:
        assert at_work.ask("f", "call").value.type_name == "Liar"


def test_magics_do_not_break_a_cell():
    text = "%%time\n!ls\ndef f():\n    return 1\n"
    assert "%" not in without_magics(text)
    with runner(("f", text)) as at_work:
        assert at_work.ask("f", "call").value == 1


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("%time f(1)", "f(1)"),
        ("t = %timeit -o f(1)", "t = None"),
        ("np.dot?", "pass"),
        ("?np.dot", "pass"),
        ("    !ls", "    pass"),
        ("x = 7 % 2", "x = 7 % 2"),
    ],
)
def test_magic_becomes_plain_python(line, plain):
    text = f"%matplotlib inline\nif True:\n    pass\n{line}\n"
    assert without_magics(text).splitlines()[-1] == plain


def test_line_that_fails_below_an_answer_costs_nothing():
    text = "def f():\n    return 1\nprint(unknown)\n"
    with runner(("f", text)) as at_work:
        assert at_work.problems == {}
        assert at_work.ask("f", "call").value == 1


def test_later_cell_of_the_same_name_does_not_take_over():
    cells = (
        ("f", "def f():\n    return 1\n"),
        ("g", "def f():\n    return 2\ndef g():\n    return f()\n"),
    )
    with runner(*cells) as at_work:
        assert at_work.ask("f", "call").value == 1
        assert at_work.ask("g", "call").value == 2


def test_answer_does_not_pay_for_what_another_left_behind():
    bad = "import os, threading\ndef bad():\n"
    bad += "    threading.Timer(0.1, os._exit, [0]).start()\n"
    with runner(("bad", bad), ("good", "def good():\n    return 1\n")) as at_work:
        at_work.ask("bad", "call")
        time.sleep(0.5)
        assert at_work.ask("good", "call").value == 1


def test_object_that_ends_the_process_when_it_goes_costs_its_own_answer():
    trap = "import os\nclass Trap:\n    def __del__(self):\n        os._exit(0)\n"
    bad = trap + "def bad():\n    return Trap()\n"
    with runner(("bad", bad), ("good", "def good():\n    return 1\n")) as at_work:
        with pytest.raises(Stopped, match="ended the Python process"):
            at_work.ask("bad", "call")
        assert at_work.ask("good", "call").value == 1


def test_reading_a_reply_uses_up_the_answers_time(monkeypatch):
    monkeypatch.setattr("helpers.grading.run.BUDGET", 1e-9)
    with runner(("one", "def one():\n    return 1\n")) as at_work:
        at_work.ask("one", "call")
        with pytest.raises(Stopped, match="used up its time"):
            at_work.ask("one", "call")
