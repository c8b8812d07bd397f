"""How the checks of exercise 31.2 fill a memory and read what it holds."""

from helpers.checks.vocabulary import Case

# Rows are read one by one. A class that can only draw is read by drawing all it holds;
# r tells the order in which the rows came.
READ = """
def drawn(memory, n, seed=0):
    return list(zip(*(list(c) for c in memory.sample(n, np.random.default_rng(seed)))))
def plain(row):
    s, a, r, s2, end = row
    s, s2 = (np.asarray(state, dtype=float).tolist() for state in (s, s2))
    return [s, int(a), round(float(r), 6), s2, bool(end)]
def raw(memory):
    if hasattr(type(memory), "__getitem__"):
        return [memory[i] for i in range(len(memory))]
    return sorted(drawn(memory, len(memory)), key=lambda row: float(row[2]))
def rows(memory):
    return [plain(row) for row in raw(memory)]
def fill(memory, first, last):
    for k in range(first, last):
        memory.push(np.array([k, -k / 2]), k % 2, k + 0.25, np.array([k + 1.0, 0.5]), k % 3 == 0)
    return memory
"""


def told(label: str, last: str) -> Case:
    """Return a case over a memory, with the helpers above in reach."""
    return Case(label, steps=READ + last)


TWO = told("two transitions in Replay(5)", "rows(fill(Replay(5), 1, 3))")
ARRAYS = told(
    "states that come as arrays and as a list, do all come back as arrays",
    "memory = fill(Replay(5), 1, 3)\n"
    "memory.push([1.0, 2.0], 0, 0.5, [3.0, 4.0], False)\n"
    "[not isinstance(s, list | tuple) for row in raw(memory) for s in (row[0], row[3])]",
)
LENGTHS = told(
    "len of Replay(3) after 0, 1, 3 and 5 pushes",
    "[len(fill(Replay(3), 0, n)) for n in (0, 1, 3, 5)]",
)
OVER = told("seven transitions in Replay(3)", "rows(fill(Replay(3), 0, 7))")
COPIES = told(
    "a state that changes after it was pushed",
    "memory, state, after = Replay(4), np.array([1.0, 2.0]), np.array([3.0, 4.0])\n"
    "memory.push(state, 0, 0.0, after, False)\n"
    "state[:], after[:] = 9.0, 9.0\n"
    "memory.push(state, 1, 1.0, after, True)\n"
    "rows(memory)",
)
DECIMALS = told(
    "whole numbers first, decimals later",
    "memory = Replay(4)\n"
    "memory.push(np.array([1, 2]), 0, 0, np.array([3, 4]), False)\n"
    "memory.push(np.array([0.5, 0.25]), 1, 1.75, np.array([-0.5, 0.125]), True)\n"
    "rows(memory)",
)
