"""Each kernel of chapter 01 beside an independent way to the same result."""

from dataclasses import dataclass

import numpy as np
import torch
from pairs import Pair
from sklearn.preprocessing import scale

from helpers.kernels import tensors as kernels

COLUMNS = 64  # an image of 8 x 8


@dataclass(frozen=True)
class Batch:
    """Made-up images, as NumPy and torch hold them, and a column for each."""

    imgs: np.ndarray
    rows: np.ndarray
    y: np.ndarray
    torch_imgs: torch.Tensor
    torch_rows: torch.Tensor
    torch_y: torch.Tensor


def table(rows: int) -> Batch:
    rng = np.random.default_rng(rows)
    imgs = rng.normal(size=(rows, 8, 8))
    flat, y = imgs.reshape(rows, COLUMNS), rng.integers(COLUMNS, size=rows)
    return Batch(imgs, flat, y, *map(torch.from_numpy, (imgs, flat, y)))


def _noise(batch: Batch) -> np.ndarray:
    return kernels.add_noise(batch.rows, rng=np.random.default_rng(1))


def _formula_noise(batch: Batch) -> np.ndarray:
    return batch.rows + np.random.default_rng(1).normal(size=batch.rows.shape)


PAIRS = (
    Pair(
        "border",
        "torch index_select",
        lambda b: kernels.border(b.rows),
        lambda b: b.torch_rows.index_select(0, torch.tensor([0, len(b.y) - 1])),
    ),
    Pair(
        "every_other",
        "torch slice",
        lambda b: kernels.every_other(b.rows, 1, 2),
        lambda b: b.torch_rows[..., 1::2],
    ),
    Pair(
        "sum_keep",
        "torch sum",
        lambda b: kernels.sum_keep(b.imgs, (1, 2)),
        lambda b: b.torch_imgs.sum(dim=(1, 2), keepdim=True),
    ),
    Pair(
        "center_rows",
        "scikit-learn",
        lambda b: kernels.center_rows(b.rows),
        lambda b: scale(b.rows, axis=1, with_std=False),
    ),
    Pair("add_noise", "plain formula", _noise, _formula_noise),
    Pair(
        "batch_to_rows",
        "torch flatten",
        lambda b: kernels.batch_to_rows(b.imgs),
        lambda b: b.torch_imgs.flatten(1),
    ),
    Pair(
        "rows_to_batch",
        "torch unflatten",
        lambda b: kernels.rows_to_batch(b.rows, 8, 8),
        lambda b: b.torch_rows.unflatten(1, (8, 8)),
    ),
    Pair(
        "one_pick",
        "torch gather",
        lambda b: kernels.one_pick(b.rows, b.y),
        lambda b: b.torch_rows.gather(1, b.torch_y[:, None])[:, 0],
    ),
)
