"""Write the files of chapter 31 in ``data/``: the same bytes for the same numbers."""

import gzip
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np

MOMENT = (1980, 1, 1, 0, 0, 0)  # a zip file has no earlier one


def write_table(path: Path, head: str, rows: Iterable[tuple]) -> None:
    """Write a table of texts and numbers, compressed."""
    lines = [head, *(",".join(map(str, row)) for row in rows)]
    text = "\n".join(lines) + "\n"
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def write_curves(path: Path, curves: dict[int, list[tuple[int, float]]]) -> None:
    """Write one row for each episode of each seed."""
    rows = [
        (seed, place, step, f"{total:.1f}")
        for seed, episodes in curves.items()
        for place, (step, total) in enumerate(episodes, 1)
    ]
    write_table(path, "seed,episode,step,total", rows)


def write_goals(path: Path, runs: dict[str, list]) -> None:
    """Write one row for each goal of each run; without steps where not reached."""
    rows = [
        (f'"{side}"', seed, goal, *_when(run.reached.get(goal)))
        for side, found in runs.items()
        for seed, run in enumerate(found)
        for goal in run.task.goals
    ]
    write_table(path, "dqn,seed,goal,steps,seconds", rows)


def _when(reached: tuple[int, float] | None) -> tuple[str, str]:
    return (str(reached[0]), f"{reached[1]:.1f}") if reached else ("", "")


def write_net(path: Path, net: object) -> None:
    """Write a network's parameters in their order: W1, b1, W2, b2, W3, b3."""
    names = [f"{kind}{layer}" for layer in (1, 2, 3) for kind in "Wb"]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, parameter in zip(names, net.parameters(), strict=True):
            held = io.BytesIO()
            np.save(held, parameter.detach().numpy())
            file.writestr(zipfile.ZipInfo(f"{name}.npy", MOMENT), held.getvalue())
