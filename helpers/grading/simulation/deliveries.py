"""When the students of a simulated class hand in: most before it is due, some twice."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from helpers.grading.simulation.seats import ORDINARY, Seat

__all__ = ["DUE", "Delivery", "deliveries"]

DUE = datetime(2026, 1, 22, 12, tzinfo=UTC)
_OPEN = timedelta(days=7)  # from the release until it is due
_LATE = 0.08  # share of ordinary students who are late, by up to three days
_DRAFTS = 0.2  # share of those who hand in an unfinished notebook first


class Delivery(NamedTuple):
    """One file of one student, in the order in which `submitted_file` takes it."""

    seat: Seat
    moment: datetime
    draft: bool = False


def deliveries(seats: Sequence[Seat], seed: int) -> dict[str, list[Delivery]]:
    """Choose when each student hands in, and what came before.

    Parameters
    ----------
    seats : sequence of Seat
    seed : int

    Returns
    -------
    dict of str to list of Delivery
        By student; the last one counts.
    """
    rng = random.Random(f"{seed} times")
    return {seat.student: _of_one(seat, rng) for seat in seats}


def _of_one(seat: Seat, rng: random.Random) -> list[Delivery]:
    before = min(timedelta(hours=rng.gammavariate(1.5, 16)), _OPEN)
    moment = (DUE - before).replace(microsecond=0)
    if seat.kind != ORDINARY:
        return [Delivery(seat, moment)]
    if rng.random() < _LATE:
        moment = DUE + timedelta(seconds=rng.randint(60, 3 * 24 * 3600))
    last = Delivery(seat, moment)
    if rng.random() >= _DRAFTS or not seat.answers:
        return [last]
    missing = {rng.choice(list(seat.answers))}  # a draft that is the same is none
    missing |= {name for name in seat.answers if rng.random() < 0.4}
    kept = {name: text for name, text in seat.answers.items() if name not in missing}
    earlier = moment - timedelta(seconds=rng.randint(600, 24 * 3600))
    return [Delivery(replace(seat, answers=kept), earlier, draft=True), last]
