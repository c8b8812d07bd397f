"""What chapter 06 checks, and the answers that prove the checks: a file an exercise.

The reference results come from the kernels, which are tested against scikit-learn and
SciPy. Each file lists its checks with points, three hints, wrong answers with the
message a student reads, and right answers of another form.
"""

from .cost import cost
from .descend import descend
from .fit_closed import fit_closed
from .gradient import gradient
from .lr import lr
from .max_stable_lr import max_stable_lr
from .predict import predict
from .r2 import r2
from .regime import regime

EXERCISES = [
    predict,
    cost,
    gradient,
    fit_closed,
    descend,
    regime,
    max_stable_lr,
    lr,
    r2,
]
