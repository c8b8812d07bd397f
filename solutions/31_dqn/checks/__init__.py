"""What chapter 31 checks, and the answers that prove the checks: a file an exercise.

The reference results come from the kernels, which are tested against independent ways
to the same numbers. Each file lists its checks with points, three hints, wrong answers
with the message a student reads, and right answers of another form.
"""

from .collect import collect
from .make_qnet import make_qnet
from .no_target_curve import no_target_curve
from .replay import replay
from .sample import sample
from .select_action import select_action
from .soft_update import soft_update
from .td_loss import td_loss
from .td_target import td_target
from .train import train
from .why_decay import why_decay
from .why_replay import why_replay
from .why_target import why_target

EXERCISES = [
    make_qnet,
    replay,
    sample,
    td_target,
    td_loss,
    soft_update,
    select_action,
    train,
    collect,
    why_target,
    why_replay,
    why_decay,
    no_target_curve,
]
