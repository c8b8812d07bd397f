"""Sliders beside a picture: where they show, where not, and what they redraw."""

import json
import os
import re
import subprocess
import sys

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from matplotlib import pyplot as plt
from nbclient import NotebookClient

from helpers import plots
from helpers.authoring.chapters import all_chapters, read_source, role
from helpers.errors import DomainError
from helpers.grading.run import Runner
from helpers.grading.worker import Cell
from helpers.grading.zygote import Course
from helpers.plots.live import Live

WIDGET = "application/vnd.jupyter.widget-view+json"
SECONDS = 30
CELL = """
from functools import partial
from helpers import plots
draw = partial(plots.descent.walk, [1.0, 2.0, 4.0], [2.0, 3.0, 5.0])
rate = plots.Slider("learning rate", [0.01, 0.1, 0.2], start=0.1)
plots.live(draw, rate=rate)
"""
FRAGILE = """
from helpers import plots
def draw(at):
    return plots.descent.bounces([0.5, 1 / at])
plots.live(draw, at=plots.Slider("at", [0, 1, 2], start=1))
"""


@pytest.mark.parametrize(
    ("label", "values", "start", "said"),
    [
        (" ", [1, 2], 1, "label is ' '"),
        ("K", [1], 1, r"values is \[1\]"),
        ("K", [1, 2], 3, "start is 3"),
    ],
)
def test_a_slider_that_cannot_move_is_refused(label, values, start, said):
    with pytest.raises(DomainError, match=said):
        plots.Slider(label, values, start)


def test_a_live_figure_needs_a_slider():
    with pytest.raises(DomainError, match="must hold one or more"):
        plots.live(plots.descent.bounces)


def test_nothing_is_drawn_before_it_is_shown():
    def draw(at):
        raise AssertionError(at)

    assert isinstance(plots.live(draw, at=plots.Slider("at", [1, 2], 1)), Live)


def test_a_terminal_gets_words_and_no_widgets():
    code = CELL.rstrip() + "._ipython_display_()\nimport sys\n"
    code += "assert 'ipywidgets' not in sys.modules"
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_leaves_no_figure_open(monkeypatch):
    monkeypatch.setattr("IPython.display.display", lambda *shown, **options: None)
    draw = plots.descent.bounces
    plots.live(
        lambda share: draw([0.5, share]), share=plots.Slider("share", [0.1, 1], 1)
    )._ipython_display_()
    assert plt.get_fignums() == []


def executed(code):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, kernel_name="python3", timeout=SECONDS).execute()
    return notebook


def test_a_run_from_top_to_bottom_has_the_picture_and_its_values():
    notebook = executed(CELL)
    line, picture = (output.data for output in notebook.cells[0].outputs)
    assert line["text/plain"] == (
        "Drawn for learning rate = 0.1. In JupyterLab you can move it."
    )
    assert "learning rate 0.1" in picture["text/plain"]
    assert {"text/html", "image/png"} <= set(picture)
    assert WIDGET not in line | picture
    assert "widgets" not in notebook.metadata


class Front:
    """A front-end with a person: it could answer, and it moves sliders."""

    def __init__(self, **env):
        self.manager, self.client = start_new_kernel(env={**os.environ, **env})
        self.sliders = []  # comm ids, in the order in which they were made

    def run(self, code):
        """Run a cell and return the data of its outputs."""
        return self._outputs(self.client.execute(code, allow_stdin=True))

    def move(self, slider, place):
        """Move a slider to one of its places, and return what was redrawn."""
        state = {"method": "update", "state": {"index": place}, "buffer_paths": []}
        content = {"comm_id": self.sliders[slider], "data": state}
        message = self.client.session.msg("comm_msg", content)
        self.client.shell_channel.send(message)
        return self._outputs(message["header"]["msg_id"])

    def _outputs(self, request):
        found, idle = [], False
        while not idle:
            message = self.client.get_iopub_msg(timeout=SECONDS)
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, content = message["msg_type"], message["content"]
            idle = kind == "status" and content["execution_state"] == "idle"
            state = content.get("data", {}).get("state", {})
            if state.get("_model_name") == "SelectionSliderModel":
                self.sliders.append(content["comm_id"])
            if kind == "comm_msg" and "Not redrawn" in json.dumps(state):
                found.append(state["value"])
            if "display_data" in kind or kind in ("execute_result", "error"):
                found.append(content.get("data", content))
        return found

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture
def front():
    opened = Front()
    yield opened
    opened.stop()


def test_a_person_gets_sliders_and_each_move_redraws_picture_and_words(front):
    sliders, picture = front.run(CELL)
    assert WIDGET in sliders
    assert sliders["text/html"] == "<p>Run this cell to move: learning rate.</p>"
    assert WIDGET not in picture
    assert "learning rate 0.1" in picture["text/plain"]

    (moved,) = front.move(0, 2)
    assert "learning rate 0.2" in moved["text/plain"]
    assert 'alt="Gradient descent with the learning rate 0.2' in moved["text/html"]
    assert moved["image/png"] != picture["image/png"]
    (back,) = front.move(0, 1)
    assert back == picture


def test_two_sliders_keep_each_others_places(front):
    cell = CELL.replace(
        "rate=rate", "rate=rate, steps=plots.Slider('steps', [5, 9], 5)"
    )
    front.run(cell)
    front.move(0, 2)
    (moved,) = front.move(1, 1)
    assert "learning rate 0.2. 9 steps" in moved["text/plain"]


def test_what_cannot_be_drawn_is_said_and_the_slider_goes_on(front):
    front.run(FRAGILE)
    assert front.move(0, 0) == ["Not redrawn. ZeroDivisionError: division by zero"]
    moved = front.move(0, 2)
    assert "0.5" in moved[0]["text/plain"]


def test_nbgrader_gets_no_widgets_even_from_a_front_end():
    front = Front(NBGRADER_EXECUTION="autograde")
    try:
        outputs = front.run(CELL)
    finally:
        front.stop()
    assert len(outputs) == 2
    assert all(WIDGET not in data for data in outputs)
    assert front.sliders == []


def test_a_graders_worker_makes_no_widgets():
    """Even if an answer shows one. Demo cells do not run there at all."""
    text = CELL.rstrip() + "._ipython_display_()\nimport sys\n"
    text += "def f():\n    return 'ipywidgets' in sys.modules\n"
    with Runner(Course(""), [Cell("f", ("f",), text)], time_limit=10.0) as at_work:
        assert at_work.problems == {}
        assert at_work.ask("f", "call").value is False


def test_set_up_cells_hold_no_live_figure():
    """What graders run is set-up and answers; live figures are in demo cells."""
    found = {
        role(cell)
        for chapter in all_chapters()
        for cell in read_source(chapter).cells
        if re.search(r"\bplots\.live\(", cell.source) and cell.cell_type == "code"
    }
    assert found == {"demo"}
