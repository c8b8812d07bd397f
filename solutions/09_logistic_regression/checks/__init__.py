"""What chapter 09 checks, and the answers that prove the checks: a file an exercise.

The reference results come from the kernels, which are tested against scikit-learn,
SciPy and torch. Each file lists its checks with points, three hints, wrong answers with
the message a student reads, and right answers of another form.
"""

from .as_softmax import as_softmax
from .bce_from_logits import bce_from_logits
from .boundary_x2 import boundary_x2
from .cost import cost
from .fit import fit
from .gradient import gradient
from .predict_label import predict_label
from .shift_effect import shift_effect
from .sigmoid import sigmoid
from .why_not_mse import why_not_mse

EXERCISES = [
    sigmoid,
    bce_from_logits,
    why_not_mse,
    cost,
    gradient,
    predict_label,
    boundary_x2,
    fit,
    as_softmax,
    shift_effect,
]
