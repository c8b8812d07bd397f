"""descend: by hand, oracle, properties, edges, errors."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LinearRegression

from helpers.errors import DomainError, ShapeError
from helpers.kernels.linear_regression import descend, max_stable_lr, squared_cost

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)


def costs(X, y, history):
    return [squared_cost(X, y, w, b)[0] for w, b in history]


def test_two_steps_by_hand():
    # one row x = 2, y = 3: dw = 2 (2w + b - 3), db = 2w + b - 3
    history = descend([[2]], [3], lr=0.1, steps=2, w0=[0], b0=0)
    assert [w.shape for w, _ in history] == [(1,)] * 3
    np.testing.assert_allclose([w[0] for w, _ in history], [0.0, 0.6, 0.9], rtol=1e-14)
    np.testing.assert_allclose([b for _, b in history], [0.0, 0.3, 0.45], rtol=1e-14)


def test_follows_the_gradient_step_by_step(rng):
    X, y = rng.normal(size=(9, 3)), rng.normal(size=9)
    w, b = rng.normal(size=3), 0.5
    for found in descend(X, y, lr=0.05, steps=30, w0=w, b0=b):
        np.testing.assert_allclose(found[0], w, rtol=1e-11, atol=1e-13)
        assert found[1] == pytest.approx(b, rel=1e-11, abs=1e-13)
        _, dw, db = squared_cost(X, y, w, b)
        w, b = w - 0.05 * dw, b - 0.05 * db


def test_arrives_at_scikit_learns_optimum(rng):
    X, y = rng.normal(size=(40, 3)), rng.normal(size=40)
    w, b = descend(X, y, lr=0.5, steps=400, w0=np.zeros(3), b0=0.0)[-1]
    model = LinearRegression().fit(X, y)
    np.testing.assert_allclose(w, model.coef_, rtol=1e-9)
    assert b == pytest.approx(model.intercept_, rel=1e-9)


@steady
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 8), share=st.floats(0.01, 0.99))
def test_cost_never_rises_below_the_stable_rate(seed, n, share):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(n, 3)), rng.normal(size=n)
    lr = share * max_stable_lr(X)
    path = costs(X, y, descend(X, y, lr=lr, steps=20, w0=np.zeros(3), b0=0.0))
    assert all(b <= a * (1 + 1e-12) + 1e-30 for a, b in pairwise(path))


@steady
@given(seed=st.integers(0, 2**32 - 1), first=st.integers(0, 6), then=st.integers(0, 6))
def test_a_path_can_be_walked_in_two_parts(seed, first, then):
    rng = np.random.default_rng(seed)
    X, y, w = rng.normal(size=(5, 2)), rng.normal(size=5), rng.normal(size=2)
    whole = descend(X, y, lr=0.1, steps=first + then, w0=w, b0=1.0)
    part = descend(X, y, lr=0.1, steps=first, w0=w, b0=1.0)
    part += descend(X, y, lr=0.1, steps=then, w0=part[-1][0], b0=part[-1][1])[1:]
    assert len(part) == len(whole) == first + then + 1
    for (w1, b1), (w2, b2) in zip(part, whole, strict=True):
        np.testing.assert_array_equal(w1, w2)
        assert b1 == b2


def test_no_steps_give_the_start():
    [(w, b)] = descend([[1.0]], [1.0], lr=1.0, steps=0, w0=[5.0], b0=-1.0)
    assert (w.tolist(), b) == ([5.0], -1.0)


def test_every_entry_is_an_array_of_its_own(rng):
    w0 = np.zeros(2)
    X, y = rng.normal(size=(5, 2)), rng.normal(size=5)
    history = descend(X, y, lr=0.1, steps=3, w0=w0, b0=0.0)
    arrays = [w for w, _ in history]
    arrays[0] += 1.0
    assert w0.tolist() == [0.0, 0.0]
    assert not any(np.shares_memory(a, b) for a, b in pairwise(arrays))
    assert all(type(b) is float for _, b in history)


def test_inputs_stay_as_they_are(rng):
    X, y, w0 = rng.normal(size=(5, 2)), rng.normal(size=5), rng.normal(size=2)
    before = X.copy(), y.copy(), w0.copy()
    descend(X, y, lr=0.1, steps=3, w0=w0, b0=0.0)
    for now, then in zip((X, y, w0), before, strict=True):
        np.testing.assert_array_equal(now, then)


def test_integers_and_float32_are_computed_in_float64():
    X, y = np.array([[1], [2]], np.int32), np.array([1, 3], np.float32)
    w, b = descend(X, y, lr=np.float32(0.5), steps=np.int64(2), w0=[0], b0=0)[-1]
    assert w.dtype == np.float64
    expected = descend(
        X.astype(float), y.astype(float), lr=0.5, steps=2, w0=[0.0], b0=0.0
    )
    assert (w.tolist(), b) == (expected[-1][0].tolist(), expected[-1][1])


def test_running_away_ends_at_infinity_without_a_warning():
    history = descend([[10.0]], [1.0], lr=1.0, steps=400, w0=[0.0], b0=0.0)
    assert len(history) == 401
    assert not np.isfinite(history[-1][0]).all()
    assert np.isfinite(history[20][0]).all()


GOOD = {
    "X": [[1.0], [2.0]],
    "y": [1.0, 2.0],
    "lr": 0.1,
    "steps": 2,
    "w0": [0.0],
    "b0": 0.0,
}


@pytest.mark.parametrize(
    ("change", "kind", "text"),
    [
        ({"lr": 0.0}, DomainError, "lr is 0.0, must be above 0"),
        ({"lr": -0.5}, DomainError, "lr is -0.5, must be above 0"),
        ({"lr": np.inf}, DomainError, "lr is inf, must be finite"),
        ({"lr": [0.1]}, ShapeError, r"lr has shape \(1,\), must be a single number"),
        (
            {"steps": -1},
            DomainError,
            "steps is -1, must be a whole number of at least 0",
        ),
        ({"steps": 2.0}, DomainError, "steps is 2.0, must be a whole number"),
        ({"steps": "2"}, DomainError, "steps is '2', must be a whole number"),
        (
            {"w0": [0.0, 0.0]},
            ShapeError,
            "w0 has length 2, must be 1, the number of col",
        ),
        ({"w0": [np.nan]}, DomainError, r"w0\[0\] is nan, must be finite"),
        ({"w0": [np.nan], "steps": 0}, DomainError, r"w0\[0\] is nan, must be finite"),
        ({"b0": np.nan}, DomainError, "b0 is nan, must be finite"),
        ({"y": [[1.0], [2.0]]}, ShapeError, r"y has shape \(2, 1\), must be a vector"),
        ({"y": [1.0, np.nan], "steps": 0}, DomainError, r"y\[1\] is nan"),
        ({"X": [[1.0], [np.inf]]}, DomainError, r"X\[1, 0\] is inf"),
        ({"X": [[], []], "w0": [], "y": [1.0, np.inf]}, DomainError, r"y\[1\] is inf"),
        (
            {"X": np.zeros((0, 1)), "y": []},
            ShapeError,
            r"X has shape \(0, 1\), must have",
        ),
    ],
)
def test_error_names_argument_value_and_remedy(change, kind, text):
    given = GOOD | change
    with pytest.raises(kind, match=text):
        descend(given.pop("X"), given.pop("y"), **given)
