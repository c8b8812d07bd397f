import numpy as np
import pytest

from helpers.authoring.stubs import defined_names, is_open, problems

STUB = 'def f(x):\n    """Doc."""\n    # YOUR CODE HERE\n    raise NotImplementedError'


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (STUB, ["f"]),
        ("a, b = ..., ...\nc = {'A': ...}", ["a", "b", "c"]),
        ("a: float = ...\nclass B:\n    c = 1\na = 2", ["a", "B"]),
        ("a[0] = 1\nprint(b)", []),
    ],
)
def test_defined_names(text, names):
    assert defined_names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        STUB,
        "def f(x):\n    raise NotImplementedError()",
        "class A:\n    '''Doc.'''\n    def f(self):\n        raise NotImplementedError",
        'regime = {"A": ..., "B": ...}  # words',
        "lr, steps = ..., ...",
        "lr: float = ...",
    ],
)
def test_untouched_stub_is_open(text):
    assert is_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "def f(x):\n    return 1",
        "def f(x):\n    y = 2 * x\n    raise NotImplementedError",
        "class A:\n    def f(self):\n        return 1",
        'regime = {"A": "slow", "B": ...}',
        "lr, steps = 0.1, ...",
        "def f(x:",
        "print(1)",
    ],
)
def test_stub_with_work_in_it_is_not_open(text):
    assert not is_open(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (STUB, ("f",)),
        ("def f(x, *, rng):\n    raise NotImplementedError", ("f",)),
        ("def f(x=np.pi):\n    raise NotImplementedError", ("f",)),
        ("class A:\n    def f(self):\n        raise NotImplementedError", ("A",)),
        ("lr, steps = ..., ...", ("lr", "steps")),
        ("def f(xs):\n    return sum(xs) // len(xs)", ("f",)),  # to be mended
    ],
)
def test_good_stub_has_no_problem(text, names):
    assert list(problems(text, names, {"np": np})) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("def f(x:", "the stub is not Python"),
        ("", "the stub does not define f"),
        ("f = 1 / 0", "running the stub raises ZeroDivisionError"),
        (
            "def f(x):\n    x.sum()\n    raise NotImplementedError",
            "calling f raises AttributeError before NotImplementedError",
        ),
        (
            "def f(x):\n    if x:\n        raise NotImplementedError",
            "calling f does not raise NotImplementedError",
        ),
    ],
)
def test_bad_stub_is_named(text, problem):
    (found,) = problems(text, ("f",), {})
    assert problem in found
