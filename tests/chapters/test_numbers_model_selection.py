"""Numbers that the prose of chapter 17 quotes are the numbers that its cells give."""

import ast
import math

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

from helpers import data, plots
from helpers.authoring.chapters import find_chapter, read_source
from helpers.checks.load import load_exercises
from helpers.kernels import backprop, model_selection
from helpers.kernels import logistic_regression as logistic

PREFIX = "model-selection-"


@pytest.fixture(scope="module")
def cells():
    found = read_source(find_chapter("17")).cells
    return {cell.id.removeprefix(PREFIX): cell for cell in found}


@pytest.fixture(scope="module")
def space(cells):
    """Names that the set-up leaves, without the checks."""
    names = {"np": np, "math": math, "data": data, "plots": plots}
    names |= {"backprop": backprop, "logistic": logistic}
    names["LogisticRegression"] = LogisticRegression  # from a cell before some of these
    for cell in ("goal", "data", "models"):
        exec(cells[cell].source, names)
    return names


@pytest.fixture(scope="module")
def run(cells, space):
    """Return a function that runs a cell and gives its last line: a figure."""

    def call(cell):
        *before, last = ast.parse(cells[cell].source).body
        exec(compile(ast.Module(before, []), cell, "exec"), space)
        if isinstance(last, ast.Expr):
            return eval(compile(ast.Expression(last.value), cell, "eval"), space)
        exec(compile(ast.Module([last], []), cell, "exec"), space)
        return None

    return call


def text(cells, cell):
    return " ".join(cells[cell].source.split())


def test_sizes_of_the_file(cells, space):
    frame = data.spambase()
    told = text(cells, "aims")
    assert f"{len(frame):,} emails" in told
    assert f"{frame.duplicated().sum()} rows" in told
    assert space["X_all"].shape == (4210, 57)
    assert "(4210, 57)" in cells["data"].source
    spam = int((frame["type"] == "spam").sum())
    assert (frame["type"].to_numpy()[:spam] == "spam").all()
    wrong = load_exercises("17_model_selection")["kfold"].wrong
    assert any(f"{spam:,} emails of the file" in one.message for one in wrong)


def test_the_goal_has_three_falling_numbers(run):
    alt = run("goal").alt
    assert "0.999" in alt
    assert "0.929" in alt
    assert "0.918" in alt


def test_file_order_against_shuffled(cells, run):
    alt = run("split-picture").alt
    assert "in file order: 0.66, 0.00, 0.00" in alt
    assert "two emails in three" in text(cells, "split-see")


def test_how_far_a_measured_accuracy_may_be_off(cells):
    told = text(cells, "ratios-see")
    for n, points in ((9, "15.5"), (180, "3.5"), (50_000, "0.2")):
        low, high = model_selection.ci95(0.94, n)
        assert f"{100 * (high - low) / 2:.1f}" == points
        assert points in told


def test_one_email_of_nine_is_11_points():
    checks = load_exercises("17_model_selection")["ratios_for"].checks
    assert "9 emails" in str(checks[0].rule)
    assert f"{100 / 9:.0f} percentage points" in str(checks[0].rule)


def test_spread_of_plain_splits(cells, run):
    alt = run("stratified-picture").alt
    assert "plain from 0.013 to 0.100; stratified from 0.050 to 0.050" in alt
    assert "anything from 1 % to 10 %" in text(cells, "stratified-see")


def test_coin_tosses(cells, run):
    run("kfold-picture")
    alt = run("cv-picture").alt
    assert "before the folds 0.900" in alt
    assert "each fold 0.450" in alt
    assert "promises 0.90" in text(cells, "cv-see")
    assert "gets 0.45" in text(cells, "cv-see")
    assert "0.90 for coin tosses" in text(cells, "fails-list")


def test_lowest_validation_loss_and_its_rise(run, space):
    run("curve-picture")
    losses = np.array(space["losses"]["validation"])
    assert 8 <= losses.argmin() + 1 <= 25
    assert losses[9] < 1.05 * losses.min()
    assert losses[-1] > 1.25 * losses.min()


def test_four_patterns_and_their_baseline(cells, run, space):
    run("diagnosis-models")
    run("diagnosis-picture")
    reach = 0.045
    assert f"reach={reach}" in cells["diagnosis-picture"].source
    assert "4.5 %" in text(cells, "diagnosis-see")
    best = HistGradientBoostingClassifier(random_state=0)
    found = cross_val_score(best, space["X_all"], space["y_all"], cv=5).mean()
    assert 1 - found == pytest.approx(reach, abs=0.002)
    ends = [(t[-1], v[-1]) for t, v in space["by_library"].values()]
    gaps = [(t - reach > 0.1, v - t > 0.06) for t, v in ends]
    assert gaps == [(True, False), (False, True), (True, True), (False, False)]


@pytest.mark.filterwarnings("ignore:lbfgs failed")
def test_nets_with_and_without_a_penalty(run, space):
    run("action-nets")
    errors = {name: np.array(values) for name, values in space["errors"].items()}
    assert space["widths"][2] == 16
    assert not errors["training, no penalty"][2:].any()
    np.testing.assert_allclose(errors["validation, no penalty"][2:], 0.09, atol=0.008)
    widest = errors["validation, with penalty"][-1]
    assert round(widest, 2) == 0.07
    assert widest < errors["validation, with penalty"].min() + 0.005


def test_the_valley_of_the_penalty(cells, run):
    assert "validation, 200 emails" in run("lambda-picture").alt
    assert "is lowest at 10 with" in run("lambda-picture").alt
    assert "10 is best here" in text(cells, "lambda-see")


def test_spread_of_small_tests(cells, run):
    alt = run("ci-picture").alt
    assert "50 emails from 0.780 to 1.000" in alt
    assert "anything from 0.78 to 1.00" in text(cells, "ci-see")


def test_the_sentence_about_the_chosen_filter(cells):
    (output,) = cells["together-test"].outputs
    share, _, _, _, _, _, _, low, _, high = output.text.split()
    told = text(cells, "together-see")
    assert f"about {100 * float(share):.0f} of 100" in told
    assert f"from {100 * float(low):.0f} to {100 * float(high):.0f}" in told
    assert (float(low), float(high)) == pytest.approx(
        model_selection.ci95(float(share), 842), abs=1e-3
    )


def test_the_order_of_the_three_filters(cells):
    (output,) = cells["together-compare"].outputs
    told = {line[:12].strip(): float(line[12:]) for line in output.text.splitlines()}
    assert told["two columns"] < told["most alike"] < told["all columns"]
