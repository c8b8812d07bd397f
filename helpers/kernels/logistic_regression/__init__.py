"""Logistic regression: a linear model of the log odds of one class against another."""

from helpers.kernels.logistic_regression.boundary import (
    as_softmax,
    boundary_x2,
    predict_label,
)
from helpers.kernels.logistic_regression.cost import bce_from_logits, logistic_cost
from helpers.kernels.logistic_regression.descent import fit
from helpers.kernels.logistic_regression.sigmoid import sigmoid

__all__ = [
    "as_softmax",
    "bce_from_logits",
    "boundary_x2",
    "fit",
    "logistic_cost",
    "predict_label",
    "sigmoid",
]

TAUGHT_IN = "09_logistic_regression"
