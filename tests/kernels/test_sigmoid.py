"""sigmoid: by hand, oracles, properties, edges, errors."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit

from helpers.errors import DomainError
from helpers.kernels.logistic_regression import sigmoid

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)
logits = st.floats(-2000, 2000)


def test_by_hand():
    assert sigmoid([0.0, np.log(3)]).tolist() == [0.5, 0.75]


def test_agrees_with_scipy_to_the_last_digits_of_small_probabilities():
    z = np.linspace(-700, 700, 2801)
    np.testing.assert_allclose(sigmoid(z), expit(z), rtol=1e-14, atol=0)


def test_agrees_with_torch():
    z = np.linspace(-30, 30, 61)
    np.testing.assert_allclose(sigmoid(z), torch.sigmoid(torch.tensor(z)), rtol=1e-14)


@steady
@given(z=logits)
def test_opposite_logits_share_one(z):
    assert float(sigmoid(z) + sigmoid(-z)) == pytest.approx(1.0, abs=1e-15)


@steady
@given(a=logits, b=logits)
def test_never_falls_and_stays_between_zero_and_one(a, b):
    low, high = sigmoid(sorted((a, b)))
    assert 0.0 <= low <= high <= 1.0


@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3), (2, 1, 2)])
def test_keeps_the_shape(shape):
    p = sigmoid(np.zeros(shape, dtype=int))
    assert (p.shape, p.dtype) == (shape, np.float64)


def test_infinities_are_allowed():
    assert sigmoid([-np.inf, np.inf]).tolist() == [0.0, 1.0]


def test_input_stays_as_it_is():
    z = np.array([-1.0, 2.0])
    sigmoid(z)
    assert z.tolist() == [-1.0, 2.0]


@pytest.mark.parametrize(
    ("z", "text"),
    [
        (np.nan, "z is nan, must be a number"),
        ([[1.0, 2.0], [3.0, np.nan]], r"z\[1, 1\] is nan, must be a number"),
        ("one", "z is 'one' of type str, must hold real numbers only"),
    ],
)
def test_error_names_argument_and_value(z, text):
    with pytest.raises(DomainError, match=text):
        sigmoid(z)
