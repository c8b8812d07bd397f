"""A demo that uses a student's own function never stops the notebook."""

import linecache

import pytest
from jupyter_client.manager import start_new_kernel

from helpers.checks import attempt


def from_cell(text, name):
    filename = f"<ipython-input-7-{name}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(True), filename)
    space = {}
    exec(compile(text, filename, "exec"), space)
    return space[name]


def test_a_demo_that_works_says_nothing_more(capfd):
    with attempt("descend"):
        print("drawn")
    assert capfd.readouterr() == ("drawn\n", "")


def test_an_open_exercise_gives_one_line(capfd):
    with attempt("descend"):
        raise NotImplementedError
    assert capfd.readouterr() == (
        "This part waits for `descend`. Write it, then run this cell again.\n",
        "",
    )


def test_several_exercises_are_named():
    with attempt("gradient", "descend") as block:
        pass
    assert block.names == "`gradient` and `descend`"


def test_an_error_gives_one_line_with_the_place(capfd):
    broken = from_cell("def broken(x):\n    return x / 0\n", "broken")
    with attempt("broken"):
        broken(1)
    out, err = capfd.readouterr()
    assert err == ""
    assert out == (
        "This part needs a working `broken`. It stopped: ZeroDivisionError: "
        "division by zero (line 2: return x / 0). A divisor is 0 here: which input "
        "makes it so?\n"
    )


@pytest.mark.parametrize(
    "error", [ValueError("\ud800\x1b"), KeyError(3), AssertionError(), RecursionError()]
)
def test_any_error_is_printable(capfd, error):
    with attempt("descend"):
        raise error
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 1
    assert err == ""


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_what_the_student_stops_stays_stopped(error):
    with pytest.raises(error), attempt("descend"):
        raise error


def test_what_came_before_the_error_stays():
    seen = []
    with attempt("descend"):
        seen.append(1)
        raise NotImplementedError
    assert seen == [1]


LOOP = """
from helpers.checks import attempt
kept, stored = "from before", []
with attempt("train"):
    while True:
        stored.append(len(stored))
        if len(stored) == 1:
            print("at work", flush=True)
"""


def test_an_interrupt_is_one_plain_line_and_variables_stay():
    manager, client = start_new_kernel()
    try:
        request = client.execute(LOOP, stop_on_error=False)  # what follows is run
        reply = _interrupted(manager, client, request)
        assert (reply["ename"], len(reply["traceback"])) == ("KeyboardInterrupt", 1)
        assert "Everything that was there before" in reply["traceback"][0]
        client.get_shell_msg(timeout=30)
        asked = {"found": "(kept, stored[:1])"}
        after = client.execute("pass", user_expressions=asked, reply=True, timeout=30)
        assert after["content"]["status"] == "ok", after["content"]
        found = after["content"]["user_expressions"]["found"]["data"]["text/plain"]
        assert found == "('from before', [0])"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _interrupted(manager, client, request):
    """Interrupt a cell once it says that it is at work, and return the error shown."""
    while True:
        message = client.get_iopub_msg(timeout=30)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "stream":
            manager.interrupt_kernel()
        if message["msg_type"] == "error":
            return message["content"]
