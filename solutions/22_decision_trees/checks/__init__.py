"""What chapter 22 checks, and the answers that prove the checks: a file an exercise.

The reference results come from the kernels, which are tested against scikit-learn and
against searches through every cut. Each file lists its checks with points, three hints,
wrong answers with the message a student reads, and right answers of another form.
"""

from .best_split_mistakes import best_split
from .best_threshold_mistakes import best_threshold
from .build_mistakes import build
from .entropy import entropy
from .equivalents import SAME
from .gini import gini
from .info_gain import info_gain
from .jagged import jagged
from .predict_tree import predict_tree
from .stop_reason import stop_reason
from .variance_split import variance_split

EXERCISES = [
    entropy,
    gini,
    info_gain,
    best_threshold,
    best_split,
    build,
    predict_tree,
    variance_split,
    stop_reason,
    jagged,
]

for _exercise in EXERCISES:
    for _reason, *_mutants in SAME.get(_exercise.name, ()):
        _exercise.same_as_right(_reason, *_mutants)
