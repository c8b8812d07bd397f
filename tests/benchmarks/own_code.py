"""Measure what the answers of a graded class compute by themselves.

    python tests/benchmarks/own_code.py 06_linear_regression results

Each answer is asked what grading asks it, here, without walls, and the clock runs while
the answer does. What grading takes beyond that is the grader's own.
"""

import functools
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from helpers.checks.export import free_checks
from helpers.checks.judging import judge
from helpers.checks.load import load_exercises
from helpers.checks.notebook import LocalAnswer
from helpers.grading import warm  # noqa: F401 - imports are no answer's own
from helpers.grading.confinement import UNCONFINED
from helpers.grading.judge import all_plans, warm_course
from helpers.grading.results import Result, read_results


class Clock:
    """Adds up the computing time of answers."""

    def __init__(self):
        self.seconds, self._depth = 0.0, 0

    def run(self, function: Callable, *args: Any, **named: Any) -> Any:
        """Call something that is an answer's own; calls inside it count once."""
        began, self._depth = time.process_time(), self._depth + 1
        try:
            return function(*args, **named)
        finally:
            self._depth -= 1
            if not self._depth:
                self.seconds += time.process_time() - began

    def timed(self, thing: Any) -> Any:
        """Have a function run with this clock; leave everything else as it is."""
        if not callable(thing) or isinstance(thing, type):
            return thing
        return functools.wraps(thing)(functools.partial(self.run, thing))


def ask(result: Result, setup: str, clock: Clock) -> None:
    """Run the cells of one submission, then ask its answers all that grading asks."""
    space: dict[str, Any] = {"__name__": "__main__"}
    exec(setup, space)
    judged = {verdict.exercise: verdict for verdict in result.exercises}
    for name, plan in all_plans(result.chapter).items():
        if judged[name].status == "not attempted":
            continue
        free = free_checks(load_exercises(result.chapter)[name])
        clock.run(exec, result.answers[name], space)
        space |= {each: clock.timed(space[each]) for each in plan.names}
        answers = tuple(space[each] for each in plan.names)
        judge(plan, LocalAnswer(answers, plan.names), free)


def main(chapter: str, results: str) -> None:
    clock, setup = Clock(), warm_course(chapter, UNCONFINED).setup
    for result in read_results(Path(results), chapter):
        ask(result, setup, clock)
    print(clock.seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
