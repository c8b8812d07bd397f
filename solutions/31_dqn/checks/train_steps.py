"""Exercise 31.8 in small: runs of tens of steps, which the public checks read."""

from helpers.checks.vocabulary import Case

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
    "70 steps of CartPole: shape of the network's values, are they numbers",
    steps=COUNTED
    + """
values = train(Counted(500), 70, 1)(torch.zeros(3, 4))
[list(values.shape), bool(values.isfinite().all())]
""",
)
STEPS_TAKEN = Case(
    "70 steps with episodes cut off after 5: steps, resets, and seeds given",
    steps=COUNTED
    + """
env = Counted(5)
train(env, 70, 7)
[env.steps, len(env.seeds) in (14, 15), env.seeds[0], set(env.seeds[1:]) == {None}]
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
    "10 steps, 72 steps, and 72 again: how far does the network move, and is it the same",
    steps=COUNTED
    + """
first, last, again = (
    numbers(train(Counted(500), steps, 3)) for steps in (10, 72, 72)
)
moved = float((last - first).abs().max())
[moved > 0, moved > 1.5e-3, moved < 0.1, float((last - again).abs().max()) < 1e-6]
""",
)
# Only action 1 pays, and every state looks alike.
PAYS = Case(
    "200 steps of a game where only action 1 pays: are the first 30 actions mixed, and "
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
train(env, 200, 4)
[3 <= sum(env.acts[:30]) <= 27, sum(env.acts[-80:]) >= 72]
""",
)
