"""Measure what chapter 31 trains, beside stable-baselines3 with the same settings.

Steps and the processor's seconds until the mean return of the last episodes reaches a
goal, over some seeds. The chapter's loss is the mean square. stable-baselines3 has
Huber's, so our training is measured with that loss too. The quick form takes a few
minutes, the full one an hour or two:

    python tests/benchmarks/dqn.py
    python tests/benchmarks/dqn.py --seeds 20 --landers 3

``--keep data/`` also writes when each goal was reached, the learning curves of our
landers, and the network of the best one, as the files that the chapter shows. What the
task of the exercise promises is measured by ``--exercise``: greedy play after the few
steps that are graded.
"""

import argparse
import contextlib
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import gymnasium
import numpy as np
import torch
from dqn_files import write_curves, write_goals, write_net
from torch.nn import functional

from helpers.kernels.dqn import greedy_returns, train

NEW_SEEDS = range(10_000, 10_100)


@dataclass(frozen=True)
class Task:
    """An environment, how long to train on it, and the mean returns to reach."""

    name: str
    steps: int
    window: int
    goals: tuple[int, ...]
    settings: dict[str, float]


CARTPOLE = Task("CartPole-v1", 50_000, 20, (195, 475), {"explore": 4_000 / 50_000})
LANDER = Task("LunarLander-v3", 200_000, 100, (200,), {"hidden": 128})
SETTINGS = {"hidden": 64, "lr": 1e-3, "gamma": 0.99, "batch": 64, "tau": 0.01}
SETTINGS |= {"every": 2, "explore": 1 / 3, "last": 0.01, "cap": 50_000}


class Enough(Exception):  # noqa: N818 - no fault
    """Raised where every goal is reached."""


@dataclass
class Run:
    """One training: its episodes, and when each goal was reached."""

    task: Task
    stops: bool = True
    episodes: list[tuple[int, float]] = field(default_factory=list)
    reached: dict[int, tuple[int, float]] = field(default_factory=dict)
    seconds: float = 0.0
    net: object = None

    def __post_init__(self) -> None:
        self._last, self._start = deque(maxlen=self.task.window), time.process_time()

    def log(self, step: int, total: float) -> None:
        self.episodes.append((step, total))
        self._last.append(total)
        self.seconds = time.process_time() - self._start
        if len(self._last) == self.task.window:
            mean = statistics.fmean(self._last)
            for goal in self.task.goals:
                if mean >= goal and goal not in self.reached:
                    self.reached[goal] = step, self.seconds
        if self.stops and len(self.reached) == len(self.task.goals):
            raise Enough


def ours(task: Task, seed: int, *, stops: bool = True, **others: object) -> Run:
    """Train the kernel."""
    run, env = Run(task, stops), gymnasium.make(task.name)
    options = SETTINGS | task.settings | others
    try:
        run.net = train(env, task.steps, seed, run.log, **options)
    except Enough:
        pass
    finally:
        env.close()
    return run


def ours_huber(task: Task, seed: int) -> Run:
    """Train the kernel with the loss of stable-baselines3."""
    return ours(task, seed, loss=functional.smooth_l1_loss)


def theirs(task: Task, seed: int, *, stops: bool = True) -> Run:
    """Train stable-baselines3's DQN, whose loss is Huber's."""
    from stable_baselines3 import DQN
    from stable_baselines3.common.callbacks import BaseCallback
    from stable_baselines3.common.monitor import Monitor

    run, options = Run(task, stops), SETTINGS | task.settings

    class Logs(BaseCallback):
        def _on_step(self) -> bool:
            for info in self.locals["infos"]:
                if "episode" in info:
                    run.log(self.num_timesteps, info["episode"]["r"])
            return True

    model = DQN(
        "MlpPolicy",
        Monitor(gymnasium.make(task.name)),
        seed=seed,
        device="cpu",
        learning_rate=options["lr"],
        gamma=options["gamma"],
        batch_size=options["batch"],
        tau=options["tau"],
        train_freq=options["every"],
        gradient_steps=1,
        target_update_interval=options["every"],
        learning_starts=options["batch"],
        buffer_size=options["cap"],
        exploration_fraction=options["explore"],
        exploration_final_eps=options["last"],
        max_grad_norm=1e9,
        policy_kwargs={"net_arch": [options["hidden"]] * 2},
    )
    with contextlib.suppress(Enough):
        model.learn(task.steps, Logs())
    return run


