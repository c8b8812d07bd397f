"""What chapter 04 checks, and the answers that prove the checks: a file an exercise.

The reference results come from the kernels, which are tested against torch and small
steps. Each file lists its checks with points, three hints, wrong answers with the
message a student reads, and right answers of another form.
"""

from . import equivalents  # noqa: F401 - lists mutants that are no mistake
from .backward import backward
from .fd import fd
from .graph_kind import graph_kind
from .loss_twice import loss_twice
from .mul_back import mul_back
from .node import node
from .relu_sub import relu_sub
from .step_sign import step_sign
from .topo import topo
from .torch_grad import torch_grad

EXERCISES = [
    fd,
    mul_back,
    node,
    topo,
    backward,
    relu_sub,
    torch_grad,
    step_sign,
    graph_kind,
    loss_twice,
]
