"""Exercise 31.2: what is checked of the class `Replay`, and the answers that prove it."""

from functools import partial

from helpers.checks.vocabulary import Exercise, edge, values
from helpers.kernels.dqn import Replay as Kernel

from .replay_reading import ARRAYS, COPIES, DECIMALS, LENGTHS, OVER, TWO, told

replay = Exercise(
    "Replay",
    reference=Kernel,
    checks=[
        values(LENGTHS, points=0.5, label="len counts, up to cap"),
        values(TWO, ARRAYS, points=1.0, label="rows come back, the oldest first"),
        values(OVER, points=1.0, label="the newest takes the place of the oldest"),
        values(COPIES, points=0.75, label="copies"),
        values(DECIMALS, points=0.25, label="decimals after whole numbers"),
        edge(
            "capacity 1, and a long run",
            told(
                "Replay(1) after three pushes, Replay(50) after 1,000, and equal ones",
                "one, many = fill(Replay(1), 0, 3), fill(Replay(50), 0, 1000)\n"
                "twice = fill(fill(Replay(4), 1, 2), 1, 2)\n"
                "[rows(one), len(one), len(many), rows(many)[0], rows(many)[-1], rows(twice)]",
            ),
            points=0.5,
            hidden=True,
            message="The last cap transitions are kept at all times: one with cap 1, "
            "both of two that are equal, and also after many rounds.",
        ),
        edge(
            "two memories, and other forms of a state",
            told(
                "lists, float32, four numbers, and a second memory",
                "one, two = Replay(3), Replay(2)\n"
                "one.push([1.0, 2.0], np.int64(1), np.float64(1.5), [0, 1], np.bool_(True))\n"
                "for k in range(3):\n"
                "    state = np.full(4, 0.5 * k, dtype=np.float32)\n"
                "    two.push(state, k, float(k), state + 1, False)\n"
                "[rows(one), rows(two), len(one), len(two)]",
            ),
            points=0.5,
            hidden=True,
            message="States may be lists or arrays of any length and number type, and "
            "each memory keeps rows of its own.",
        ),
        edge(
            "reading changes nothing",
            told(
                "a row is read and written into",
                "memory = fill(Replay(3), 1, 3)\n"
                "before = rows(memory)\n"
                "again = rows(memory)\n"
                "quick = not hasattr(type(memory), '__getitem__')\n"
                "sets = [tuple(sorted(float(r) for _, _, r, _, _ in drawn(fill(Replay(9), 0, 9), 4, seed))) for seed in range(40)] if quick else []\n"
                "full = all(len(set(s)) == 4 for s in sets) and (len(set(sets)) > 10 or not quick)\n"
                "mixed = [[float(row[2]) for row in drawn(fill(Replay(9), 0, 9), 4, seed)] for seed in range(40)] if quick else []\n"
                "loose = sum(m == sorted(m) or m == sorted(m)[::-1] for m in mixed) < 20\n"
                "[before, again, len(memory), full, loose]",
            ),
            points=0.5,
            hidden=True,
            message="Reading rows must leave the memory as it is. A draw takes different "
            "rows, at random and in random order.",
        ),
    ],
    hints=[
        "Keep the rows in something that drops its first entry when it is full, or in a "
        "list with a place that goes round and round.",
        "`collections.deque` with a maxlen does the dropping. A row is a tuple of the "
        "five things, and `np.array` makes a copy of a state.",
        "`__len__` gives the length of what you keep, and `__getitem__` its entry i. In "
        "`push`, append the tuple with copies of both states as float arrays.",
    ],
)

RIGHT = """
from collections import deque

class Replay:
    def __init__(self, cap):
        self.rows = deque(maxlen=cap)

    def push(self, s, a, r, s2, terminated):
        s, s2 = np.array(s, dtype=np.float32), np.array(s2, dtype=np.float32)
        self.rows.append((s, a, r, s2, terminated))

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return self.rows[i]
"""
COPY = "s, s2 = np.array(s, dtype=np.float32), np.array(s2, dtype=np.float32)"
KEEP = "self.rows.append((s, a, r, s2, terminated))"
wrong = partial(replay.slip, RIGHT)

