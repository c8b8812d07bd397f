"""A tiny exercise to judge, and answers to it written as students write them.

``pull`` asks for the slopes of a weighted sum's cost: ``(dw, db)``.
"""

import linecache

import numpy as np

from helpers.checks.export import build_plan, free_checks
from helpers.checks.judging import judge
from helpers.checks.outcome import Outcome, call, run_steps
from helpers.checks.remote.local import local_stub
from helpers.checks.vocabulary import (
    Case,
    Exercise,
    edge,
    free,
    pure,
    shape,
    values,
    vector,
)

X = np.array([[1.0, 2.0], [3.0, 1.0], [2.0, 4.0]])
Y = np.array([3.0, 5.0, 4.0])
W = np.array([0.5, 2.0])
SECRET_X = np.array([[7.25, -3.125], [1.5, 8.75]])
SECRET_Y = np.array([6.375, 9.625])
OPEN = Case("three examples", (X, Y, W))
SECRET = Case("sealed numbers", (SECRET_X, SECRET_Y, W))
ONE_ROW = Case("sealed row", (X[:1] * 3.25, Y[:1], W))

RIGHT = '''
def pull(X, y, w):
    """Return the slopes for w and for a bias of 0."""
    error = X @ w - y
    return X.T @ error / len(y), float(error.mean())
'''
STUB = '''
def pull(X, y, w):
    """Return the slopes for w and for a bias of 0."""
    raise NotImplementedError
'''


def pull_reference(X, y, w):
    error = X @ w - y
    return X.T @ error / len(y), float(error.mean())


TOTAL = pull_reference(X, Y, W)[0].sum()


@free("adds up", points=0.5, message="The slopes of two halves add up to the whole.")
def adds_up(answer):
    dw, _ = answer(X, Y, W)
    return None if np.isclose(dw.sum(), TOTAL) else f"{dw} is off"


def exercise():
    """Make the exercise afresh."""
    pull = Exercise(
        "pull",
        reference=pull_reference,
        arguments=("X", "y", "w"),
        rows=("X", "y"),
        over_rows="mean",
        checks=[
            shape(OPEN, points=0.5),
            values(OPEN, points=1),
            pure(OPEN, points=0.5),
            vector(OPEN, rows=("X", "y"), points=0.5),
            values(SECRET, points=0.5, label="other numbers", hidden=True),
            edge(
                "one row",
                ONE_ROW,
                points=0.5,
                hidden=True,
                message="With one row the mean is that row.",
            ),
            adds_up,
        ],
        hints=["Errors first.", "Then X.T.", "Then divide."],
    )

    @pull.wrong_answer("Both slopes are sums: divide by the number of examples.")
    def sums(X, y, w):
        error = X @ w - y
        return X.T @ error, float(error.sum())

    @pull.wrong_answer("One row is a special case here; it should not be.")
    def breaks_on_one_row(X, y, w):
        error = X @ w - y
        return X.T @ error / max(len(y), 2), float(error.sum() / max(len(y), 2))

    @pull.wrong_answer("This fails in a way of its own.")
    def always_fails(X, y, w):
        raise ValueError("no")

    @pull.wrong_answer("")
    def shrinks(X, y, w):
        y -= X @ w
        return -X.T @ y / len(y), float(-y.mean())

    @pull.right_answer
    def by_einsum(X, y, w):
        error = X @ w - y
        return np.einsum("ij,i->j", X, error) / len(X), error.mean()

    return pull


class Written:
    """An answer from the text of a cell, judged as at grading: by plain data."""

    def __init__(self, text, name="pull"):
        filename = f"<answer {name}>"
        lines = text.splitlines(keepends=True)
        linecache.cache[filename] = (len(text), None, lines, filename)
        self.space = {"np": np}
        exec(compile(text, filename, "exec"), self.space)
        self.source, self.name, self.calls = text, name, 0

    def call(self, args, *, hidden=False):
        self.calls += 1
        outcome = call(self.space[self.name], args)
        return Outcome.from_plain(outcome.to_plain())

    def steps(self, text, *, hidden=False):
        return Outcome.from_plain(run_steps(text, self.space).to_plain())

    def stub(self):
        return local_stub(self.space[self.name])

    def values(self):
        raise AssertionError("this exercise asks for a function")


def judged(text, *, hidden=True, of=None):
    """Judge the text of an answer to the tiny exercise, or to another."""
    of = of or exercise()
    plan = build_plan(of, hidden=hidden)
    return judge(plan, Written(text, of.name), free_checks(of))


def by_name(verdict):
    """Return the results of a verdict by the names of the checks."""
    return {check.name: check for check in verdict.checks}
