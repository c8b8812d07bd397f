"""Threads that judge: the work itself is done in processes of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from helpers.grading.judge import all_plans

__all__ = ["judging_pool"]


def judging_pool(chapter: str, workers: int) -> ThreadPoolExecutor:
    """Make a pool in whose threads answers of a chapter may be judged.

    The plans are made here, not at the first use in some thread: making them redirects
    stdout for a while.

    Parameters
    ----------
    chapter : str
    workers : int
        How many threads.

    Returns
    -------
    concurrent.futures.ThreadPoolExecutor
    """
    all_plans(chapter)
    return ThreadPoolExecutor(workers, thread_name_prefix="judge")
