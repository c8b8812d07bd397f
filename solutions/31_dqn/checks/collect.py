"""Exercise 31.9: what is checked of `collect`, and the answers that prove it."""

from helpers.checks.vocabulary import Case, Exercise, Function, Made, edge, values
from helpers.kernels import dqn as kernel

LAKE = Made("gymnasium.make", "FrozenLake-v1", is_slippery=False)
SHORT = Made("gymnasium.make", "FrozenLake-v1", is_slippery=False, max_episode_steps=2)
POLE = Made("gymnasium.make", "CartPole-v1")
DOWN, ROUND = Function("lambda s: 1"), Function("lambda s: 2 if s < 2 else 1")
LEFT = Function("lambda s: 0 if s[2] < 0 else 1")

# Down from 0 leads to 4, to 8, and into the hole at 12.
NO_END = Case("two steps down the lake", (LAKE, DOWN, 2, 0))
HOLE = Case("eight steps down a lake, with a hole at 12", (LAKE, DOWN, 8, 0))
CUT = Case("five steps over a lake that is cut off after two", (SHORT, ROUND, 5, 0))
CHAIN = Case(
    "thirty steps of CartPole: do the transitions chain, and which are terminated",
    steps="""
    import gymnasium
    rows = collect(gymnasium.make("CartPole-v1"), lambda s: 1, 30, 3)
    chained = [
        np.allclose(row[3], after[0]) for row, after in zip(rows, rows[1:])
    ]
    [len(rows), chained, [bool(row[4]) for row in rows]]
    """,
)

collect = Exercise(
    "collect",
    reference=kernel.collect,
    kind="fix",
    arguments=("env", "policy", "steps", "seed"),
    checks=[
        values(NO_END, points=0.5, label="within an episode"),
        values(HOLE, points=1.0, label="where an episode terminates"),
        values(CUT, points=0.75, label="where an episode is truncated"),
        values(CHAIN, points=0.25, label="transitions chain"),
        edge(
            "no steps, and another seed",
            Case("no steps", (LAKE, DOWN, 0, 0)),
            Case("one step", (POLE, LEFT, 1, 7)),
            Case("forty steps with seed 11", (POLE, LEFT, 40, 11)),
            points=0.25,
            hidden=True,
            message="The list has one entry a step: none where steps is 0. The seed "
            "belongs to the first reset alone.",
        ),
        edge(
            "every last state is a last state",
            Case(
                "the pole at the end of each episode",
                steps="""
                import gymnasium
                rows = collect(gymnasium.make("CartPole-v1"), lambda s: 0, 60, 5)
                ends = [row for row in rows if row[4]]
                fallen = [bool(abs(row[3][2]) > 0.2094 or abs(row[3][0]) > 2.4) for row in ends]
                upright = [bool(abs(row[0][2]) < 0.2095) for row in rows]
                [len(ends), all(fallen), all(upright)]
                """,
            ),
            points=0.25,
            hidden=True,
            message="In a terminated transition of CartPole, s2 is the fallen pole. A new "
            "episode's state belongs to the next transition.",
        ),
    ],
    hints=[
        "Which state does the environment reach by action a, and which one stands in the "
        "list where an episode ends?",
        "The draft resets before it appends, and both states have the same name.",
        "Append first, with the s2 that `step` returned. Then reset where the episode is "
        "over, and go on from that new state; else go on from s2.",
    ],
)


@collect.wrong_answer(
    "Where an episode ends, s2 is the first state of the next one. Append the transition "
    "before you reset."
)
def the_draft(env, policy, steps, seed):
    rows, state = [], env.reset(seed=seed)[0]
    for _ in range(steps):
        action = policy(state)
        after, reward, over, cut, _ = env.step(action)
        if over or cut:
            after = env.reset()[0]
        rows.append((state, action, reward, after, over))
        state = after
    return rows


