"""What chapter 12 checks, and the answers that prove the checks: a file an exercise.

The reference results come from the kernels, which are tested against torch and finite
differences. Each file lists its checks with points, three hints, wrong answers with the
message a student reads, and right answers of another form.
"""

from . import equivalents, wrong_answers  # noqa: F401 - they add to the exercises
from .affine_backward import affine_backward
from .affine_forward import affine_forward
from .grad_check import grad_check
from .layer_backward import layer_backward
from .memory_needed import memory_needed
from .objective import objective
from .order import order
from .relu_backward import relu_backward
from .softmax_ce import softmax_ce
from .train import train
from .two_layer_step import two_layer_step

EXERCISES = [
    affine_forward,
    affine_backward,
    relu_backward,
    softmax_ce,
    objective,
    two_layer_step,
    grad_check,
    train,
    order,
    memory_needed,
    layer_backward,
]
