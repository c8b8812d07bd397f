"""Workers of a Dask cluster that judge."""

from __future__ import annotations

import contextlib
import logging
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING

from helpers.errors import EnvironmentProblem
from helpers.grading.confinement import CONFINED, SHARED, UNCONFINED, choose_level
from helpers.grading.pool import Pool
from helpers.project import root

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from distributed import Client

__all__ = ["cluster_pool"]

PATIENCE = 30.0
"""Seconds to wait for the scheduler, and for a first worker."""

FEWEST_AHEAD = 64
"""Submissions with the cluster at the same time; more where it has many workers."""


@contextlib.contextmanager
def cluster_pool(
    address: str, *, unconfined: bool = False, patience: float = PATIENCE
) -> Iterator[Pool]:
    """Connect to a Dask cluster whose workers have the course.

    Parameters
    ----------
    address : str
        Of the scheduler, such as ``tcp://10.0.0.1:8786``.
    unconfined : bool, default False
        Allow answers to run without a wall around them.
    patience : float, default 30
        Seconds to wait for the scheduler, and for a first worker.

    Yields
    ------
    Pool

    Raises
    ------
    EnvironmentProblem
        If distributed is missing; if there is no scheduler or no worker; if a worker
        has no course, or no wall and ``unconfined`` is not said.
    """
    with _connected(address, patience) as client:
        levels = _levels(client, address, patience, unconfined)
        pool = Pool(
            # Dask would take a second call with the same arguments for the first.
            lambda: client.get_executor(pure=False),
            _stop,
            max(FEWEST_AHEAD, 2 * len(levels)),
            max(levels, key=[CONFINED, SHARED, UNCONFINED].index),
        )
        try:
            yield pool
        finally:
            pool.close()


@contextlib.contextmanager
def _connected(address: str, patience: float) -> Iterator[Client]:
    try:
        from distributed import Client
        from distributed.comm import get_address_host_port
    except ImportError:
        raise EnvironmentProblem(
            "--scheduler needs the package distributed, which is not installed",
            next_step="pip install 'distributed>=2025.1'",
        ) from None
    # We say in a sentence what goes wrong; it would write pages besides.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        place = get_address_host_port(address)
        socket.create_connection(place, patience).close()  # a refusal shows at once
        client = Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        raise EnvironmentProblem(
            f"there is no Dask scheduler at {address!r} ({error})",
            next_step="dask scheduler",
        ) from error
    with client:
        yield client


def _levels(
    client: Client, address: str, patience: float, unconfined: bool
) -> list[str]:
    """Wait for a worker; ask each whether it has the course, and how it confines."""
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError:
        raise EnvironmentProblem(
            f"the scheduler at {address} has no worker after {patience:g} seconds",
            next_step=f"dask worker {address}",
        ) from None
    try:
        client.run(root)
    except Exception as error:
        raise EnvironmentProblem(
            f"a worker of {address} cannot find the course ({error})",
            next_step="course doctor, on the worker's machine",
        ) from error
    return list(client.run(choose_level, unconfined).values())


def _stop(executor: Executor) -> None:
    executor.shutdown(wait=False)
