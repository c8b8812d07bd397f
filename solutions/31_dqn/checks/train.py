"""Exercise 31.8: what is checked of `train`, and the answers that prove it.

The public checks take tens of steps, so that they answer at once. What the network has
learnt is judged at grading, by how it plays. `log` is called at the end of each episode,
so a training that takes longer than one call may still goes on.
"""

from functools import partial

import numpy as np  # noqa: F401 - this and what follows: the texts below use it
import torch  # noqa: F401
from torch import nn  # noqa: F401

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels import dqn as kernel
from helpers.kernels.dqn import Replay, make_qnet, soft_update, td_loss  # noqa: F401

from .sample import sample_reference as sample  # noqa: F401
from .select_action import select_action_reference as select_action  # noqa: F401
from .train_play import other_environments, plays, slow_target
from .train_steps import CHANGES, FORM, LOG, PAYS, STEPS_TAKEN


def train_reference(env, steps, seed, log=None):
    """Call the kernel with the exercise's arguments."""
    return kernel.train(env, steps, seed, log)


train = Exercise(
    "train",
    reference=train_reference,
    arguments=("env", "steps", "seed", "log"),
    checks=[
        values(FORM, points=0.25, label="a network comes back"),
        values(STEPS_TAKEN, points=0.5, label="steps, resets and seeds"),
        values(LOG, points=0.5, label="log"),
        values(CHANGES, points=0.5, label="it moves, and the same seed moves it alike"),
        values(PAYS, points=0.5, label="random first, the best action later"),
        plays,
        slow_target,
        other_environments,
        edge(
            "NumPy's global random state",
            Case(
                "the state before and after 30 steps",
                steps="""
                import gymnasium
                before = np.random.get_state()[1].tolist()
                train(gymnasium.make("CartPole-v1"), 30, 5)
                before == np.random.get_state()[1].tolist()
                """,
            ),
            points=0.25,
            hidden=True,
            message="Take every random number of NumPy from a generator of your own.",
        ),
    ],
    hints=[
        "Write the loop of `collect` first, with `select_action` for the policy, a memory "
        "for the list, and `log` where an episode ends.",
        "Make two networks, and let soft_update with tau 1 copy the first into the other. "
        "Learn where the memory holds a batch, on every second step.",
        "One update is: a loss from td_loss on a batch from the memory; set the "
        "gradients to zero, run backward, let the optimiser step; then soft_update with "
        "tau 0.01. Return the online network.",
    ],
)

RIGHT = """
def train(env, steps, seed, log=None):
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    sizes = env.observation_space.shape[0], int(env.action_space.n), 64
    online, target = make_qnet(*sizes), make_qnet(*sizes)
    soft_update(target, online, 1.0)
    optimiser = torch.optim.Adam(online.parameters(), lr=0.001)
    memory = Replay(50_000)
    s, total = env.reset(seed=seed)[0], 0.0
    for t in range(steps):
        eps = max(0.01, 1 - 0.99 * t / (steps / 3))
        a = select_action(online, s, eps, rng)
        s2, r, terminated, truncated, _ = env.step(a)
        memory.push(s, a, r, s2, terminated)
        s, total = s2, total + r
        if terminated or truncated:
            if log is not None:
                log(t + 1, total)
            s, total = env.reset()[0], 0.0
        if len(memory) >= 64 and t % 2 == 0:
            loss = td_loss(online, target, sample(memory, 64, rng), 0.99)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            soft_update(target, online, 0.01)
    return online
"""
PUSH = "memory.push(s, a, r, s2, terminated)"
EPS = "max(0.01, 1 - 0.99 * t / (steps / 3))"
SOFT = "soft_update(target, online, 0.01)"
wrong = partial(train.slip, RIGHT)

