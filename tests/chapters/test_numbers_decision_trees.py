"""Chapter 22: numbers that the prose quotes, and cuts that no rounding can sway."""

import re

import numpy as np
import pytest

from helpers import data
from helpers.authoring.chapters import find_chapter, read_source
from helpers.checks.load import load_exercises
from helpers.kernels.decision_trees import (
    best_split,
    build,
    build_regression,
    info_gain,
    predict_tree,
    variance_split,
)

FAR = 1e-3  # how far the best cut must be from the next, as a share of a bit
MEANT = (
    "equally good",
    "the same",
    "cut gains anything",
    "constant",
    "is min_gain",
    "a negative min_gain",
)
MEASURES = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]


@pytest.fixture(scope="module")
def prose():
    return {c.id: c.source for c in read_source(find_chapter("22")).cells}


@pytest.fixture(scope="module")
def birds():
    return data.penguins().dropna()


@pytest.fixture(scope="module")
def votes():
    import pandas as pd

    frame = data.house_votes()
    answers = frame.drop(columns="class").astype(object).fillna("unknown")
    asked = pd.get_dummies(answers, dtype=float)
    return asked.to_numpy(), frame["class"].to_numpy(str)


def test_birds(prose, birds):
    assert f"# {len(birds)} birds" in prose["decision-trees-data"]
    assert (
        f"{len(data.penguins()) - len(birds)} without" in prose["decision-trees-data"]
    )
    X, y = birds[MEASURES].to_numpy(), birds["species"].to_numpy(str)
    tree = build(X, y, 2)
    assert (tree["feature"], tree["threshold"]) == (2, 206.5)
    assert (tree["left"]["feature"], tree["right"]["feature"]) == (0, 1)
    goal = prose["decision-trees-goal"]
    assert f"<= {tree['left']['threshold']:.2f}" in goal
    assert f"<= {tree['threshold']}" in goal


def test_the_four_leaves(prose, birds):
    mass, biscoe = birds["body_mass_g"], birds["island"] == "Biscoe"
    species = birds["species"].to_numpy(str)
    X = np.column_stack([mass, biscoe]).astype(float)
    tree = build(X, species, 3, 20, 0.05)
    assert tree["right"]["right"]["threshold"] == 4787.5
    leaves = {
        "A": ~biscoe,
        "B": biscoe & (mass <= 4125),
        "C": biscoe & (mass > 4125) & (mass <= 4787.5),
        "D": biscoe & (mass > 4787.5),
    }
    picture = prose["decision-trees-stop-picture"]
    for letter, rows in leaves.items():
        told = re.search(rf"leaf {letter}((?:\\n\d+ \w+)+)", picture)[1]
        kinds, counts = np.unique(species[rows.to_numpy()], return_counts=True)
        pairs = zip(counts, kinds, strict=True)
        assert told == "".join(f"\\n{n} {kind}" for n, kind in pairs)
    sizes = {letter: int(rows.sum()) for letter, rows in leaves.items()}
    assert sizes == {"A": 170, "B": 38, "C": 43, "D": 82}  # in the messages too
    a, c = (leaves[letter].to_numpy() for letter in "AC")
    cut = best_split(X[a], species[a], 0.0, 20)
    assert info_gain(species[a], X[a, cut[0]] <= cut[1]) < 0.04
    assert len(np.unique(species[c])) == 2


def test_one_vote(prose, votes):
    X, party = votes
    text = prose["decision-trees-together-see"]
    stump = build(X, party, 1)
    right = np.mean(predict_tree(stump, X) == party)
    assert f"{100 * right:.0f} of 100 members" in text
    assert f"makes {X.shape[1]} columns" in prose["decision-trees-together-idea"]
    aside = np.arange(len(party)) % 3 == 0
    shares = []
    for depth in range(1, 9):
        tree = build(X[~aside], party[~aside], depth)
        shares.append(
            [np.mean(predict_tree(tree, X[r]) == party[r]) for r in (~aside, aside)]
        )
    known, new = np.transpose(shares)
    assert (np.diff(known) >= 0).all()
    assert known[-1] == 1.0
    assert new.max() - new[0] < 0.01


