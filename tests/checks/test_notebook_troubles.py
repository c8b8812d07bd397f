"""Where something is missing or damaged, ``check`` says so in one sentence."""

import pytest

from helpers.checks import progress, start
from tests.checks.course import CHAPTER, RIGHT, cell


def test_without_public_json_there_is_one_sentence(student, capfd):
    (student / "public.json").unlink()
    check, hint = start(CHAPTER)
    assert check("scale", cell(RIGHT)) == 0.0
    hint("scale")
    out, err = capfd.readouterr()
    sentence = f"public.json of {CHAPTER} is missing beside the notebook. "
    sentence += "Copy it there from the course's archive."
    assert out.splitlines() == [sentence] * 2
    assert err == ""


def test_once_it_is_there_the_check_goes_on(student, capsys):
    check, _ = start(CHAPTER)
    (student / "public.json").rename(student / "kept.json")
    assert check("scale", cell(RIGHT)) == 0.0
    (student / "kept.json").rename(student / "public.json")
    assert check("scale", cell(RIGHT)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        "null",
        "{}",
        '{"exercises": []}',
        '{"exercises": {"scale": 3}}',
        '{"exercises": {"scale": {}}}',
        '{"exercises": {"scale": {"names": 3}}}',
        "\udcff",
        "[" * 100_000,
    ],
)
def test_a_damaged_file_is_said_in_one_sentence(student, capfd, text):
    data = text.encode("utf-8", "surrogateescape")
    (student / "public.json").write_bytes(data)
    check, hint = start(CHAPTER)
    assert check("scale", cell(RIGHT)) == 0.0
    hint("scale")
    out, err = capfd.readouterr()
    assert out.count(f"public.json of {CHAPTER} is damaged.") == 2
    assert err == ""


def test_an_unknown_exercise_is_said_in_one_sentence(check, hint, capfd):
    assert check("scales", cell(RIGHT)) == 0.0
    hint("scales")
    sentence = f"There is no exercise 'scales' in {CHAPTER}; there are scale, side."
    assert capfd.readouterr() == (f"{sentence}\n{sentence}\n", "")


@pytest.mark.parametrize("answers", [(), (1, 2)])
def test_a_check_without_its_parts_says_which_it_needs(check, capsys, answers):
    assert check("scale", *answers) == 0.0
    assert "check('scale', scale)" in capsys.readouterr().out


def test_the_file_may_lie_beside_the_notebook_alone(student, tmp_path, monkeypatch):
    moved = tmp_path / "desk"
    moved.mkdir()
    (student / "public.json").rename(moved / "public.json")
    monkeypatch.chdir(moved)
    assert start(CHAPTER)[0]("scale", cell(RIGHT)) is None


def test_a_folder_that_cannot_be_written_to_does_not_matter(check, monkeypatch):
    def refuse(*args, **kwargs):
        raise PermissionError("read-only")

    monkeypatch.setattr(progress.tempfile, "mkstemp", refuse)
    assert check("scale", cell(RIGHT)) is None
