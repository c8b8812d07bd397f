"""Figures of arrays: the numbers that stand in them."""

import numpy as np
import pytest

from helpers import plots

B = np.arange(24).reshape(2, 3, 4)


def texts(axes):
    return [text.get_text() for text in axes.texts]


def test_cells_count_from_both_ends():
    figure = plots.tensors.cells(B[0]).figure
    (axes,) = figure.axes
    top, right = axes.child_axes
    assert texts(axes) == [str(k) for k in range(12)]
    assert [t.get_text() for t in top.get_xticklabels()] == ["−4", "−3", "−2", "−1"]
    assert [t.get_text() for t in right.get_yticklabels()] == ["−3", "−2", "−1"]


def test_cells_frame_what_is_marked():
    (axes,) = plots.tensors.cells(B[0], B[0] > 9).figure.axes
    assert len(axes.patches) == 2
    assert "2 cells have a frame" in plots.tensors.cells(B[0], B[0] > 9).alt


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_sums_show_the_sums(axis):
    panel = plots.tensors.sums(B).figure.axes[axis + 1]
    kept = B.sum(axis=axis, keepdims=True)
    assert texts(panel) == [str(k) for k in kept.ravel()]
    assert str(kept.shape) in panel.get_title()


def test_ink_draws_a_bar_for_each_row_and_column():
    above, _, _, beside = plots.tensors.ink(B[0]).figure.axes
    assert [bar.get_height() for bar in above.patches] == [12, 15, 18, 21]
    assert [bar.get_width() for bar in beside.patches] == [6, 22, 38]


def test_gallery_draws_more_than_five_in_rows():
    picture = plots.tensors.gallery(np.zeros((7, 2, 2)), list("abcdefg"))
    assert [axes.get_title() for axes in picture.figure.axes] == [
        *"abcdefg",
        "",
        "",
        "",
    ]
