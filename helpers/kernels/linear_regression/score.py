"""The share of the variance that predictions explain."""

import math

import numpy as np
from numpy.typing import ArrayLike

from helpers.arguments import FloatArray, as_vector, require_finite, require_rows

LEAST_TOTAL = 1e-200
"""A smaller sum of squares may have lost digits on the way."""


def r2(y: ArrayLike, p: ArrayLike) -> float:
    """Coefficient of determination: the share of the variance of ``y`` explained.

    Parameters
    ----------
    y : (n,) array_like
        Targets, at least one.
    p : (n,) array_like
        Predictions.

    Returns
    -------
    float
        ``1 - sum((y - p)**2) / sum((y - mean(y))**2)``, a share without unit. 1 for
        perfect predictions, 0 for always predicting the mean of ``y``, negative for
        worse than that. Where ``y`` is constant: 1 if ``p`` equals it, else 0.

    Raises
    ------
    ShapeError
        If ``y`` is empty, or the shapes do not fit together.
    DomainError
        If an argument holds NaN, an infinity or something that is no number.

    Notes
    -----
    Unlike the squared correlation, it sees wrong scale and offset. The result is minus
    infinity where the ratio leaves the float64 range. Time O(n); extra memory O(n).

    References
    ----------
    Wright, Correlation and causation, J. Agric. Res. 20 (1921), 557-585. Draper, Smith,
    *Applied Regression Analysis*, 3rd ed. (1998), section 1.3.

    Examples
    --------
    >>> r2([1, 2, 3], [1, 2, 4])
    0.5
    >>> r2([1, 2, 3], [3, 2, 1])
    -3.0
    """
    y = as_vector(y, "y")
    require_rows(y, "y", "a score")
    p = as_vector(p, "p", length=y.size, counts="targets in y")
    residual, total = _squares(y, p)
    if LEAST_TOTAL < total < math.inf and residual < math.inf:
        return 1.0 - residual / total
    require_finite(y=y, p=p)
    if y.max() == y.min():
        return float(np.array_equal(y, p))
    return _r2_of_extremes(y, p)


@np.errstate(over="ignore", invalid="ignore")
def _squares(y: FloatArray, p: FloatArray) -> tuple[float, float]:
    deviation = y - y[0]  # counted from y[0], a constant y deviates by exactly 0
    deviation -= deviation.sum() / y.size
    total = float(deviation @ deviation)
    np.subtract(y, p, out=deviation)
    return float(deviation @ deviation), total


@np.errstate(over="ignore", invalid="ignore")
def _r2_of_extremes(y: FloatArray, p: FloatArray) -> float:
    """Return the score where squares leave the float64 range: count in the spread."""
    spread = y.max() / 2 - y.min() / 2
    residual, total = _squares(y / spread, p / spread)
    return 1.0 - residual / total
