"""What chapter 24 checks, and the answers that prove the checks: a file an exercise.

The reference results come from the kernels, which are tested against scikit-learn and
brute force. Where an answer draws from ``rng``, no check compares the draws: only what
must hold for every draw. Each file lists its checks with points, three hints, wrong
answers with the message a student reads, and right answers of another form.
"""

from .assign import assign
from .bad_start import bad_start
from .best_of import best_of
from .compress import compress
from .distortion import distortion
from .init_points import init_points
from .k_for import k_for
from .kmeans import kmeans
from .plus_plus import plus_plus
from .update import update

EXERCISES = [
    assign,
    update,
    distortion,
    init_points,
    kmeans,
    best_of,
    k_for,
    compress,
    bad_start,
    plus_plus,
]
