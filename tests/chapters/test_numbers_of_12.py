"""Numbers that the prose of chapter 12 quotes are the numbers that the data give."""

import numpy as np
import pytest

from helpers import data
from helpers.authoring.chapters import find_chapter, read_source
from helpers.kernels.backprop import train, two_layer_step


@pytest.fixture(scope="module")
def prose():
    return {c.id: c.source for c in read_source(find_chapter("12")).cells}


@pytest.fixture(scope="module")
def digits():
    images, labels = data.digits()
    return images.reshape(-1, 64) / 16, labels


def new_params():
    rng = np.random.default_rng(12)
    W1, W2 = rng.normal(size=(64, 32)), rng.normal(size=(32, 10))
    W1, W2 = W1 * np.sqrt(2 / 64), W2 * np.sqrt(2 / 32)
    return {"W1": W1, "b1": np.zeros(32), "W2": W2, "b2": np.zeros(10)}


def accuracy(params, X, y):
    hidden = np.maximum(X @ params["W1"] + params["b1"], 0)
    return np.mean((hidden @ params["W2"] + params["b2"]).argmax(axis=1) == y)


def trained(digits, known, lr=0.5):
    X, y = digits
    rng = np.random.default_rng(12)
    return train(new_params(), (X[known], y[known]), lr=lr, epochs=30, rng=rng)


def test_sizes_of_the_sets(prose, digits):
    aside = np.arange(len(digits[1])) % 5 == 0
    assert f"{len(digits[1]):,} digits" in prose["backprop-recall"]
    assert f"{(~aside).sum():,} images" in prose["backprop-together-idea"]
    assert f"*last* {aside.sum()} images" in prose["backprop-fails-idea"]


def test_parameters_and_the_cost_of_measuring_them(prose):
    count = sum(value.size for value in new_params().values())
    text = prose["backprop-step-idea"]
    assert f"Measuring {count:,} slopes" in text
    assert f"{2 * count:,} forward runs" in text
    assert (
        f"about {-(-count // (64 + 32 + 10))} examples" in prose["backprop-memory-see"]
    )


def test_accuracies(prose, digits):
    X, y = digits
    rows = np.arange(len(y))
    shares = []
    for known in (rows % 5 != 0, rows < 1437):
        params = trained(digits, known)
        shares.append(f"{accuracy(params, X[~known], y[~known]):.2f}")
    assert f"{shares[0]} becomes {shares[1]}" in prose["backprop-fails-list"]
    assert f"about {100 * float(shares[0]):.0f} of 100" in prose["backprop-recall"]


def test_a_large_rate_shuts_every_gate(digits):
    X, y = digits
    params = trained(digits, np.arange(len(y)) % 5 != 0, lr=5.0)
    assert not (X @ params["W1"] + params["b1"] > 0).any()


def test_most_alike_images_stand_near_each_other(prose, digits):
    X, _ = digits
    gaps = (X**2).sum(axis=1)[:, None] + (X**2).sum(axis=1) - 2 * X @ X.T
    np.fill_diagonal(gaps, np.inf)
    away = np.abs(gaps.argmin(axis=1) - np.arange(len(X)))
    assert f"for {100 * np.mean(away < 61):.0f} of 100" in prose["backprop-fails-idea"]


def test_gradient_norms_are_of_like_size_and_shrink(digits):
    X, y = (part[np.arange(1797) % 5 != 0] for part in digits)
    params, norms = new_params(), []
    for _ in range(150):
        _, grads = two_layer_step(params, X, y, 0.0)
        params = {key: params[key] - 0.5 * grads[key] for key in params}
        norms.append([np.linalg.norm(grads[key]) for key in ("W1", "W2")])
    norms = np.array(norms)
    assert (norms[:, 0] / norms[:, 1]).min() > 0.4
    assert (norms[:, 0] / norms[:, 1]).max() < 2.5
    assert 30 < norms[25:60].sum(axis=1).argmax() + 25 < 50
    assert 15 < (norms[0] / norms[-1]).min() < (norms[0] / norms[-1]).max() < 30
