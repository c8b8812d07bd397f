"""Write ``data/cartpole_runs.csv.gz``: how training goes with three target networks.

    python tests/benchmarks/dqn_runs.py data/

Twenty seeds with the settings of the exercise (``soft``, tau 0.01), five each with a
slower target (``slow``, tau 0.001) and without one (``none``: tau 1). It takes about
three minutes.
"""

import sys
from pathlib import Path

import gymnasium
import numpy as np
import torch
from dqn_files import write_table

from helpers.kernels.dqn import train

STEPS, EVERY = 12_000, 200
TAUS = {"soft": (0.01, 20), "slow": (0.001, 5), "none": (1.0, 5)}
STARTS = np.random.default_rng(31).uniform(-0.05, 0.05, size=(100, 4))
HEAD = "target,seed,step,online_q,target_q,total"


def run(target: str, seed: int) -> list[tuple]:
    """Train once; every so often, note the Q values of 100 start states and the return.

    ``total`` is the mean return of the episodes that ended since the last note, and
    missing where none did.
    """
    found, ended = [], []
    states = torch.tensor(STARTS, dtype=torch.float32)

    def note(step: int, online: torch.nn.Module, behind: torch.nn.Module) -> None:
        if step % EVERY:
            return
        with torch.no_grad():
            q = [float(net(states).amax(dim=1).mean()) for net in (online, behind)]
        mean = f"{np.mean(ended):.1f}" if ended else ""
        found.append((target, seed, step, f"{q[0]:.3f}", f"{q[1]:.3f}", mean))
        ended.clear()

    env, tau = gymnasium.make("CartPole-v1"), TAUS[target][0]
    train(env, STEPS, seed, lambda _, total: ended.append(total), tau=tau, tracker=note)
    return found


def main(folder: Path) -> None:
    torch.set_num_threads(1)
    rows = []
    for target, (_, seeds) in TAUS.items():
        for seed in range(1, seeds + 1):
            rows += run(target, seed)
            sys.stderr.write(f"{target}, seed {seed}\n")
    write_table(folder / "cartpole_runs.csv.gz", HEAD, rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
