"""Tensors: picking entries, working along axes, and changing the shape."""

from helpers.kernels.tensors.axes import add_noise, center_rows, sum_keep
from helpers.kernels.tensors.layout import batch_to_rows, rows_to_batch
from helpers.kernels.tensors.picking import border, every_other, one_pick

__all__ = [
    "add_noise",
    "batch_to_rows",
    "border",
    "center_rows",
    "every_other",
    "one_pick",
    "rows_to_batch",
    "sum_keep",
]

TAUGHT_IN = "01_tensors"
