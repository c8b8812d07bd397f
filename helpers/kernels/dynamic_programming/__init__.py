"""Returns, values and best policies of Markov decision processes that are tables."""

from helpers.kernels.dynamic_programming.grids import slip_matrix
from helpers.kernels.dynamic_programming.optimum import (
    greedy,
    policy_iteration,
    value_iteration,
)
from helpers.kernels.dynamic_programming.returns import all_returns, discounted_return
from helpers.kernels.dynamic_programming.values import bellman_q, evaluate_policy

__all__ = [
    "all_returns",
    "bellman_q",
    "discounted_return",
    "evaluate_policy",
    "greedy",
    "policy_iteration",
    "slip_matrix",
    "value_iteration",
]

TAUGHT_IN = "29_mdp_and_bellman"
