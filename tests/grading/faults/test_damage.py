"""Five hundred damages to one notebook: honest answers count, or there is a reason."""

import json
import random

import pytest

from helpers.grading.pieces import Unreadable, read_pieces
from helpers.grading.python_text import defines, is_stub
from tests.grading.faults import damage
from tests.grading.tiny import ANSWERS, EXERCISES, chapter, find, grafted

DAMAGES = 500


def honest():
    """The tiny chapter with all answers in place."""
    notebook = chapter()
    for name, text in ANSWERS.items():
        find(notebook, f"tiny-{name}-answer")["source"] = text
    return notebook


def texts_in(content):
    """Read the text of each cell of a file; nothing if it cannot be read."""
    try:
        return [piece.text for piece in read_pieces(content)[0]]
    except Unreadable:
        return []


def is_clear(name, texts):
    """Whether an answer is whole in a file, and nothing else there could be meant."""
    others = [text for text in texts if text.strip() != ANSWERS[name].strip()]
    released = [cell["source"].strip() for cell in chapter()["cells"]]
    rivals = (t for t in others if t.strip() not in released and not is_stub(t))
    names = set(EXERCISES[name].names)
    return len(others) < len(texts) and not any(names & defines(t) for t in rivals)


def check(content):
    """Graft a damaged file; give how many answers were clear."""
    released, texts = chapter(), texts_in(content)
    result = grafted(released, content)
    json.dumps(result.notebook)
    assert bool(result.answers) != bool(result.problem)
    expected = [cell | {"source": ""} for cell in released["cells"]]
    assert [cell | {"source": ""} for cell in result.notebook["cells"]] == expected
    clear = [name for name in ANSWERS if is_clear(name, texts)]
    for name in clear:
        assert result.answers[name].strip().endswith(ANSWERS[name].strip()), name
    return len(clear)


def test_five_hundred_damages():
    clear = 0
    for seed in range(DAMAGES):
        content = damage.damaged(random.Random(seed), honest())
        try:
            clear += check(content)
        except Exception as error:
            raise AssertionError(f"damage {seed}: {content[:2000]!r}") from error
    assert clear > DAMAGES  # most of the three answers are clear in most files


@pytest.mark.parametrize("how", damage.CELLS, ids=lambda how: how.__name__)
def test_each_kind_of_damage_to_cells(how):
    for seed in range(20):
        notebook = honest()
        how(random.Random(seed), notebook["cells"])
        check(json.dumps(notebook).encode())


@pytest.mark.parametrize("how", damage.BYTES, ids=lambda how: how.__name__)
def test_each_kind_of_damage_to_bytes(how):
    for seed in range(20):
        check(how(random.Random(seed), json.dumps(honest(), indent=1).encode()))
