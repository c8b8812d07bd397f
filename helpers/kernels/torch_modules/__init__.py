"""Layers and blocks as torch modules, and the two loops that use them."""

from helpers.kernels.torch_modules.blocks import (
    MySequential,
    Repeat,
    ResidualBlock,
    make_mlp,
)
from helpers.kernels.torch_modules.layers import CenteredLayer, MyLinear, to_torch
from helpers.kernels.torch_modules.loops import predict_classes, train_epoch

__all__ = [
    "CenteredLayer",
    "MyLinear",
    "MySequential",
    "Repeat",
    "ResidualBlock",
    "make_mlp",
    "predict_classes",
    "to_torch",
    "train_epoch",
]

TAUGHT_IN = "13_torch_modules"
