"""What chapter 17 checks, and the answers that prove the checks: a file an exercise.

Draws are free wherever an ``rng`` comes in, so what is compared there is what every
right answer has in common: sizes, which rows are missing or come twice, how often two
rows meet, by which rows a column was scaled. Known mistakes are told by words that no
draw changes.
"""

from . import (  # noqa: F401 - they add to the exercises
    equivalents,
    right_answers,
    wrong_answers,
)
from .choose_lambda import choose_lambda
from .ci95 import ci95
from .cv_score import cv_score
from .diagnosis import diagnosis
from .kfold import kfold
from .learning_curve import learning_curve
from .next_action import next_action
from .ratios_for import ratios_for
from .split import split
from .stratified_split import stratified_split

EXERCISES = [
    split,
    ratios_for,
    stratified_split,
    kfold,
    cv_score,
    learning_curve,
    diagnosis,
    next_action,
    choose_lambda,
    ci95,
]