def test_concrete(prose):
    samples = data.concrete()
    X, y = samples.iloc[:, :-1].to_numpy(float), samples.iloc[:, -1].to_numpy()
    cement = X[:, 0]
    assert variance_split(cement, y) == 352.5
    means = y[cement <= 352.5].mean(), y[cement > 352.5].mean()
    assert (
        "# {:.1f} and {:.1f}".format(*means)
        in prose["decision-trees-regression-picture"]
    )
    tree = build_regression(X, y, 2)
    assert (samples.columns[tree["feature"]], tree["threshold"]) == ("age", 21)
    assert {tree[side]["feature"] for side in ("left", "right")} == {0}
    mixes = len(np.unique(X[:, :7], axis=0))
    assert f"{len(y):,} samples of only {mixes}" in prose["decision-trees-fails-idea"]


def test_two_halves_agree_as_told(prose, birds):
    import pandas as pd

    hot = pd.get_dummies(birds[["island", "sex"]], dtype=float)
    X = pd.concat([birds[MEASURES], hot], axis=1).to_numpy()
    y, half = birds["species"].to_numpy(str), np.arange(len(birds)) % 2 == 0
    first, second = (predict_tree(build(X[h], y[h], 9), X) for h in (half, ~half))
    apart = np.mean(first != second)
    assert f"{100 * apart:.0f} birds in 100" in prose["decision-trees-fails-list"]


def cuts(X, y, min_leaf, score):
    """List all cuts that leave min_leaf examples on both sides, the best first."""
    found = []
    for j in range(X.shape[1]):
        values = np.unique(X[:, j])
        for t in (values[1:] + values[:-1]) / 2:
            left = X[:, j] <= t
            if min(left.sum(), (~left).sum()) >= min_leaf:
                found.append((score(y, left), j, t))
    return sorted(found, reverse=True)


def least_lead(tree, X, y, min_leaf, min_gain, depth):
    """Return by how much the best cut leads, at the node where it leads least."""
    found = cuts(X, y, min_leaf, info_gain)
    least = max(min_gain, 0.0)
    if "label" in tree:
        counts = np.sort(np.unique(y, return_counts=True)[1])
        tied = len(counts) > 1 and counts[-1] == counts[-2]
        could = depth > 0 and found and found[0][0] > 0
        return min(0.0 if tied else 1.0, abs(found[0][0] - least) if could else 1.0)
    lead = found[0][0] - (found[1][0] if len(found) > 1 else 0.0)
    left = X[:, tree["feature"]] <= tree["threshold"]
    rest = min_leaf, min_gain, depth - 1
    sides = [(tree["left"], left), (tree["right"], ~left)]
    below = [least_lead(child, X[m], y[m], *rest) for child, m in sides]
    return min(lead, found[0][0] - least, *below)


def compared_cases(name):
    exercise = load_exercises("22_decision_trees")[name]
    cases = {id(c): c for check in exercise.checks for c in check.cases if c.args}
    return [c for c in cases.values() if not any(m in c.label for m in MEANT)]


@pytest.mark.parametrize("name", ["best_threshold", "best_split", "variance_split"])
def test_the_best_cut_leads_clearly_wherever_it_is_compared(name):
    def fall(y, left):
        sides = y[left], y[~left]
        return 1 - sum(((s - s.mean()) ** 2).sum() for s in sides) / (len(y) * y.var())

    for case in compared_cases(name):
        X, y = np.asarray(case.args[0], dtype=float), case.args[1]
        X = X[:, None] if X.ndim == 1 else X
        numbers = name == "variance_split"
        y = np.asarray(y, dtype=float) if numbers else y
        found = cuts(X, y, 1, fall if numbers else info_gain)
        if len(found) > 1 and found[0][0] > 0:
            assert found[0][0] - found[1][0] > FAR, case.label


def test_trees_are_compared_only_where_rounding_cannot_sway_them():
    for case in compared_cases("build"):
        X, y, depth, min_leaf, min_gain = case.args
        X = np.asarray(X, dtype=float)
        tree = build(X, y, depth, min_leaf, min_gain)
        assert least_lead(tree, X, y, min_leaf, min_gain, depth) > FAR, case.label
