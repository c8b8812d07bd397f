"""Exercise 31.8 in full: what a trained network can do. Runs at grading only."""

import gymnasium
import numpy as np
import torch

from helpers.checks.vocabulary import AnswerRaised, Made, free

STEPS, LEAST, TRIES = 3_000, 100, 2


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
    """The game of the public checks, played on this side."""

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
    """Tell in a moment of most trainings that learn nothing; the long one is spared.

    An answer that asks what the game is made of finds a stub; the long one has a real
    environment and decides.
    """
    game = Pays()
    try:
        answer(game, 200, 1380, listen)
    except AnswerRaised:
        return True
    return sum(game.acts[-80:]) >= 72


@free(
    "plays CartPole",
    points=1.5,
    message="After a quick game as in the public checks, and 3,000 steps of CartPole, the "
    "best actions of the network should keep the pole up for 100 steps or more, on "
    "average over 20 new episodes.",
)
def plays(answer):
    if not plays_a_quick_game(answer):
        return "not even the quick game"
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
    cut = Made("gymnasium.make", "CartPole-v1", max_episode_steps=5)
    net = answer(cut, 1_500, 1391, listen)
    states = np.random.default_rng(1392).uniform(-0.05, 0.05, size=(40, 4))
    best = net(torch.tensor(states, dtype=torch.float32)).detach().amax(dim=1).mean()
    return None if 5.75 < float(best) < 12 else "other values"


@free(
    "other environments",
    points=0.25,
    message="Take the sizes of the network from env: LunarLander-v3 has 8 numbers and 4 "
    "actions, Acrobot-v1 6 and 3.",
)
def other_environments(answer):
    for name, size, actions in (("LunarLander-v3", 8, 4), ("Acrobot-v1", 6, 3)):
        net = answer(Made("gymnasium.make", name), 70, 1395, listen)
        if np.shape(net(torch.zeros(2, size)).detach()) != (2, actions):
            return "another shape"
    return None
