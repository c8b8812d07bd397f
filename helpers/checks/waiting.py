"""Show how far a long check is, where a person waits for it."""

from __future__ import annotations

from collections.abc import Generator
from time import perf_counter

from helpers.front_end import person_is_here

__all__ = ["with_bar"]

SECONDS = 0.5
"""How long people wait before they see a bar: most checks are over by then."""


def with_bar(places: range) -> Generator[int, None, None]:
    """Give each place in turn, and show a bar once that takes a while.

    Parameters
    ----------
    places : range
        What is to be asked of an answer.

    Yields
    ------
    int
        The next place. The bar goes away at the end, and when this is closed.
    """
    start, bar = perf_counter(), None
    try:
        for done, place in enumerate(places):
            if bar is None and done and perf_counter() - start > SECONDS:
                bar = _bar(done, len(places)) if person_is_here() else None
            yield place
            if bar is not None:
                bar.update()
    finally:
        if bar is not None:
            bar.total = bar.n  # in a notebook, one that is not full would stay
            bar.close()


def _bar(done: int, total: int):
    from tqdm.auto import tqdm  # makes widgets ready, which takes a moment

    return tqdm(total=total, initial=done, desc="checking", unit=" runs", leave=False)
