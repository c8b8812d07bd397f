"""central_difference and gradient_error: by hand, oracle, properties, edges, errors."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.differentiate import derivative
from scipy.optimize import approx_fprime, rosen, rosen_der

from helpers.errors import DomainError, ShapeError
from helpers.kernels.finite_differences import central_difference, gradient_error

steady = settings(derandomize=True, deadline=None, max_examples=60, database=None)


def test_square_and_product_by_hand():
    # central differences are exact for squares
    grad = central_difference(lambda x: x[0] ** 2 + 3 * x[0] * x[1], [2, 5], 0.5)
    assert grad.tolist() == [2 * 2 + 3 * 5, 3 * 2]


def test_cube_shows_the_error_of_the_method():
    # ((1 + e)^3 - (1 - e)^3) / 2e = 3 + e^2
    assert central_difference(lambda x: x**3, 1.0, 0.5) == 3.25


def test_agrees_with_scipy(rng):
    x = rng.normal(size=6)
    grad = central_difference(rosen, x)
    np.testing.assert_allclose(grad, rosen_der(x), rtol=1e-7, atol=1e-6)
    np.testing.assert_allclose(grad, approx_fprime(x, rosen), rtol=1e-4, atol=1e-4)


def test_agrees_with_scipys_adaptive_derivative(rng):
    x = rng.normal(size=4)
    grad = central_difference(lambda v: np.sin(v).sum(), x)
    np.testing.assert_allclose(grad, derivative(np.sin, x).df, rtol=1e-8)


def test_error_falls_with_the_square_of_eps():
    errors = [
        abs(central_difference(lambda x: math.exp(x), 0.0, eps) - 1.0)
        for eps in (1e-1, 1e-2, 1e-3)
    ]
    assert errors[0] / errors[1] == pytest.approx(100, rel=0.01)
    assert errors[1] / errors[2] == pytest.approx(100, rel=0.01)


@steady
@given(seed=st.integers(0, 2**32 - 1), shape=st.sampled_from([(), (0,), (3,), (2, 2)]))
def test_shape_of_the_gradient_is_the_shape_of_x(seed, shape):
    rng = np.random.default_rng(seed)
    x, slope = rng.normal(size=shape), rng.normal(size=shape)
    grad = central_difference(lambda v: np.sum(slope * v), x)
    assert grad.shape == shape
    np.testing.assert_allclose(grad, slope, rtol=1e-8, atol=1e-9)


def test_f_may_keep_and_change_what_it_gets():
    x, kept = np.array([1.0, 2.0]), []

    def f(v):
        kept.append(v)
        value = v @ v
        v[:] = np.nan
        return value

    np.testing.assert_allclose(central_difference(f, x), [2.0, 4.0], rtol=1e-9)
    right = gradient_error(f, lambda v: 2 * v, x, rng=np.random.default_rng(0))
    assert right < 1e-8
    assert x.tolist() == [1.0, 2.0]
    assert not any(np.shares_memory(v, x) for v in kept)


def test_grad_may_change_what_it_gets(rng):
    def grad(v):
        v *= 2
        return v

    x = np.array([1.0, 2.0])
    assert gradient_error(lambda v: v @ v, grad, x, rng=rng) < 1e-8
    assert x.tolist() == [1.0, 2.0]


def test_integers_and_float32_are_computed_in_float64():
    for x in (np.array([3]), np.array([3], np.float32), [3]):
        grad = central_difference(lambda v: float(v[0]) ** 2, x)
        assert grad.dtype == np.float64
        assert grad[0] == pytest.approx(6.0, rel=1e-9)


def test_column_of_fortran_order(rng):
    x = np.asfortranarray(rng.normal(size=(3, 2)))
    np.testing.assert_allclose(
        central_difference(lambda v: (v**2).sum(), x), 2 * x, rtol=1e-7, atol=1e-9
    )


@pytest.mark.parametrize("size", [1, 5, 20, 21, 300])
def test_right_gradient_has_a_tiny_error(rng, size):
    x = rng.normal(size=size) * 10.0 ** rng.integers(-3, 4, size=size)
    error = gradient_error(
        lambda v: np.cosh(v / 1e3).sum(), np.sinh(x / 1e3) / 1e3, x, rng=rng
    )
    assert error < 1e-5


@pytest.mark.parametrize("size", [3, 300])
@pytest.mark.parametrize(
    ("wrong", "least"),
    [
        (lambda g: -g, 1.99),
        (lambda g: 2 * g, 0.49),
        (lambda g: g / len(g), 0.6),
        (lambda g: np.zeros_like(g), 0.99),
        (lambda g: np.roll(g, 1), 0.1),
        (lambda g: g + np.eye(len(g))[0], 0.01),
    ],
)
def test_wrong_gradient_has_a_large_error(rng, size, wrong, least):
    x = rng.normal(size=size)
    grad = wrong(2 * x)
    assert gradient_error(lambda v: v @ v, grad, x, rng=rng) > least


def test_wrong_entry_that_is_small_beside_the_others_is_seen(rng):
    def f(v):
        return 1e6 * v[0] ** 2 + v[1]

    assert gradient_error(f, [2e6, 1.0], [1.0, 1.0], rng=rng) < 1e-8
    assert gradient_error(f, [2e6, 2.0], [1.0, 1.0], rng=rng) > 1e-4


def test_rounding_at_the_optimum_is_no_error(rng):
    x = rng.normal(size=5)
    assert (
        gradient_error(lambda v: 1e3 + (v - x) @ (v - x), np.zeros(5), x, rng=rng)
        < 1e-4
    )


def test_flat_and_empty_functions_have_no_error(rng):
    assert gradient_error(lambda v: 0.0, [0.0, 0.0], [1.0, 2.0], rng=rng) == 0.0
    assert gradient_error(lambda v: 1.0, [], [], rng=rng) == 0.0


def test_one_direction_is_enough_to_see_a_wrong_sign(rng):
    x = rng.normal(size=30)
    assert gradient_error(lambda v: v @ v, -2 * x, x, rng=rng, directions=1) > 1.99


def test_same_generator_gives_the_same_error():
    x = np.linspace(-1, 1, 50)

    def error(seed):
        rng = np.random.default_rng(seed)
        return gradient_error(lambda v: np.exp(v).sum(), np.exp(x), x, rng=rng)

    assert error(1) == error(1) != error(2)


@pytest.mark.parametrize(
    ("f", "x", "eps", "kind", "text"),
    [
        (np.sum, [1.0], 0.0, DomainError, "eps is 0.0, must be above 0"),
        (np.sum, [1.0], -1.0, DomainError, "eps is -1.0, must be above 0"),
        (
            np.sum,
            [1e20],
            1e-6,
            DomainError,
            r"eps is 1e-06, must be large enough to ch",
        ),
        (np.sum, [1.0, np.nan], 0.1, DomainError, r"x\[1\] is nan, must be finite"),
        (np.copy, [1.0], 0.1, ShapeError, r"f\(x\) has shape \(1,\), must be a single"),
        (lambda x: np.nan, [1.0], 0.1, DomainError, r"f\(x\) is nan, must be finite"),
        (lambda x: None, [1.0], 0.1, DomainError, r"f\(x\) is None of type NoneType"),
    ],
)
def test_central_difference_names_argument_value_and_remedy(f, x, eps, kind, text):
    with pytest.raises(kind, match=text):
        central_difference(f, x, eps)


@pytest.mark.parametrize(
    ("change", "kind", "text"),
    [
        (
            {"grad": [1.0, 2.0]},
            ShapeError,
            r"grad has shape \(2,\), must be \(1,\) as x",
        ),
        ({"grad": [np.nan]}, DomainError, r"grad\[0\] is nan, must be finite"),
        ({"x": [np.inf]}, DomainError, r"x\[0\] is inf, must be finite"),
        (
            {"directions": 0},
            DomainError,
            "directions is 0, must be a whole number of at",
        ),
        ({"rng": 0}, DomainError, r"rng is 0, must be a generator such as np\.random"),
    ],
)
def test_gradient_error_names_argument_value_and_remedy(rng, change, kind, text):
    arguments = {"f": np.sum, "grad": [1.0], "x": [1.0], "rng": rng} | change
    with pytest.raises(kind, match=text):
        gradient_error(**arguments)
