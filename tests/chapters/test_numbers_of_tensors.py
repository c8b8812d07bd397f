"""Numbers that the prose of chapter 01 quotes are those of the data."""

import numpy as np

from helpers import data
from helpers.authoring.chapters import find_chapter, read_source
from helpers.kernels.tensors import batch_to_rows, center_rows, one_pick, sum_keep

TEXTS = {c.id: c.source for c in read_source(find_chapter("01")).cells}


def test_digit_has_most_ink_where_the_text_says():
    images, labels = data.digits()
    digit = images[3]
    column, row = digit.sum(axis=0).argmax(), digit.sum(axis=1).argmax()
    text = TEXTS["tensors-mean-see"]
    assert labels[3] == 3
    assert f"in column {column} and in row {row}" in text
    assert f"darkest pixel is {20 * int(digit.max())}" in TEXTS["tensors-fails-list"]
    assert f"became 300 - 256 = {300 - 256}" in TEXTS["tensors-fails-list"]


def test_means_read_as_well_as_the_text_says():
    images, labels = data.digits()
    rows = center_rows(batch_to_rows(images))
    means = [rows[labels == k].mean(axis=0) for k in range(10)]
    D = np.concatenate([sum_keep((rows - m) ** 2, 1) for m in means], axis=1)
    nearest = D.argmin(axis=1)
    assert 0.88 < np.mean(nearest == labels) < 0.92
    assert "nine digits in ten" in TEXTS["tensors-together-why"]
    odd = np.argsort(one_pick(D, labels))[-5:]
    assert (nearest[odd] != labels[odd]).all()
    assert "all five are read as another digit" in TEXTS["tensors-together-why"]


def test_picture_of_sums_starts_as_the_text_says():
    B = np.arange(24).reshape(2, 3, 4)
    text = TEXTS["tensors-sum-see"]
    for part in (B[:, 0, 0], B[0, :, 0], B[0, 0]):
        assert " + ".join(map(str, part)) in text
    assert f"first column: {B[1, 2, 0]}." in TEXTS["tensors-axes-see"]
