"""Exercise 01.8: what is checked of `batch_to_rows` and `rows_to_batch`."""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, pure, shape, values
from helpers.kernels import tensors as kernel

from .cases import B234, MIXED, OTHER, SAME_NUMBERS, numbers

THREE = np.arange(24.0).reshape(3, 2, 4)
H5 = numbers(181, 5, 3, 2)  # hidden

ROWS_3 = Case("three images of 2 x 4", (THREE,))
ROWS_2 = Case("two images of 3 x 4", (B234,))
BACK = Case(
    "two rows, images of 3 x 4",
    steps="rows_to_batch(np.arange(24.0).reshape(2, 12), 3, 4)",
)
ROUND_TRIP = Case(
    "three images of 2 x 4, there and back",
    steps="""
        imgs = np.arange(24.0).reshape(3, 2, 4)
        rows_to_batch(batch_to_rows(imgs), 2, 4)
    """,
)
ROWS_AFTER = Case(
    "the rows after the call",
    steps="""
        rows = np.arange(12.0).reshape(2, 6)
        rows_to_batch(rows, 2, 3)
        rows
    """,
)
OTHER_ORDER = Case(
    "other orders in memory",
    steps="""
        imgs = np.asfortranarray(np.arange(30.0).reshape(5, 3, 2))
        rows = np.asfortranarray(np.arange(30.0).reshape(5, 6))
        [batch_to_rows(imgs), rows_to_batch(rows, 3, 2)]
    """,
)


class Reference:
    """The two kernels."""

    batch_to_rows = staticmethod(kernel.batch_to_rows)
    rows_to_batch = staticmethod(kernel.rows_to_batch)


batch_to_rows = Exercise(
    "batch_to_rows",
    names=("batch_to_rows", "rows_to_batch"),
    reference=Reference,
    arguments=("imgs",),
    rows=("imgs",),
    checks=[
        shape(ROWS_3, ROWS_2, points=0.25),
        values(ROWS_3, ROWS_2, points=0.75, label="images to rows"),
        values(BACK, points=0.75, label="rows to images"),
        values(ROUND_TRIP, points=0.5, label="there and back"),
        pure(ROWS_3, points=0.25),
        values(
            Case(OTHER, (H5,)),
            Case("one image", (H5[:1],)),
            Case("one row", steps="rows_to_batch(np.arange(6.0).reshape(1, 6), 3, 2)"),
            points=0.25,
            label=OTHER,
            hidden=True,
        ),
        edge(
            "no images",
            Case("no images", (H5[:0],)),
            Case("no rows", steps="rows_to_batch(np.zeros((0, 6)), 3, 2)"),
            points=0.5,
            hidden=True,
            message="Without images the shapes are (0, h * w) and (0, h, w). NumPy "
            "cannot work out a -1 there, nor stack nothing: write the lengths yourself.",
        ),
        edge(
            "order in memory, rows unchanged",
            OTHER_ORDER,
            ROWS_AFTER,
            points=0.5,
            hidden=True,
            message="Pixel (i, j) belongs in column i * w + j, however the numbers lie "
            "in memory; and `rows` stays as it was.",
        ),
        edge(
            MIXED,
            Case("uint8", (THREE.astype(np.uint8),)),
            Case("float32", (H5.astype(np.float32),)),
            points=0.25,
            hidden=True,
            message=SAME_NUMBERS,
        ),
    ],
    hints=[
        "`imgs.shape` tells n, h and w. What are the lengths of the new shape?",
        "The order of the numbers stays as it is: `reshape` is all you need, both ways.",
        "To a row: the shape is n and h times w. Back: the number of rows, then h, then "
        "w.",
    ],
)


@batch_to_rows.wrong_answer(
    "The pixels stand column by column, as after a transpose or with order='F'. They "
    "should go line by line, as you read."
)
class ColumnByColumn:
    def batch_to_rows(imgs):
        n, h, w = imgs.shape
        return imgs.transpose(0, 2, 1).reshape(n, h * w)

    def rows_to_batch(rows, h, w):
        return rows.reshape(len(rows), w, h).transpose(0, 2, 1)


