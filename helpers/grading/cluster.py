"""Workers of a Dask cluster that judge."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from helpers.errors import EnvironmentProblem
from helpers.grading.pool import Pool

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from distributed import Client

__all__ = ["cluster_pool"]

PATIENCE = 30.0
"""Seconds to wait for the scheduler, and for a first worker."""

FEWEST_AHEAD = 64
"""Submissions with the cluster at the same time; more where it has many workers."""


@contextlib.contextmanager
def cluster_pool(address: str, patience: float = PATIENCE) -> Iterator[Pool]:
    """Connect to a Dask cluster whose workers have the course.

    Parameters
    ----------
    address : str
        Of the scheduler, such as ``tcp://10.0.0.1:8786``.
    patience : float, default 30
        Seconds to wait for the scheduler, and for a first worker.

    Yields
    ------
    Pool

    Raises
    ------
    EnvironmentProblem
        If distributed is missing, or there is no scheduler or no worker.
    """
    with _connected(address, patience) as client:
        workers = _workers(client, address, patience)
        pool = Pool(
            # Dask would take a second call with the same arguments for the first.
            lambda: client.get_executor(pure=False),
            _stop,
            max(FEWEST_AHEAD, 2 * workers),
        )
        try:
            yield pool
        finally:
            pool.close()


@contextlib.contextmanager
def _connected(address: str, patience: float) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError:
        raise EnvironmentProblem(
            "--scheduler needs the package distributed, which is not installed",
            next_step="pip install 'ml-workbook[cluster]'",
        ) from None
    try:
        client = Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        reason = str(error).partition("\n")[0] or type(error).__name__
        raise EnvironmentProblem(
            f"there is no Dask scheduler at {address!r} ({reason})",
            next_step="dask scheduler",
        ) from error
    with client:
        yield client


def _workers(client: Client, address: str, patience: float) -> int:
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError:
        raise EnvironmentProblem(
            f"the scheduler at {address} has no worker after {patience:g} seconds",
            next_step=f"dask worker {address}",
        ) from None
    return len(client.nthreads())


def _stop(executor: Executor) -> None:
    executor.shutdown(wait=False)
