"""Decision trees: purity, the best cut, trees of cuts, and what they predict."""

from helpers.kernels.decision_trees.purity import entropy, gini, info_gain
from helpers.kernels.decision_trees.regression import build_regression, variance_split
from helpers.kernels.decision_trees.splits import best_split, best_threshold
from helpers.kernels.decision_trees.tree import build, predict_tree

__all__ = [
    "best_split",
    "best_threshold",
    "build",
    "build_regression",
    "entropy",
    "gini",
    "info_gain",
    "predict_tree",
    "variance_split",
]

TAUGHT_IN = "22_decision_trees"