@batch_to_rows.wrong_answer("All images stand in one row. Each needs a row of its own.")
class OneRowForAll:
    def batch_to_rows(imgs):
        return imgs.reshape(-1)

    def rows_to_batch(rows, h, w):
        return rows.reshape(-1, h, w)


@batch_to_rows.wrong_answer(
    "Images and pixels have changed places: the shape should be (n, h * w)."
)
class ImagesInColumns:
    def batch_to_rows(imgs):
        n, h, w = imgs.shape
        return imgs.reshape(n, h * w).T

    def rows_to_batch(rows, h, w):
        return rows.T.reshape(-1, h, w)


@batch_to_rows.wrong_answer(
    "Each row mixes pixels of several images: the first axis must stay n."
)
class MixesImages:
    def batch_to_rows(imgs):
        n, h, w = imgs.shape
        return imgs.reshape(h * w, n).T

    def rows_to_batch(rows, h, w):
        return rows.T.reshape(-1, h, w)


@batch_to_rows.wrong_answer("In `rows_to_batch`, h and w have changed places.")
class TurnedBack:
    def batch_to_rows(imgs):
        n, h, w = imgs.shape
        return imgs.reshape(n, h * w)

    def rows_to_batch(rows, h, w):
        return rows.reshape(-1, w, h)


@batch_to_rows.wrong_answer(
    "`rows_to_batch` puts the number of images last. It comes first: (n, h, w)."
)
class ImagesLast:
    def batch_to_rows(imgs):
        n, h, w = imgs.shape
        return imgs.reshape(n, h * w)

    def rows_to_batch(rows, h, w):
        return rows.reshape(h, w, -1)


@batch_to_rows.wrong_answer("`rows_to_batch` returns its rows as they came.")
class NotBack:
    def batch_to_rows(imgs):
        n, h, w = imgs.shape
        return imgs.reshape(n, h * w)

    def rows_to_batch(rows, h, w):
        return rows


@batch_to_rows.wrong_answer("")
class GuessesTheLength:
    def batch_to_rows(imgs):
        return imgs.reshape(len(imgs), -1)

    def rows_to_batch(rows, h, w):
        return rows.reshape(-1, h, w)


@batch_to_rows.wrong_answer("")
class SetsTheShape:
    def batch_to_rows(imgs):
        n, h, w = imgs.shape
        imgs.shape = (n, h * w)
        return imgs

    def rows_to_batch(rows, h, w):
        return rows.reshape(-1, h, w)


@batch_to_rows.wrong_answer("")
class InMemoryOrder:
    def batch_to_rows(imgs):
        n, h, w = imgs.shape
        return np.ravel(imgs, order="K").reshape(n, h * w)

    def rows_to_batch(rows, h, w):
        return rows.reshape(len(rows), h, w)


@batch_to_rows.right_answer
class ImageByImage:
    def batch_to_rows(imgs):
        n, h, w = imgs.shape
        rows = np.zeros((n, h * w))
        for i in range(n):
            rows[i] = imgs[i].flatten()
        return rows

    def rows_to_batch(rows, h, w):
        return np.array([row.reshape(h, w) for row in rows]).reshape(len(rows), h, w)


@batch_to_rows.right_answer
class LineBesideLine:
    def batch_to_rows(imgs):
        return np.concatenate([imgs[:, i] for i in range(imgs.shape[1])], axis=1)

    def rows_to_batch(rows, h, w):
        return np.stack(np.split(rows, h, axis=1), axis=1)


@batch_to_rows.right_answer
class WithTorch:
    def batch_to_rows(imgs):
        import torch

        return torch.tensor(imgs).flatten(start_dim=1)

    def rows_to_batch(rows, h, w):
        import torch

        return torch.as_tensor(rows).unflatten(1, (h, w))
