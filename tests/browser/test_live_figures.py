"""Sliders in JupyterLab: moved by keyboard, saved, and opened again without a run."""

import json
import statistics
import time

import pytest
from playwright.sync_api import expect

from tests.crowd import crowd

REDRAWN_SECONDS = 1.0
TIMED_MOVES = 4
STDERR = "application/vnd.jupyter.stderr"
FIGURES = [
    ("06_linear_regression", "linear-regression", "rate-live", "learning rate"),
    ("24_kmeans", "kmeans", "k-live", "clusters K"),
]
each_figure = pytest.mark.parametrize(
    ("lab", "topic", "live", "label"), FIGURES, indirect=["lab"]
)


def draw(lab, topic, live):
    """Run a chapter as far as its live figure needs, and return that cell's id."""
    for name in ("setup", "data", live):
        lab.run(f"{topic}-{name}")
    return f"{topic}-{live}"


def move(lab, name, key):
    """Press a key on the slider; return alt text and picture, and the seconds taken."""
    cell = lab.scroll_to(name)
    before = cell.locator("img").get_attribute("alt")
    cell.get_by_role("slider").focus()
    start = time.perf_counter()
    lab.page.keyboard.press(key)
    expect(cell.locator("img")).not_to_have_attribute("alt", before)
    seconds = time.perf_counter() - start
    return *picture(lab, name), seconds


def picture(lab, name):
    found = lab.cell(name).locator("img")
    return found.get_attribute("alt"), found.get_attribute("src")


def kinds(lab, name):
    outputs = lab.cell(name).locator(".jp-OutputArea-output")
    return outputs.evaluate_all("all => all.map(one => one.dataset.mimeType)")


@each_figure
def test_arrow_keys_move_the_slider_and_the_picture_follows(lab, topic, live, label):
    name = draw(lab, topic, live)
    first = picture(lab, name)
    moved = move(lab, name, "ArrowRight")
    assert moved[1] != first[1]
    back = move(lab, name, "ArrowLeft")
    assert back[:2] == first
    assert len(kinds(lab, name)) == 2
    assert not {"application/vnd.jupyter.error", STDERR} & set(kinds(lab, name))


@each_figure
def test_a_move_is_answered_within_a_second(lab, topic, live, label):
    """The first move also reads fonts, and one may meet a pause: the middle counts."""
    name = draw(lab, topic, live)
    keys = ["ArrowRight", "ArrowLeft"] * (TIMED_MOVES // 2)
    took = statistics.median(move(lab, name, key)[2] for key in keys)
    assert took < REDRAWN_SECONDS * crowd()


@each_figure
def test_the_slider_says_its_name_and_place_and_is_on_the_way_of_tab(
    lab, topic, live, label
):
    cell = lab.cell(draw(lab, topic, live))
    slider = cell.get_by_role("slider")
    assert slider.get_attribute("tabindex") == "0"
    assert cell.locator(".widget-label").first.inner_text() == label
    assert (
        cell.locator(".widget-readout").inner_text()
        in picture(lab, f"{topic}-{live}")[0]
    )


@pytest.mark.parametrize("lab", ["06_linear_regression"], indirect=True)
def test_saved_and_opened_again_the_last_picture_is_there_without_a_run(
    lab, course_root
):
    name = draw(lab, "linear-regression", "rate-live")
    moved = move(lab, name, "ArrowRight")[:2]
    lab.save()
    path = "06_linear_regression/06_linear_regression.ipynb"
    saved = json.loads((course_root / "notebooks" / path).read_text())
    assert "widgets" not in saved["metadata"]

    lab.close()
    lab.open(path)
    lab.scroll_to(name)
    assert picture(lab, name) == moved
    gone = lab.cell(name).locator(".jp-OutputArea-output.jupyter-widgets")
    expect(gone).to_have_text("Error displaying widget: model not found")
    assert gone.evaluate("e => getComputedStyle(e).fontSize") == "0px"
    said = gone.evaluate("e => getComputedStyle(e, '::after').content")
    assert "Run this cell" in said