wrong(
    "never_learns",
    "optimiser.step()",
    "pass",
    "The network comes back as it started: does the optimiser take its step?",
)
wrong(
    "returns_the_target",
    "return online",
    "return target",
    "This is the network that lags behind. Return the online one.",
)
wrong(
    "start_left_to_chance",
    "torch.manual_seed(seed)",
    "torch.manual_seed(int(np.random.default_rng().integers(2**31)))",
    "Two runs with one seed end differently. The random start of a network comes from "
    "torch: set `torch.manual_seed(seed)` before you make it.",
)
wrong(
    "one_episode",
    "s, total = env.reset()[0], 0.0\n",
    "break\n",
    "Training stops at the end of the first episode. Reset, and go on until there are "
    "`steps` steps.",
)
wrong(
    "same_start_each_time",
    "env.reset()[0], 0.0",
    "env.reset(seed=seed)[0], 0.0",
    "Every episode starts from the same state. The seed belongs to the first reset alone.",
)
wrong(
    "goes_on_after_truncation",
    "if terminated or truncated:",
    "if terminated:",
    "A truncated episode is over too: reset there as well.",
)
wrong(
    "total_goes_on",
    "env.reset()[0], 0.0",
    "env.reset()[0], total",
    "The sum of rewards goes on over episodes. It starts at 0 in each of them.",
)
wrong(
    "greedy_from_the_start",
    EPS,
    "0.01",
    "The first actions are hardly mixed. Epsilon starts at 1 and falls to 0.01 over the "
    "first third of the steps.",
)
wrong(
    "random_to_the_end",
    EPS,
    "1.0",
    "The last actions are still random. Epsilon falls to 0.01 over the first third of "
    "the steps.",
)
wrong("end_is_ignored", PUSH, "memory.push(s, a, r, s2, False)", "")
wrong(
    "cut_off_is_an_end", PUSH, "memory.push(s, a, r, s2, terminated or truncated)", ""
)
wrong("target_never_moves", SOFT, "pass", "")
wrong("no_target", "td_loss(online, target,", "td_loss(online, online,", "")
wrong("gradients_add_up", "optimiser.zero_grad()", "pass", "")

train.right_text(
    "whole_copies_now_and_then",
    RIGHT.replace(
        SOFT, "if t % 200 == 0:\n                soft_update(target, online, 1.0)"
    ),
)
train.right_text(
    "asks_what_the_game_is",
    RIGHT.replace(
        "    rng = np.random.default_rng(seed)\n",
        "    assert isinstance(env.action_space, gymnasium.spaces.Discrete)\n"
        "    rng = np.random.default_rng(seed)\n",
        1,
    ),
)
train.right_text(
    "on_its_own",
    """
import copy
import random

def train(env, steps, seed, log=None):
    rng, chance = random.Random(seed), torch.Generator().manual_seed(seed)
    env.action_space.seed(seed)
    d, k = env.observation_space.shape[0], int(env.action_space.n)
    torch.manual_seed(seed + 1)
    online = nn.Sequential(
        nn.Linear(d, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, k)
    )
    target = copy.deepcopy(online)
    optimiser = torch.optim.Adam(online.parameters(), lr=1e-3)
    S, S2 = torch.zeros(2, steps, d)
    A, R, T = torch.zeros(steps, dtype=torch.int64), torch.zeros(steps), torch.zeros(steps)
    state, _ = env.reset(seed=seed)
    total = 0.0
    for t in range(steps):
        eps = float(np.interp(t, [0, steps / 3], [1.0, 0.01]))
        S[t] = torch.as_tensor(state)
        if rng.random() < eps:
            action = rng.randrange(k)
        else:
            with torch.no_grad():
                action = int(online(S[t]).argmax())
        state, reward, terminated, truncated, _ = env.step(action)
        A[t], R[t], T[t], S2[t] = action, reward, terminated, torch.as_tensor(state)
        total += reward
        if terminated or truncated:
            if log:
                log(t + 1, total)
            state, _ = env.reset()
            total = 0.0
        if t >= 64 and t % 2:
            i = torch.randint(t + 1, (64,), generator=chance)
            with torch.no_grad():
                y = R[i] + 0.99 * (1 - T[i]) * target(S2[i]).amax(1)
            loss = (online(S[i])[torch.arange(64), A[i]] - y).square().mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            with torch.no_grad():
                for p, q in zip(target.parameters(), online.parameters()):
                    p.lerp_(q, 0.01)
    return online
""",
)


# ---- mutants of the answer that are no mistake
EPSILON = "eps = max(0.01, 1 - 0.99 * t / (steps / 3)) => eps = max({})"
train.same_as_right(
    "What is judged is what the network can do: small changes of a setting are free.",
    *map(
        EPSILON.format,
        ["0.01, 1 - 0.99 * t / (steps // 3)", "-0.99, 1 - 0.99 * t / (steps / 3)"],
    ),
)
train.same_as_right(
    "A state is a vector, with one axis.",
    "sizes = (env.observation_space.shape[0], int(env.action_space.n), 64) => sizes = (env.observation_space.shape[-1], int(env.action_space.n), 64)",
)
