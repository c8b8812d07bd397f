"""What chapter 01 checks, and the answers that prove the checks: a file an exercise.

The reference results come from the kernels, which are tested against torch and
scikit-learn. Each file lists its checks with points, three hints, wrong answers with
the message a student reads, and right answers of another form.
"""

from .add_noise import add_noise
from .batch_to_rows import batch_to_rows
from .border import border
from .center_rows import center_rows
from .every_other import every_other
from .ndims import ndims
from .one_pick import one_pick
from .same_memory import same_memory
from .sum_keep import sum_keep

EXERCISES = [
    border,
    every_other,
    ndims,
    sum_keep,
    center_rows,
    same_memory,
    add_noise,
    batch_to_rows,
    one_pick,
]
