"""The same numbers in another shape: images as rows, and rows as images."""

from numpy.typing import ArrayLike

from helpers.arguments import FloatArray, as_array, as_count, as_matrix
from helpers.errors import ShapeError


def batch_to_rows(imgs: ArrayLike) -> FloatArray:
    """One row for each image, its pixels line by line.

    Parameters
    ----------
    imgs : (n, h, w) array_like
        Images. There may be none.

    Returns
    -------
    (n, h * w) numpy.ndarray
        float64: pixel ``(i, j)`` of an image stands in column ``i * w + j``. A view
        where ``imgs`` is a float64 array in C order.

    Raises
    ------
    ShapeError
        If ``imgs`` has not three axes.
    DomainError
        If ``imgs`` holds something that is no real number.

    Notes
    -----
    Time O(1) where a view will do, else O(n h w).

    References
    ----------
    Harris et al., Array programming with NumPy, Nature 585 (2020).

    Examples
    --------
    >>> batch_to_rows([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
    array([[1., 2., 3., 4.],
           [5., 6., 7., 8.]])
    """
    imgs = as_array(imgs, "imgs")
    if imgs.ndim != 3:
        raise ShapeError(f"imgs has shape {imgs.shape}, must be (n, h, w)")
    n, h, w = imgs.shape
    return imgs.reshape(n, h * w)


def rows_to_batch(rows: ArrayLike, h: int, w: int) -> FloatArray:
    """One image for each row: undoes `batch_to_rows`.

    Parameters
    ----------
    rows : (n, h * w) array_like
        One image a row, its pixels line by line. There may be none.
    h : int
        Height of an image.
    w : int
        Width of an image.

    Returns
    -------
    (n, h, w) numpy.ndarray
        float64. A view where ``rows`` is a float64 array in C order.

    Raises
    ------
    ShapeError
        If ``rows`` is no matrix or its rows have another length than ``h * w``.
    DomainError
        If ``h`` or ``w`` is no whole number or negative, or ``rows`` holds something
        that is no real number.

    Notes
    -----
    Time O(1) where a view will do, else O(n h w).

    References
    ----------
    Harris et al., Array programming with NumPy, Nature 585 (2020).

    Examples
    --------
    >>> rows_to_batch([[1, 2, 3, 4, 5, 6]], 2, 3)
    array([[[1., 2., 3.],
            [4., 5., 6.]]])
    """
    rows, h, w = as_matrix(rows, "rows"), as_count(h, "h"), as_count(w, "w")
    n, d = rows.shape
    if d != h * w:
        raise ShapeError(f"rows has rows of length {d}, must be h * w = {h * w}")
    return rows.reshape(n, h, w)
