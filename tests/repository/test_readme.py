"""What README and the guides say is so."""

import re

import pytest

from helpers.authoring.chapters import all_chapters, exercises, read_notebook
from helpers.project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| \[(.+?)\]\((notebooks/\S+)\) \| .+ \| (\d+) \| (\d+) \|$", re.M)


def test_the_table_names_every_chapter_with_its_facts():
    told = [
        (t, link, int(n), float(points)) for t, link, n, points in ROW.findall(README)
    ]
    there = [
        (
            chapter.title,
            str(chapter.released.relative_to(ROOT)),
            len(exercises(read_notebook(chapter.released))),
            chapter.points,
        )
        for chapter in all_chapters()
    ]
    assert told == there


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "INSTRUCTOR.md", "docs/grading.md"]
)
def test_links_to_files_lead_somewhere(name):
    page = ROOT / name
    for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert link.startswith("http") or (page.parent / link).exists(), link
