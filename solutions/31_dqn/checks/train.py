"""Exercise 31.8: what is checked of `train`, and the answers that prove it.

The public checks take tens of steps, so that they answer at once. What the network has
learnt is judged at grading, by how it plays. `log` is called at the end of each episode,
so a training that takes longer than one call may still goes on.
"""

from functools import partial

import gymnasium
import numpy as np
import torch

from helpers.checks.vocabulary import Case, Exercise, Made, edge, free, values
from helpers.kernels.dqn import Replay, make_qnet, soft_update, td_loss
from helpers.kernels.dqn import train as kernel

from .cases import accept, change
from .sample import sample_reference as sample
from .select_action import select_action_reference as select_action

STEPS, LEAST, TRIES = 4_000, 120, 2

# An environment that counts what is done with it.
COUNTED = """
import gymnasium
class Counted(gymnasium.Wrapper):
    def __init__(self, most):
        super().__init__(gymnasium.make("CartPole-v1", max_episode_steps=most))
        self.steps, self.seeds, self.acts = 0, [], []
    def reset(self, *, seed=None, options=None):
        self.seeds.append(seed)
        return super().reset(seed=seed, options=options)
    def step(self, action):
        self.steps += 1
        self.acts.append(int(action))
        return super().step(action)
def numbers(net):
    return torch.cat([p.detach().ravel() for p in net.parameters()])
"""

FORM = Case(
    "90 steps of CartPole: shape of the network's values, are they numbers",
    steps=COUNTED
    + """
values = train(Counted(500), 90, 1)(torch.zeros(3, 4))
[list(values.shape), bool(values.isfinite().all())]
""",
)
STEPS_TAKEN = Case(
    "90 steps with episodes cut off after 5: steps, resets, and seeds given",
    steps=COUNTED
    + """
env = Counted(5)
train(env, 90, 7)
[env.steps, len(env.seeds) in (18, 19), env.seeds[0], set(env.seeds[1:]) == {None}]
""",
)
LOG = Case(
    "12 steps with episodes cut off after 5: what log is told",
    steps=COUNTED
    + """
told = []
train(Counted(5), 12, 2, lambda step, total: told.append([int(step), float(total)]))
told
""",
)
CHANGES = Case(
    "10 steps, 80 steps, and 80 again: how far does the network move, and is it the same",
    steps=COUNTED
    + """
first, last, again = (
    numbers(train(Counted(500), steps, 3)) for steps in (10, 80, 80)
)
moved = float((last - first).abs().max())
[moved > 0, moved > 1.5e-3, moved < 0.1, float((last - again).abs().max()) < 1e-6]
""",
)
# Only action 1 pays, and every state looks alike.
PAYS = Case(
    "240 steps of a game where only action 1 pays: are the first 30 actions mixed, and "
    "nearly all of the last 80 a 1",
    steps=COUNTED
    + """
class Pays(Counted):
    def reset(self, **options):
        return 0 * super().reset(**options)[0], {}
    def step(self, action):
        s, _, *rest = super().step(action)
        return 0 * s, float(action == 1), *rest
env = Pays(10)
train(env, 240, 4)
[3 <= sum(env.acts[:30]) <= 27, sum(env.acts[-80:]) >= 72]
""",
)


def played(net, seeds: range) -> float:
    """Play one episode for each seed, all at once, and return the mean return."""
    poles = [gymnasium.make("CartPole-v1") for _ in seeds]
    states = [pole.reset(seed=seed)[0] for pole, seed in zip(poles, seeds)]
    alive, total = list(range(len(poles))), 0
    while alive:
        acts = np.asarray(net(torch.tensor(np.array(states)[alive])).detach())
        going = []
        for i, values_of_one in zip(alive, acts):
            states[i], _, end, cut, _ = poles[i].step(int(values_of_one.argmax()))
            total += 1
            if not (end or cut):
                going.append(i)
        alive = going
    return total / len(poles)


class Pays(gymnasium.Wrapper):
    """The game of the public check, played on this side."""

    def __init__(self):
        super().__init__(gymnasium.make("CartPole-v1", max_episode_steps=10))
        self.acts = []

    def reset(self, **options):
        return 0 * super().reset(**options)[0], {}

    def step(self, action):
        self.acts.append(int(action))
        s, _, *rest = super().step(action)
        return 0 * s, float(action == 1), *rest


def listen(step, total):
    """Hear of an episode, and do nothing."""


def plays_a_quick_game(answer):
    """Tell in a moment of most trainings that would learn nothing in many steps."""
    game = Pays()
    answer(game, 240, 1380, listen)
    return sum(game.acts[-80:]) >= 72


@free(
    "plays CartPole",
    points=1.25,
    message="After 4,000 steps of CartPole, the best actions of the network should keep "
    "the pole up for 120 steps or more, on average over 20 new episodes.",
)
def plays(answer):
    if not plays_a_quick_game(answer):
        return "no quick game either"
    for seed in range(1381, 1381 + TRIES):
        pole = Made("gymnasium.make", "CartPole-v1")
        mean = played(answer(pole, STEPS, seed, listen), range(2000, 2020))
        if mean >= LEAST:
            return None
        if mean < LEAST / 3:  # no bad luck
            break
    return "too short"


@free(
    "Q values behind a slow target",
    points=0.75,
    message="Where every episode is cut off after 5 steps, nothing ever ends: after 1,500 "
    "steps the Q values near the start should be about 7. They stay below 5 if being cut "
    "off counts as an end, stay near 1 if the target network never moves, and run far "
    "ahead if there is none.",
)
def slow_target(answer):
    if not plays_a_quick_game(answer):
        return "no quick game either"
    cut = Made("gymnasium.make", "CartPole-v1", max_episode_steps=5)
    net = answer(cut, 1_500, 1391, listen)
    states = np.random.default_rng(1392).uniform(-0.05, 0.05, size=(40, 4))
    best = net(torch.tensor(states, dtype=torch.float32)).detach().amax(dim=1).mean()
    return None if 5.75 < float(best) < 12 else "other values"


train = Exercise(
    "train",
    reference=kernel,
    arguments=("env", "steps", "seed", "log"),
    checks=[
        values(FORM, points=0.25, label="a network comes back"),
        values(STEPS_TAKEN, points=0.5, label="steps, resets and seeds"),
        values(LOG, points=0.25, label="log"),
        values(CHANGES, points=0.5, label="it moves, and the same seed moves it alike"),
        values(PAYS, points=0.5, label="random first, the best action later"),
        plays,
        slow_target,
        edge(
            "other environments, and NumPy's global state",
            Case(
                "70 steps of a lander and of Acrobot",
                steps="""
                import gymnasium
                before = np.random.get_state()[1].tolist()
                shapes = []
                for name, size in (("LunarLander-v3", 8), ("Acrobot-v1", 6)):
                    net = train(gymnasium.make(name), 70, 5)
                    shapes.append(list(net(torch.zeros(2, size)).shape))
                [shapes, before == np.random.get_state()[1].tolist()]
                """,
            ),
            points=0.5,
            hidden=True,
            message="Take the sizes of the network from env, and every random number of "
            "NumPy from a generator of your own.",
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
wrong = partial(change, train, RIGHT)

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
    "torch.seed()",
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

accept(
    train,
    "whole_copies_now_and_then",
    RIGHT.replace(
        SOFT, "if t % 200 == 0:\n                soft_update(target, online, 1.0)"
    ),
)
accept(
    train,
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
