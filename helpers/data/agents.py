"""Trainings of deep Q-networks that would take too long in a chapter."""

from typing import TYPE_CHECKING

from helpers.data.files import ARRAYS, checked, load

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

__all__ = ["cartpole_runs", "dqn_goals", "lander_curves", "lander_net"]


def cartpole_runs() -> "pd.DataFrame":
    """30 trainings on CartPole-v1 with three kinds of target network.

    Returns
    -------
    pandas.DataFrame
        A row for every 200 of the 12,000 steps of a training. ``target`` is a category:
        ``soft`` (tau 0.01, 20 seeds), ``slow`` (tau 0.001, 5 seeds) or ``none`` (5
        seeds). ``online_q`` and ``target_q`` are the mean best Q value of 100 start
        states by each network. ``total`` is the mean return of the episodes that ended
        since the last row; missing where none did.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Made by ``tests/benchmarks/dqn_runs.py``. Licence CC BY 4.0.

    Examples
    --------
    >>> cartpole_runs().shape
    (1800, 6)
    """
    return load("cartpole_runs").astype({"target": "category"})


def dqn_goals() -> "pd.DataFrame":
    """When trainings on CartPole-v1 reach a goal, here and in stable-baselines3.

    Returns
    -------
    pandas.DataFrame
        A row for each ``dqn`` (a category of three: ``this course``, the same with
        Huber's loss, and ``stable-baselines3``), ``seed`` (20) and ``goal`` (a mean
        return of 195 or 475 over the last 20 episodes). ``steps`` and ``seconds`` of
        computing say when; missing where 50,000 steps were not enough.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Made by ``tests/benchmarks/dqn.py``. Licence CC BY 4.0.

    Examples
    --------
    >>> dqn_goals().shape
    (120, 5)
    """
    return load("dqn_goals").astype({"dqn": "category", "steps": "Int64"})


def lander_curves() -> "pd.DataFrame":
    """Every episode of three trainings on LunarLander-v3.

    Returns
    -------
    pandas.DataFrame
        One episode a row: ``seed`` of the training, number of the ``episode``, ``step``
        at which it ended, and ``total``, the sum of its rewards.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Made by ``tests/benchmarks/dqn.py``. Licence CC BY 4.0.
    """
    return load("lander_curves")


def lander_net() -> "dict[str, np.ndarray]":
    """Parameters of a network that lands in LunarLander-v3.

    Returns
    -------
    dict of str to numpy.ndarray of float32
        ``W1 (128, 8)``, ``b1 (128,)``, ``W2 (128, 128)``, ``b2 (128,)``,
        ``W3 (4, 128)`` and ``b3 (4,)``, weights as torch keeps them:
        ``W1 @ state + b1`` and ReLU, the same again, and ``W3 @ h + b3``.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Made by ``tests/benchmarks/dqn.py``. Licence CC BY 4.0.

    Examples
    --------
    >>> lander_net()["W1"].shape
    (128, 8)
    """
    import numpy as np

    with np.load(checked("lander_net", ARRAYS)) as arrays:
        return {name: arrays[name] for name in arrays.files}
