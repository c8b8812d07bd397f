"""What chapter 29 checks, and the answers that prove the checks: a file an exercise.

The reference results come from the kernels, which are tested against linear programs and
plain loops. Each file lists its checks with points, three hints, wrong answers with the
message a student reads, and right answers of another form.
"""

from .all_returns import all_returns
from .bellman_q import bellman_q
from .convert import convert
from .discounted_return import discounted_return
from .evaluate_policy import evaluate_policy
from .gamma_effect import gamma_effect
from .greedy import greedy
from .markov_or_not import markov_or_not
from .policy_iteration import policy_iteration
from .slip_matrix import slip_matrix
from .value_iteration import value_iteration

EXERCISES = [
    discounted_return,
    convert,
    all_returns,
    evaluate_policy,
    bellman_q,
    value_iteration,
    greedy,
    policy_iteration,
    gamma_effect,
    slip_matrix,
    markov_or_not,
]
