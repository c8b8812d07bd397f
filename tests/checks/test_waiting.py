"""The bar over a check that takes a while."""

import contextlib

import pytest

from helpers.checks import waiting


@pytest.fixture
def person(monkeypatch):
    monkeypatch.setattr(waiting, "person_is_here", lambda: True)


@pytest.fixture
def slow(monkeypatch):
    monkeypatch.setattr(waiting, "SECONDS", -1.0)


def test_a_person_who_waits_sees_how_far_it_is(person, slow, capsys):
    assert list(waiting.with_bar(range(3))) == [0, 1, 2]
    out, err = capsys.readouterr()
    assert out == ""
    assert "checking:" in err
    assert "1/3" in err
    assert err.endswith("\r"), "the bar stays when all is over"


def test_what_is_quick_shows_no_bar(person, capsys):
    assert list(waiting.with_bar(range(3))) == [0, 1, 2]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("places", [range(0), range(1)])
def test_there_is_no_bar_for_one_run(person, slow, capsys, places):
    assert list(waiting.with_bar(places)) == list(places)
    assert capsys.readouterr() == ("", "")


def test_programs_see_no_bar(slow, capsys):
    assert list(waiting.with_bar(range(3))) == [0, 1, 2]
    assert capsys.readouterr() == ("", "")


def test_a_check_that_is_left_leaves_no_bar(person, slow, capsys):
    with contextlib.closing(waiting.with_bar(range(3))) as places:
        assert [next(places), next(places)] == [0, 1]
        assert "1/3" in capsys.readouterr().err
    assert capsys.readouterr().err.endswith("\r")
