"""The affine layer forward and backward, and the slope of ReLU."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import (
    FloatArray,
    as_array,
    as_matrix,
    as_vector,
    is_finite,
    require_finite,
)
from helpers.errors import ShapeError

Cache = tuple[FloatArray, FloatArray]


def affine_forward(
    X: ArrayLike, W: ArrayLike, b: ArrayLike
) -> tuple[FloatArray, Cache]:
    """Affine layer ``X @ W + b``, with what its backward pass needs.

    Parameters
    ----------
    X : (n, d) array_like
        One example a row. With no rows, the result has none.
    W : (d, k) array_like
        Weights, one column for each unit.
    b : (k,) array_like
        Biases.

    Returns
    -------
    out : (n, k) numpy.ndarray
        A value beyond the float64 range becomes infinite.
    cache : tuple
        ``(X, W)`` as float64, for `affine_backward`. They are not copied.

    Raises
    ------
    ShapeError
        If the shapes do not fit together.
    DomainError
        If an argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    Time O(n d k); extra memory O(n k).

    References
    ----------
    Goodfellow, Bengio, Courville, *Deep Learning* (2016), section 6.5.

    Examples
    --------
    >>> out, cache = affine_forward([[1.0, 2.0]], [[1.0], [3.0]], [0.5])
    >>> out
    array([[7.5]])
    """
    X, W = as_matrix(X, "X"), as_matrix(W, "W")
    require_shape(W, "W", (X.shape[1], W.shape[1]), "X")
    b = as_vector(b, "b", length=W.shape[1], counts="columns of W")
    out = _affine_forward(X, W, b)
    if not is_finite(out):
        require_finite(X=X, W=W, b=b)
    return out, (X, W)


def affine_backward(
    g: ArrayLike, cache: Sequence[ArrayLike]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Gradients of a loss by the inputs of an affine layer.

    Parameters
    ----------
    g : (n, k) array_like
        Gradient of the loss by the output of the layer.
    cache : sequence
        What `affine_forward` returned: ``X`` and ``W`` come first.

    Returns
    -------
    dX : (n, d) numpy.ndarray
        ``g @ W.T``.
    dW : (d, k) numpy.ndarray
        ``X.T @ g``: summed over the rows. If the loss is a mean, ``g`` holds the 1/n.
    db : (k,) numpy.ndarray
        Sum of the rows of ``g``.

    Raises
    ------
    ShapeError
        If the shapes do not fit together.
    DomainError
        If an argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    Time O(n d k); extra memory O(n d + d k).

    References
    ----------
    Goodfellow, Bengio, Courville, *Deep Learning* (2016), algorithm 6.4.

    Examples
    --------
    >>> dX, dW, db = affine_backward([[2.0]], ([[1.0, 2.0]], [[1.0], [3.0]]))
    >>> dX.tolist(), dW.tolist(), db.tolist()
    ([[2.0, 6.0]], [[2.0], [4.0]], [2.0])
    """
    X, W = as_matrix(cache[0], "X"), as_matrix(cache[1], "W")
    g = as_matrix(g, "g")
    require_shape(W, "W", (X.shape[1], W.shape[1]), "X")
    require_shape(g, "g", (X.shape[0], W.shape[1]), "X and W")
    grads = _affine_backward(g, X, W)
    if not all(map(is_finite, grads)):
        require_finite(g=g, X=X, W=W)
    return grads


def relu_backward(g: ArrayLike, cache: ArrayLike) -> FloatArray:
    """Gradient of a loss by the input of ReLU.

    Parameters
    ----------
    g : array_like
        Gradient of the loss by the output, any shape.
    cache : array_like
        The input ``Z`` of the forward pass, of the shape of ``g``.

    Returns
    -------
    numpy.ndarray
        ``g`` where ``Z`` is above 0, and 0 elsewhere: the slope at 0 is taken as 0.

    Raises
    ------
    ShapeError
        If the shapes differ.
    DomainError
        If an argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    Any slope from 0 to 1 is a subgradient at 0; 0 is what torch takes.
    Time O(size of g); extra memory the same.

    References
    ----------
    Glorot, Bordes, Bengio, Deep sparse rectifier neural networks, AISTATS (2011).

    Examples
    --------
    >>> relu_backward([5.0, 6.0, 7.0], [-1.0, 0.0, 2.0])
    array([0., 0., 7.])
    """
    g, Z = as_array(g, "g"), as_array(cache, "cache")
    if g.shape != Z.shape:
        raise ShapeError(f"g has shape {g.shape}, must be {Z.shape} as the cache has")
    if not (is_finite(g) and is_finite(Z)):
        require_finite(g=g, cache=Z)
    return _relu_backward(g, Z)


def require_shape(
    array: FloatArray, name: str, shape: tuple[int, ...], others: str
) -> None:
    """Refuse an array of another shape than the one that fits ``others``."""
    if array.shape != shape:
        raise ShapeError(
            f"{name} has shape {array.shape}, must be {shape} to fit {others}"
        )


@np.errstate(over="ignore", invalid="ignore")
def _affine_forward(X: FloatArray, W: FloatArray, b: FloatArray) -> FloatArray:
    out = X @ W  # (n, k)
    out += b
    return out


def _relu_backward(g: FloatArray, Z: FloatArray) -> FloatArray:
    return g * (Z > 0.0)


@np.errstate(over="ignore", invalid="ignore")
def _affine_backward(
    g: FloatArray, X: FloatArray, W: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    return g @ W.T, X.T @ g, g.sum(axis=0)
