"""Print how long each kernel takes, as a share of its oracle's time.

The two of a pair run in turn in one process, so a busy machine slows both alike.

    python tests/benchmarks/ratios.py --sizes 100 10000
"""

import argparse
import itertools
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from pairs import Pair

FILES = sorted(Path(__file__).parent.glob("pairs*.py"))
MODULES = [import_module(path.stem) for path in FILES]
SIZES = (100, 10_000, 100_000)  # the largest table of the course has 25,357 rows
SECONDS = 1.0
ROUNDS = (5, 2000)  # at least, at most


def seconds(function: Callable[[object], object], argument: object) -> float:
    start = time.perf_counter()
    function(argument)
    return time.perf_counter() - start


def medians(pair: Pair, argument: object, budget: float) -> tuple[float, float]:
    """Return the median time of our kernel and of its oracle, in seconds."""
    once = seconds(pair.ours, argument) + seconds(pair.theirs, argument)  # warms up
    rounds = min(max(ROUNDS[0], int(budget / once)), ROUNDS[1])
    times = [
        (seconds(pair.ours, argument), seconds(pair.theirs, argument))
        for _ in range(rounds)
    ]
    ours, theirs = zip(*times, strict=True)
    return statistics.median(ours), statistics.median(theirs)


def lines(sizes: list[int], budget: float) -> Iterator[str]:
    """Give the table, a line for each pair and size as soon as it is measured."""
    form = "{:<18} {:<18} {:>9} {:>11} {:>11} {:>6}"
    yield form.format("kernel", "oracle", "rows", "ours ms", "oracle ms", "ratio")
    for module, rows in itertools.product(MODULES, sizes):
        argument = module.table(rows)
        for pair in module.PAIRS:
            ours, theirs = medians(pair, argument, budget)
            yield form.format(
                pair.kernel,
                pair.oracle,
                rows,
                f"{1e3 * ours:.3f}",
                f"{1e3 * theirs:.3f}",
                f"{ours / theirs:.2f}",
            )


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="ROWS")
    parser.add_argument(
        "--seconds", type=float, default=SECONDS, help="for a pair at one size, about"
    )
    asked = parser.parse_args(arguments)
    for line in lines(asked.sizes, asked.seconds):
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
