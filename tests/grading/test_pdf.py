"""Feedback on paper: printed by a real Chromium."""

import os
import shutil

import pytest

from helpers.errors import EnvironmentProblem
from helpers.grading import pdf
from helpers.grading.marks import Marks
from helpers.grading.report import feedback_page
from helpers.student.doctor import BROWSERS
from tests.grading.entered import whole


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "06 线性.html"
    path.write_text(feedback_page(whole("ana"), Marks(), "Linear regression"))
    return path


def test_page_is_printed(page):
    if not any(map(shutil.which, BROWSERS)):
        said = "no Chromium here; install it with: apt-get install chromium"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(said)
    (made,) = pdf.print_pages([page])
    assert made == page.with_suffix(".pdf")
    content = made.read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(content) > 10_000
    assert set(page.parent.iterdir()) == {page, made}


def test_machine_without_a_browser(page, monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    with pytest.raises(EnvironmentProblem, match="needs Chromium or Chrome") as caught:
        list(pdf.print_pages([page]))
    assert caught.value.next_step == "apt-get install chromium"
    assert page.exists()


def test_browser_that_prints_nothing(page, monkeypatch, tmp_path):
    false = tmp_path / "chromium"
    false.write_text("#!/bin/sh\necho out of paper >&2\n")
    false.chmod(0o755)
    monkeypatch.setattr(pdf.shutil, "which", lambda name: str(false))
    with pytest.raises(EnvironmentProblem, match=r"did not print .*: out of paper"):
        list(pdf.print_pages([page]))
    assert not page.with_suffix(".pdf").exists()
