"""Two affine layers with ReLU between them: loss, gradients and training."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import (
    FloatArray,
    as_count,
    as_generator,
    as_matrix,
    as_positive,
    as_vector,
    is_finite,
    require_finite,
    require_rows,
)
from helpers.errors import DomainError
from helpers.kernels.backprop.layers import (
    _affine_backward,
    _affine_forward,
    require_shape,
)
from helpers.kernels.backprop.loss import (
    Labels,
    _objective,
    _softmax_cross_entropy,
    as_labels,
    as_penalty,
)

Params = dict[str, FloatArray]
KEYS = ("W1", "b1", "W2", "b2")


def two_layer_step(
    params: Mapping[str, ArrayLike], X: ArrayLike, y: ArrayLike, lam: float
) -> tuple[float, Params]:
    """Objective of a two-layer classifier and all its gradients.

    Parameters
    ----------
    params : mapping
        ``W1 (d, h)``, ``b1 (h,)``, ``W2 (h, k)``, ``b2 (k,)``.
    X : (n, d) array_like
        One example a row, at least one.
    y : (n,) array_like
        Classes, whole numbers from 0 to ``k - 1``.
    lam : float
        Strength of the L2 penalty on ``W1`` and ``W2``, 0 or more.

    Returns
    -------
    loss : float
        Mean cross entropy of ``relu(X @ W1 + b1) @ W2 + b2``, plus
        ``lam / 2 * (sum(W1**2) + sum(W2**2))``.
    grads : dict of str to numpy.ndarray
        Derivatives of ``loss``, under the keys of ``params``.

    Raises
    ------
    ShapeError
        If ``X`` has no rows, or the shapes do not fit together.
    DomainError
        If a key is missing, ``y`` holds a number that is no class, ``lam`` is negative,
        or an argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    Time O(n h (d + k)); extra memory O(n (h + k) + d h).

    References
    ----------
    Rumelhart, Hinton, Williams, Learning representations by back-propagating errors,
    Nature 323 (1986), 533-536.

    Examples
    --------
    >>> zero = {"W1": np.zeros((2, 3)), "b1": np.zeros(3)}
    >>> zero |= {"W2": np.zeros((3, 2)), "b2": np.zeros(2)}
    >>> loss, grads = two_layer_step(zero, [[1.0, 2.0]], [0], lam=0.1)
    >>> round(loss, 6), grads["b2"].tolist()
    (0.693147, [-0.5, 0.5])
    """
    X = as_matrix(X, "X")
    require_rows(X, "X", "a mean loss")
    params = _as_params(params, X.shape[1])
    y = as_labels(y, "y", len(X), len(params["b2"]))
    lam = as_penalty(lam)
    if not is_finite(X):
        require_finite(X=X)
    return _two_layer_step(params, X, y, lam)


def train(
    params: Mapping[str, ArrayLike],
    data: tuple[ArrayLike, ArrayLike],
    *,
    lr: float,
    epochs: int,
    rng: np.random.Generator,
    batch: int = 32,
    lam: float = 0.0,
) -> Params:
    """Train a two-layer classifier by mini-batch gradient descent.

    Parameters
    ----------
    params : mapping
        Where to start; see `two_layer_step`. Not changed.
    data : (X, y)
        Examples ``(n, d)``, at least one, and their classes ``(n,)``.
    lr : float
        Learning rate, above 0.
    epochs : int
        How often to go through all examples, 0 or more.
    rng : numpy.random.Generator
        Draws the order of the examples, anew in each epoch.
    batch : int, default 32
        Examples in a mini-batch; the last one of an epoch may have fewer.
    lam : float, default 0
        Strength of the L2 penalty.

    Returns
    -------
    dict of str to numpy.ndarray
        The trained parameters, arrays of their own.

    Raises
    ------
    ShapeError
        If there are no examples, or the shapes do not fit together.
    DomainError
        If ``lr`` is not above 0, ``epochs`` or ``batch`` is no such whole number,
        ``rng`` is no generator, or as in `two_layer_step`.

    Notes
    -----
    Time O(epochs n h (d + k)); extra memory O(batch (d + h + k) + d h).

    References
    ----------
    Bottou, Curtis, Nocedal, Optimization methods for large-scale machine learning,
    SIAM Review 60 (2018), 223-311.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> start = {"W1": rng.normal(size=(1, 8)), "b1": np.zeros(8)}
    >>> start |= {"W2": rng.normal(size=(8, 2)), "b2": np.zeros(2)}
    >>> data = [[-2.0], [0.0], [2.0]], [1, 0, 1]
    >>> after = train(start, data, lr=0.5, epochs=200, rng=rng)
    >>> two_layer_step(after, *data, lam=0.0)[0] < 0.05
    True
    """
    X = as_matrix(data[0], "X")
    require_rows(X, "X", "training")
    params = _as_params(params, X.shape[1])
    y = as_labels(data[1], "y", len(X), len(params["b2"]))
    require_finite(X=X)
    lr, lam = as_positive(lr, "lr"), as_penalty(lam)
    epochs, rng = as_count(epochs, "epochs"), as_generator(rng, "rng")
    batch = as_count(batch, "batch", least=1)
    params = {key: value.copy() for key, value in params.items()}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            _, grads = _two_layer_step(params, X[rows], y[rows], lam)
            for key, grad in grads.items():
                params[key] -= lr * grad
    return params


def _as_params(params: Mapping[str, ArrayLike], d: int) -> Params:
    missing = [key for key in KEYS if key not in params]
    if missing:
        raise DomainError(
            f"params has the keys {sorted(params)}, must have {', '.join(KEYS)}"
        )
    W1, W2 = as_matrix(params["W1"], "W1"), as_matrix(params["W2"], "W2")
    (_, h), (_, k) = W1.shape, W2.shape
    require_shape(W1, "W1", (d, h), "X")
    require_shape(W2, "W2", (h, k), "W1")
    b1 = as_vector(params["b1"], "b1", length=h, counts="columns of W1")
    b2 = as_vector(params["b2"], "b2", length=k, counts="columns of W2")
    require_finite(W1=W1, b1=b1, W2=W2, b2=b2)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@np.errstate(over="ignore", invalid="ignore")
def _two_layer_step(
    params: Params, X: FloatArray, y: Labels, lam: float
) -> tuple[float, Params]:
    W1, b1, W2, b2 = (params[key] for key in KEYS)
    H = _affine_forward(X, W1, b1)  # (n, h), ReLU in place below
    np.maximum(H, 0.0, out=H)
    loss, dZ = _softmax_cross_entropy(_affine_forward(H, W2, b2), y)
    dH, dW2, db2 = _affine_backward(dZ, H, W2)
    dH *= H > 0.0  # where H is above 0, so was Z
    dW1, db1 = X.T @ dH, dH.sum(axis=0)
    if lam:
        dW1 += lam * W1
        dW2 += lam * W2
    grads = dict(zip(KEYS, (dW1, db1, dW2, db2), strict=True))
    return _objective(loss, [W1, W2], lam), grads
