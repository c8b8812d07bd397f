"""What chapter 13 checks, and the answers that prove the checks: a file an exercise.

The reference results come from the kernels, which are tested against torch's own
modules. Weights are filled with whole numbers before anything is computed, so that a
result does not depend on the draws of a new layer.
"""

from . import equivalents, wrong_answers  # noqa: F401 - they add to the exercises
from .centered_layer import centered_layer
from .make_mlp import make_mlp
from .my_linear import my_linear
from .my_sequential import my_sequential
from .predict_classes import predict_classes
from .registered import registered
from .repeat import repeat
from .residual_block import residual_block
from .to_torch import to_torch
from .train_epoch import train_epoch

EXERCISES = [
    make_mlp,
    my_sequential,
    centered_layer,
    to_torch,
    residual_block,
    my_linear,
    repeat,
    train_epoch,
    registered,
    predict_classes,
]