@collect.wrong_answer(
    "Cut off is not ended: the flag in the list is `terminated` alone."
)
def truncated_as_terminated(env, policy, steps, seed):
    found = []
    s, _ = env.reset(seed=seed)
    for _ in range(steps):
        a = policy(s)
        s2, r, terminated, truncated, _ = env.step(a)
        found.append((s, a, r, s2, terminated or truncated))
        s = env.reset()[0] if terminated or truncated else s2
    return found


@collect.wrong_answer("A truncated episode is over as well: reset there too.")
def goes_on_after_truncation(env, policy, steps, seed):
    found = []
    s, _ = env.reset(seed=seed)
    for _ in range(steps):
        a = policy(s)
        s2, r, terminated, _truncated, _ = env.step(a)
        found.append((s, a, r, s2, terminated))
        s = env.reset()[0] if terminated else s2
    return found


@collect.wrong_answer(
    "After the end nothing is reset, so the walk goes on from a state that is over."
)
def never_resets(env, policy, steps, seed):
    found = []
    s, _ = env.reset(seed=seed)
    for _ in range(steps):
        a = policy(s)
        s2, r, terminated, _truncated, _ = env.step(a)
        found.append((s, a, r, s2, terminated))
        s = s2
    return found


@collect.wrong_answer(
    "The environment is reset, and its new state is thrown away: the next transition "
    "starts from the old one."
)
def new_state_lost(env, policy, steps, seed):
    rows, state = [], env.reset(seed=seed)[0]
    for _ in range(steps):
        action = policy(state)
        after, reward, over, cut, _ = env.step(action)
        rows.append((state, action, reward, after, over))
        if over or cut:
            env.reset()
        state = after
    return rows


@collect.wrong_answer(
    "s never moves on: each transition starts where the last one ended."
)
def stands_still(env, policy, steps, seed):
    found = []
    s, _ = env.reset(seed=seed)
    for _ in range(steps):
        a = policy(s)
        s2, r, terminated, truncated, _ = env.step(a)
        found.append((s, a, r, s2, terminated))
        if terminated or truncated:
            s, _ = env.reset()
    return found


@collect.wrong_answer(
    "The walk stops at the end of the first episode. Go on until there are enough steps."
)
def one_episode(env, policy, steps, seed):
    found = []
    s, _ = env.reset(seed=seed)
    for _ in range(steps):
        a = policy(s)
        s2, r, terminated, truncated, _ = env.step(a)
        found.append((s, a, r, s2, terminated))
        s = s2
        if terminated or truncated:
            break
    return found


@collect.wrong_answer(
    "The seed belongs to the first reset alone. Where every reset has it, every episode "
    "starts in the same state."
)
def same_seed_each_time(env, policy, steps, seed):
    found = []
    s, _ = env.reset(seed=seed)
    for _ in range(steps):
        a = policy(s)
        s2, r, terminated, truncated, _ = env.step(a)
        found.append((s, a, r, s2, terminated))
        s = env.reset(seed=seed)[0] if terminated or truncated else s2
    return found


@collect.right_answer
def with_a_flag(env, policy, steps, seed):
    found, over, s = [], False, env.reset(seed=seed)[0]
    while len(found) < steps:
        if over:
            s, _ = env.reset()
        a = policy(s)
        after, r, terminated, truncated, _info = env.step(a)
        found.append((s, a, float(r), after, bool(terminated)))
        s, over = after, terminated or truncated
    return found


@collect.right_answer
def by_a_generator(env, policy, steps, seed):
    def walk():
        s, _ = env.reset(seed=seed)
        while True:
            a = policy(s)
            result = env.step(a)
            yield s, a, result[1], result[0], result[2]
            s = env.reset()[0] if result[2] or result[3] else result[0]

    rows = walk()
    return [next(rows) for _ in range(steps)]


@collect.right_answer
def episode_by_episode(env, policy, steps, seed):
    found, options = [], {"seed": seed}
    while len(found) < steps:
        s, over = env.reset(**options)[0], False
        options = {}
        while not over and len(found) < steps:
            a = policy(s)
            s2, r, end, cut, _ = env.step(a)
            found.append([s, a, r, s2, end])
            s, over = s2, end or cut
    return found
