"""Mutants of the chapter's answers that are no mistake, each with the reason."""

from .cv_score import cv_score
from .split import split

split.same_as_right(
    "A list of arrays will do, as good as a tuple.",
    "return tuple(np.split(rng.permutation(n), np.cumsum(sizes)[:-1])) => return np.split(rng.permutation(n), np.cumsum(sizes)[:-1])",
)
split.same_as_right(
    "Turning into integers cuts the decimals off, as floor does.",
    "sizes = np.floor(exact).astype(int) => sizes = exact.astype(int)",
)

cv_score.same_as_right(
    "What a constant column is divided by is left open: its training rows become 0.",
    "std = np.where(std == 0, 1, std) => std = np.where(std == 0, 2, std)",
)
cv_score.same_as_right(
    "A standard deviation is never negative.",
    "std = np.where(std == 0, 1, std) => std = np.where(std <= 0, 1, std)",
)
cv_score.same_as_right(
    "The mean of these scores is a positive number, NumPy's or Python's.",
    "return float(np.mean(scores)) => return abs(np.mean(scores))",
    "return float(np.mean(scores)) => return np.mean(scores)",
)
cv_score.same_as_right(
    "X and y have the same length.",
    "for val in np.array_split(rng.permutation(len(X)), k): => for val in np.array_split(rng.permutation(len(y)), k):",
    "train = np.setdiff1d(np.arange(len(X)), val) => train = np.setdiff1d(np.arange(len(y)), val)",
)
