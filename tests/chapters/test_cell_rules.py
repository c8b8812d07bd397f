"""The rules that `make notebooks` holds each cell to can fail."""

import re

import pytest
from nbformat.v4 import new_code_cell, new_output

from tests.chapters.cell_rules import cell_problems, time_problems

ALT = "A line that falls from left to right through a cloud of dots"
PICTURE = {"image/png": "", "text/html": f'<img alt="{ALT}" src="x">'}


def problems(outputs, *tags, points=2.0, stored=()):
    cell = new_code_cell(metadata={"tags": list(tags)}, outputs=list(stored))
    cell.metadata["nbgrader"] = {"points": points}
    return list(cell_problems(cell, outputs))


def shown(data, kind="display_data"):
    return new_output(kind, data=data)


@pytest.mark.parametrize(
    ("outputs", "tags", "said"),
    [
        ([new_output("stream", name="stderr", text="Warning")], (), "stderr: 'Warning"),
        ([shown({"image/png": ""})], (), "without alt text"),
        ([shown({"text/html": '<img alt="a plot">'})], (), "'a plot', which describes"),
        ([shown({"text/html": "<img src='x'>"})], (), "alt text ''"),
        (
            [shown({"text/plain": "1.5"}, "execute_result")],
            ("tests",),
            r"earns \[1.5\]",
        ),
        ([], ("tests",), r"earns \[\], which must be 2.0"),
        ([], ("nbval-check-output",), "has none"),
    ],
)
def test_what_is_wrong_is_said(outputs, tags, said):
    (found,) = problems(outputs, *tags)
    assert re.search(said, found)


def test_what_is_right_passes():
    words = new_output("stream", name="stdout", text="shape (3, 2)")
    assert problems([words, shown(PICTURE)]) == []
    assert problems([words], "nbval-check-output", stored=[words]) == []
    full = shown({"text/plain": "2.0"}, "execute_result")
    assert problems([shown({"text/plain": "passed"}), full], "tests") == []


def test_time():
    assert list(time_problems(9, 59)) == []
    assert len(list(time_problems(11, 30))) == 1
    assert len(list(time_problems(2, 61))) == 1
