"""Answers that share what nobody else wrote are found, and common ones are not."""

import random

import pytest

from helpers.errors import EnvironmentProblem
from helpers.grading import similarity
from helpers.grading.similarity import similar_pairs
from tests.grading.fakes import CHAPTER, result

STUB = "def cost(X, y, w, b):\n    # YOUR CODE HERE\n    raise NotImplementedError\n"
COMMON = """def cost(X, y, w, b):
    error = X @ w + b - y
    return (error**2).mean() / 2
"""
OPERATORS = ("+", "-", "*", "/", "@", "**", "//", "%")


def written(seed, lines=8):
    """Some code of a student's own."""
    rng = random.Random(seed)
    body = [
        f"    v{i} = v{i - 1} {rng.choice(OPERATORS)} {rng.randint(2, 99)} "
        f"{rng.choice(OPERATORS)} {rng.randint(2, 99)}"
        for i in range(1, lines)
    ]
    return "\n".join(
        ["def cost(X, y, w, b):", "    v0 = X", *body, "    return v0", ""]
    )


def renamed(text):
    """The same with other names, comments and spacing."""
    text = text.replace("v", "value_").replace("    ", "        ")
    return "# all my own work\n\n" + text.replace(" + ", "  +  ")


def class_of(**answers):
    return [result(name, answers={"cost": text}) for name, text in answers.items()]


def pairs(results, **options):
    found = similar_pairs(CHAPTER, results, {"cost": STUB}, **options)
    return {(pair.one, pair.other): pair for pair in found.pairs}


OTHERS = {f"s{i}": written(i) for i in range(20)}


def test_copy_with_other_names_is_found():
    found = pairs(class_of(**OTHERS, ana=written("a"), ben=renamed(written("a"))))
    (pair,) = found.values()
    assert (pair.one, pair.other, pair.exercises) == ("ana", "ben", ("cost",))
    assert pair.share > 0.9


def test_half_a_copy_is_found_on_request():
    half = "\n".join(written("a").splitlines()[:5] + written("b").splitlines()[5:])
    class_ = class_of(**OTHERS, ana=written("a"), ben=half)
    assert set(pairs(class_, least=0.2)) == {("ana", "ben")}
    assert pairs(class_, least=0.95) == {}


def test_what_many_write_is_no_reason():
    assert pairs(class_of(**dict.fromkeys(OTHERS, COMMON))) == {}


def test_released_stub_is_no_reason():
    assert pairs(class_of(ana=STUB, ben=STUB)) == {}


def test_different_work_is_no_reason():
    assert pairs(class_of(**OTHERS)) == {}


def test_same_code_in_another_exercise_does_not_count():
    ana, ben = (
        result(n, answers={e: written("a")}) for n, e in (("a", "x"), ("b", "y"))
    )
    assert pairs([ana, ben]) == {}


@pytest.mark.parametrize("results", [[], [result("ana")], class_of(ana="", ben="((")])
def test_nothing_to_compare(results):
    assert pairs(results) == {}


def test_machine_without_copydetect(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "copydetect", None)
    with pytest.raises(EnvironmentProblem, match="needs copydetect") as caught:
        similarity.similar_pairs(CHAPTER, class_of(ana="x = 1"), {})
    assert caught.value.next_step == "python -m pip install copydetect"


@pytest.mark.xdist_group("class")
def test_verb(graded_course):
    from click.testing import CliRunner

    from helpers.cli import main

    done = CliRunner().invoke(main, ["similar", "06"])
    assert done.exit_code == 0, done.output
    assert "students," in done.output
