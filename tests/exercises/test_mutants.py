"""A sample of mutants on every run; `make mutants` judges them all."""

import pytest

from helpers.authoring.mutants import main, mutants, score
from helpers.authoring.student_faults import student_faults
from helpers.checks.load import load_exercises
from helpers.checks.source import answer_texts, read_cells

SAMPLE = 1
TEXT = (
    'def f(a, b):\n    """Add."""\n    total = a.sum(axis=0) / len(b)\n'
    "    if total > 1:\n        return total, -b\n    return b, total\n"
)


def test_sampled_mutants_are_rejected(chapter, exercise):
    if exercise.variables:
        return  # an assigned value has no code to mutate
    result = score(chapter, exercise.name, sample=SAMPLE, seed=6)
    assert [mutant.name for mutant in result.survived] == []
    assert result.killed > 0


def test_listed_equivalents_still_exist(chapter, exercise):
    """An entry for a mutant that is gone would hide a later one of the same name."""
    answers = answer_texts(read_cells(chapter.source), chapter.name)
    names = {m.name for m in mutants(answers[exercise.name])}
    assert set(exercise.equivalent) <= names
    assert all(exercise.equivalent.values())


def test_mutants_compile_and_differ():
    found = mutants(TEXT)
    texts = [mutant.text for mutant in found]
    assert len(set(texts)) == len(texts) > 20
    assert not any('"""' in text for text in texts)
    for mutant in found:
        compile(mutant.text, "<mutant>", "exec")
        assert " => " in mutant.name


@pytest.mark.parametrize(
    ("operator", "line"),
    [
        ("other variable", "total = b.sum(axis=0) / len(b)"),
        ("neighbour function", "total = a.mean(axis=0) / len(b)"),
        ("left out operand", "total = a.sum(axis=0)"),
        ("left out call", "total = a.sum(axis=0) / b"),
        ("left out statement", "pass"),
        ("swapped results", "return (total, b)"),
    ],
)
def test_student_fault(operator, line):
    made = [text for name, text in student_faults(TEXT) if name == operator]
    assert any(line in text for text in made)


def test_command_prints_a_line_for_each_exercise(capsys):
    assert main(["06", "--sample", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    functions = load_exercises("06_linear_regression").values()
    assert len(lines) == sum(not e.variables for e in functions)
