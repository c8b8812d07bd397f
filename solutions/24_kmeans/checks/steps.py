"""Steps that the cases of exercises 24.5 and 24.6 run, as text.

They look at what must hold for every draw of the first centres.
"""

from helpers.checks.vocabulary import Case

# ---- 24.5: one run
CLOUD = """
X = np.random.default_rng({seed}).uniform(0.0, 10.0, size=({n}, 2)).round(2)
"""
WHOLE = """
X = np.random.default_rng({seed}).integers(0, 30, size=(40, 2))
"""
RUN = """
C, idx, history = kmeans(X.copy(), {K}, np.random.default_rng({draw}), {tol}, {most})
C, idx = np.asarray(C, dtype=float), np.asarray(idx).astype(int)
history = [float(J) for J in history]
"""
FORM = "[list(C.shape), list(idx.shape), len(history) > 1]"
FALLS = """
steps = np.diff(history)
bool((steps <= 1e-5 * history[0]).all() and history[-1] < 0.99 * history[0])
"""
LAST = """
J = ((X - C[idx]) ** 2).sum(axis=1).mean()
bool(abs(J - history[-1]) <= 1e-3 * J)
"""
FIRST = """
from_rows = [((X - x) ** 2).sum(axis=1).mean() for x in X]
bool(min(abs(J - history[0]) for J in from_rows) < 1e-4 * history[0])
"""
SETTLED = """
D = ((X[:, None] - C) ** 2).sum(axis=2)
nearest = D[np.arange(len(X)), idx] <= D.min(axis=1) + 1e-6
means = [X[idx == k].mean(axis=0) for k in range(len(C)) if (idx == k).any()]
rows = [C[k] for k in range(len(C)) if (idx == k).any()]
bool(nearest.all() and np.abs(np.array(means) - np.array(rows)).max() < 1e-4)
"""
KEPT = """
X_before, state = X.copy(), np.random.get_state()
kmeans(X, 4, np.random.default_rng(2), 1e-9, 50)
after = np.random.get_state()
[bool((X == X_before).all()), bool((state[1] == after[1]).all()), after[2] - state[2]]
"""
TWICE = """
runs = [kmeans(X, 5, np.random.default_rng(8), 1e-9, 50) for _ in range(2)]
float(np.abs(np.asarray(runs[0][0], float) - np.asarray(runs[1][0], float)).max())
"""
STARTS = """
runs = [kmeans(X, 3, np.random.default_rng(s), 1e-9, 9)[2] for s in range(8)]
len({round(float(history[0]), 6) for history in runs}) > 2
"""
FEW = """
X = np.repeat([[0.0, 0.0], [4.0, 1.0]], 10, axis=0)
C, idx, history = kmeans(X, 4, np.random.default_rng(3), 1e-9, 50)
C, idx, J = np.asarray(C, float), np.asarray(idx), np.asarray(history, float)
[bool(np.isfinite(C).all() and np.isfinite(J).all()), bool((idx < 4).all())]
"""
ALONE = """
[np.round(C.mean(axis=0), 6), idx, round(history[-1], 6)]
"""
EACH = """
[sorted(idx.tolist()), round(history[-1], 6), np.array(sorted(C.tolist()))]
"""


def run(label, then, *, seed=2451, n=60, K=5, draw=1, tol=1e-9, most=60, made=CLOUD):
    """Make a case: one run on points in a square, and what is asked of it."""
    text = made.format(seed=seed, n=n)
    text += RUN.format(K=K, draw=draw, tol=tol, most=most)
    return Case(label, steps=text + then)


# ---- 24.6: several runs
CLUMPS = """
rng = np.random.default_rng({seed})
middles = np.array({middles})
labels = np.repeat(np.arange(len(middles)), {each})
X = (middles[labels] + rng.normal(0.0, 0.3, size=(len(labels), 2))).round(2)
means = np.array([X[labels == k].mean(axis=0) for k in range(len(middles))])
lowest = ((X - means[labels]) ** 2).sum(axis=1).mean()
"""
CORNERS = "[[0.0, 0.0], [9.0, 1.0], [1.0, 8.0], [10.0, 9.0]]"
ROW = "[[0.0, 0.0], [6.0, 0.0], [12.0, 1.0], [18.0, 0.0], [24.0, 1.0]]"
BEST = """
C, idx, J = best_of(X.copy(), {K}, {starts}, np.random.default_rng({draw}))
C, idx, J = np.asarray(C, dtype=float), np.asarray(idx).astype(int), float(J)
"""
BEST_FORM = "[list(C.shape), list(idx.shape), J > 0]"
BELONGS = """
found = []
for seed in range(6):
    C, idx, J = best_of(X.copy(), {K}, {starts}, np.random.default_rng(seed))
    C, idx, J = np.asarray(C, dtype=float), np.asarray(idx).astype(int), float(J)
    found.append(abs(((X - C[idx]) ** 2).sum(axis=1).mean() - J) <= 1e-3 * J)
bool(all(found))
"""
LOWEST = """
found = []
for seed in range({calls}):
    C, idx, _ = best_of(X.copy(), {K}, {starts}, np.random.default_rng(seed))
    C, idx = np.asarray(C, dtype=float), np.asarray(idx).astype(int)
    found.append(((X - C[idx]) ** 2).sum(axis=1).mean())
bool(max(found) < 1.05 * lowest)
"""
BEST_KEPT = """
X_before, state = X.copy(), np.random.get_state()
best_of(X, 4, 3, np.random.default_rng(2))
after = np.random.get_state()
[bool((X == X_before).all()), bool((state[1] == after[1]).all()), after[2] - state[2]]
"""
BEST_TWICE = """
found = [best_of(X, 5, 2, np.random.default_rng(8)) for _ in range(2)]
float(np.abs(np.asarray(found[0][0], float) - np.asarray(found[1][0], float)).max())
"""
BEST_SEEDS = """
found = [best_of(X, 4, 1, np.random.default_rng(seed))[0] for seed in range(10)]
len({tuple(np.round(np.asarray(C, float), 6).ravel()) for C in found}) > 1
"""


def clumps(label, then, *, seed=2461, middles=CORNERS, each=10):
    """Make a case: clumps of points far apart, and what is asked of the best run."""
    text = CLUMPS.format(seed=seed, middles=middles, each=each)
    return Case(label, steps=text + then)