wrong(
    "stores_views",
    COPY,
    "s, s2 = np.asarray(s), np.asarray(s2)",
    "The memory holds the very arrays that came in: when the caller writes into one, the "
    "past changes. Keep copies, as `np.array(s)` makes them.",
)
wrong(
    "keeps_lists",
    COPY,
    "s, s2 = list(s), list(s2)",
    "A state comes back as a list. Keep both states as arrays, whatever they came as.",
)
wrong(
    "keeps_what_it_is_given",
    COPY,
    "s, s2 = s.copy(), s2.copy()",
    "A state that came as a list comes back as one. `np.array(s)` makes an array of it, "
    "and a copy.",
)
wrong(
    "drops_equal_states",
    KEEP,
    "if all(not np.array_equal(s, row[0]) for row in self.rows):\n            " + KEEP,
    "",
)
wrong(
    "copies_one_state",
    COPY,
    "s, s2 = np.array(s, dtype=np.float32), np.asarray(s2)",
    "`s` is copied and `s2` is not. Copy both.",
)
wrong(
    "grows",
    "deque(maxlen=cap)",
    "[]",
    "The memory grows beyond cap. Drop the oldest transition when it is full.",
)
wrong(
    "refuses_when_full",
    KEEP,
    "if len(self.rows) < self.rows.maxlen:\n            " + KEEP,
    "A full memory takes nothing new. The newest transition takes the place of the "
    "oldest.",
)
wrong(
    "drops_the_newest",
    KEEP,
    "if len(self.rows) == self.rows.maxlen:\n            self.rows.pop()\n        "
    + KEEP,
    "A full memory drops the newest transition. Drop the oldest.",
)
wrong(
    "newest_first",
    "self.rows.append(",
    "self.rows.appendleft(",
    "Rows come back with the newest first: `memory[0]` is the oldest.",
)
wrong(
    "keeps_one_fewer",
    "deque(maxlen=cap)",
    "deque(maxlen=cap - 1)",
    "The memory keeps one transition too few: cap of them.",
)
wrong(
    "whole_numbers",
    COPY,
    "kind = type(np.ravel(self.rows[0][0])[0]) if self.rows else np.array(s).dtype\n"
    "        s, s2 = np.array(s).astype(kind), np.array(s2).astype(kind)",
    "Decimals are cut off, because the first state held whole numbers. Always store "
    "floats.",
)
wrong(
    "states_swapped",
    "(s, a, r, s2, terminated)",
    "(s2, a, r, s, terminated)",
    "s and s2 have changed places: a row is (s, a, r, s2, terminated).",
)
wrong(
    "one_memory_for_all",
    "    def __init__(self, cap):\n        self.rows = deque(maxlen=cap)",
    "    rows = deque(maxlen=5)\n\n    def __init__(self, cap):\n        pass",
    "All memories share one store. Make it in `__init__`, on `self`.",
)
replay.slip(
    RIGHT.replace(KEEP, KEEP + "\n        del self.rows[: len(self.rows) > self.cap]"),
    "one_list_for_all",
    "    def __init__(self, cap):\n        self.rows = deque(maxlen=cap)",
    "    rows = []\n\n    def __init__(self, cap):\n        self.cap = cap",
    "All memories share one store. Make it in `__init__`, on `self`.",
)

replay.right_text(
    "list_that_goes_round",
    """
class Replay:
    def __init__(self, cap):
        self.cap, self.start, self.kept = cap, 0, []

    def push(self, s, a, r, s2, terminated):
        row = (np.array(s, float), int(a), float(r), np.array(s2, float), terminated)
        if len(self.kept) < self.cap:
            self.kept.append(row)
        else:
            self.kept[self.start] = row
            self.start = (self.start + 1) % self.cap

    def __len__(self):
        return len(self.kept)

    def __getitem__(self, i):
        return self.kept[(self.start + i) % len(self.kept)]
""",
)
replay.right_text(
    "tensors",
    """
class Replay:
    def __init__(self, cap):
        self.cap = cap
        self.kept = []

    def push(self, s, a, r, s2, terminated):
        s = torch.tensor(np.array(s), dtype=torch.float32)
        s2 = torch.tensor(np.array(s2), dtype=torch.float32)
        self.kept = [*self.kept, (s, a, r, s2, terminated)][-self.cap:]

    def __len__(self):
        return len(self.kept)

    def __getitem__(self, i):
        return self.kept[i]
""",
)
DRAWS = """
class Replay:
    def __init__(self, cap):
        self.cap, self.count = cap, 0

    def push(self, s, a, r, s2, terminated):
        s, s2 = np.array(s, dtype=np.float32), np.array(s2, dtype=np.float32)
        if self.count == 0:
            self.s, self.s2 = np.zeros((2, self.cap, len(s)), dtype=np.float32)
            self.a = np.zeros(self.cap, dtype=np.int64)
            self.r, self.t = np.zeros((2, self.cap), dtype=np.float32)
        i = self.count % self.cap
        self.s[i], self.a[i], self.r[i], self.s2[i], self.t[i] = s, a, r, s2, terminated
        self.count += 1

    def __len__(self):
        return min(self.count, self.cap)

    def sample(self, n, rng):
        if n > len(self):
            raise ValueError("too few")
        i = rng.choice(len(self), n, replace=False)
        columns = self.s[i], self.a[i], self.r[i], self.s2[i], self.t[i]
        return tuple(torch.from_numpy(column) for column in columns)
"""
replay.right_text("arrays_that_only_draw", DRAWS)
CHOICE = "i = rng.choice(len(self), n, replace=False)"
for name, new in {
    "draws_the_last": "i = np.arange(len(self))[-n:]",
    "draws_with_repeats": "i = rng.integers(len(self), size=n)",
    "draws_a_run": "i = rng.integers(len(self) - n + 1) + np.arange(n)",
    "draws_in_order": "i = np.sort(rng.choice(len(self), n, replace=False))",
}.items():
    replay.slip(DRAWS, name, CHOICE, new, "")


# ---- mutants of the answer that are no mistake
replay.same_as_right(
    "There are never more rows than cap, and both are small whole numbers there.",
    "if len(self.rows) < self.cap: => if len(self.rows) is not self.cap:",
    "if len(self.rows) < self.cap: => if len(self.rows) != self.cap:",
)
replay.same_as_right(
    "A place below 0 counts from the end, which is where the round leads.",
    "return self.rows[(self.oldest + i) % len(self.rows)] => return self.rows[self.oldest + i - len(self.rows)]",
)
