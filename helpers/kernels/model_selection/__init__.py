"""Splitting data, scoring models on new rows, and choosing among them."""

from helpers.kernels.model_selection.choice import choose_lambda, ridge
from helpers.kernels.model_selection.interval import ci95
from helpers.kernels.model_selection.scores import cv_score, learning_curve
from helpers.kernels.model_selection.splits import kfold, split, stratified_split

__all__ = [
    "choose_lambda",
    "ci95",
    "cv_score",
    "kfold",
    "learning_curve",
    "ridge",
    "split",
    "stratified_split",
]

TAUGHT_IN = "17_model_selection"