def race(task: Task, sides: dict[str, Callable], seeds: range) -> dict[str, list[Run]]:
    """Train with every seed on every side."""
    runs = {side: [] for side in sides}
    for seed in seeds:
        for side, function in sides.items():  # in turn: a busy machine slows both alike
            runs[side].append(function(task, seed))
            note(f"{task.name}, seed {seed}, {side}: {runs[side][-1].reached}")
    return runs


def lines(task: Task, runs: dict[str, list[Run]]) -> list[str]:
    """Return a table: each side's steps and seconds to each goal."""
    return [
        row(task, side, found, goal)
        for goal in task.goals
        for side, found in runs.items()
    ]


def row(task: Task, side: str, runs: list[Run], goal: int) -> str:
    there = sorted(run.reached[goal] for run in runs if goal in run.reached)
    text = f"{task.name:<15} {goal:>5} {side:<26} {len(there):>3} of {len(runs):<3}"
    if not there:
        return f"{text} not reached in {task.steps:,} steps"
    steps, seconds = zip(*there, strict=True)
    return text + (
        f" median {statistics.median(steps):>9,.0f} steps "
        f"{statistics.median(seconds):>7.1f} s, "
        f"from {min(steps):,} to {max(steps):,} steps"
    )


def exercise(seeds: range, steps: int, settings: dict[str, float]) -> list[str]:
    """Return how greedily the networks play after the steps that are graded."""
    env, found, took = gymnasium.make("CartPole-v1"), [], []
    for seed in seeds:
        start = time.process_time()
        net = train(env, steps, seed, **(SETTINGS | settings))
        took.append(time.process_time() - start)
        found.append(greedy_returns(net, env, range(1000, 1020)).mean())
        note(f"seed {seed}: greedy mean {found[-1]:.0f}, {took[-1]:.1f} s")
    low, *_ = found = sorted(found)
    return [
        f"{steps:,} steps, {len(found)} seeds: greedy means from {low:.0f}, median "
        f"{statistics.median(found):.0f}, to {found[-1]:.0f}; {np.mean(took):.1f} s",
        "sorted: " + " ".join(f"{mean:.0f}" for mean in found),
    ]


def landers(seeds: range, folder: Path | None) -> list[str]:
    """Train landers to the end, and keep their curves and the best network."""
    runs, means, env = [], [], gymnasium.make(LANDER.name)
    for seed in seeds:
        runs.append(ours(LANDER, seed, stops=False))
        means.append(greedy_returns(runs[-1].net, env, NEW_SEEDS).mean())
        said = f"{runs[-1].seconds:.0f} s, greedy mean {means[-1]:.0f}"
        note(f"{LANDER.name}, seed {seed}: {runs[-1].reached}, {said}")
    if folder is not None:
        write_curves(
            folder / "lander_curves.csv.gz",
            {seed: run.episodes for seed, run in zip(seeds, runs, strict=True)},
        )
        write_net(folder / "lander_net.npz", runs[int(np.argmax(means))].net)
    greedy = ", ".join(f"{mean:.0f}" for mean in means)
    told = f"greedy means over {len(NEW_SEEDS)} new episodes: {greedy}"
    return [row(LANDER, "this course", runs, goal) for goal in LANDER.goals] + [told]


def note(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=2, help="for CartPole")
    parser.add_argument("--landers", type=int, default=0, help="seeds for LunarLander")
    parser.add_argument("--keep", type=Path, help="folder for the chapter's files")
    parser.add_argument("--exercise", type=int, default=0, metavar="STEPS")
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE")
    parser.add_argument("--alone", action="store_true", help="no stable-baselines3")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    pairs = (text.split("=") for text in asked.set)
    settings = {name: type(SETTINGS[name])(value) for name, value in pairs}
    sides = {"this course": ours, "this course, Huber's loss": ours_huber}
    sides["stable-baselines3"] = theirs
    if asked.alone:
        del sides["stable-baselines3"]
    found = []
    if asked.exercise:
        found += exercise(range(asked.seeds), asked.exercise, settings)
    elif asked.seeds:
        runs = race(CARTPOLE, sides, range(asked.seeds))
        found += lines(CARTPOLE, runs)
        if asked.keep is not None:
            write_goals(asked.keep / "dqn_goals.csv.gz", runs)
    if asked.landers:
        seeds = range(1, asked.landers + 1)
        found += landers(seeds, asked.keep)
        if not asked.alone:
            runs = race(LANDER, {"stable-baselines3": theirs}, seeds)
            found += lines(LANDER, runs)
    sys.stdout.write("\n".join(found) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
