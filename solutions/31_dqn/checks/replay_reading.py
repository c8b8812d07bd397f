"""How the checks of exercise 31.2 fill a memory and read what it holds."""

# Rows are read one by one. A class that can only draw is read by drawing all it holds;
# r tells the order in which the rows came.
READ = """
def drawn(memory, n, seed=0):
    return list(zip(*(list(c) for c in memory.sample(n, np.random.default_rng(seed)))))
def plain(row):
    s, a, r, s2, end = row
    s, s2 = (np.asarray(state, dtype=float).tolist() for state in (s, s2))
    return [s, int(a), round(float(r), 6), s2, bool(end)]
def rows(memory):
    if hasattr(type(memory), "__getitem__"):
        return [plain(memory[i]) for i in range(len(memory))]
    return sorted(map(plain, drawn(memory, len(memory))), key=lambda row: row[2])
def fill(memory, first, last):
    for k in range(first, last):
        memory.push(np.array([k, -k / 2]), k % 2, k + 0.25, np.array([k + 1.0, 0.5]), k % 3 == 0)
    return memory
"""
