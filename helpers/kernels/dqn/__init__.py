"""Deep Q-networks: the network, replay memory, targets, soft update and training."""

from helpers.kernels.dqn.learning import soft_update, td_loss, td_target
from helpers.kernels.dqn.memory import Replay, sample
from helpers.kernels.dqn.network import make_qnet, select_action
from helpers.kernels.dqn.training import collect, epsilon_at, greedy_returns, train

__all__ = [
    "Replay",
    "collect",
    "epsilon_at",
    "greedy_returns",
    "make_qnet",
    "sample",
    "select_action",
    "soft_update",
    "td_loss",
    "td_target",
    "train",
]

TAUGHT_IN = "31_dqn"
