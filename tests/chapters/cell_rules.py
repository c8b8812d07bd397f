"""What each cell of a source notebook keeps to, besides what nbval looks at.

``make notebooks`` loads this beside nbval, so that one run of a chapter serves both:
the cells do not fail, and what they show and cost is as it should be.
"""

from collections.abc import Iterator

import psutil
import pytest
from nbformat import NotebookNode

CELL_SECONDS = 10
CHAPTER_SECONDS = 60


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Look at a cell's outputs when nbval has run it."""
    if not hasattr(item, "cell"):
        return (yield)
    start = _used(item)
    result = yield
    spent = _used(item) - start
    item.parent.spent = getattr(item.parent, "spent", 0.0) + spent
    problems = [
        *cell_problems(item.cell, item.test_outputs),
        *time_problems(spent, item.parent.spent),
    ]
    if problems:
        raise AssertionError(f"{item.cell.get('id')}: {'; '.join(problems)}")
    return result


def _used(item: pytest.Item) -> float:
    """Return the seconds of the processor that a notebook has taken.

    On one thread they are what a student waits for; what else this machine does at the
    time does not count.
    """
    used = psutil.Process(item.parent.kernel.km.provisioner.pid).cpu_times()
    return used.user + used.system


def time_problems(cell: float, chapter: float) -> Iterator[str]:
    """Say where a cell, or the chapter up to it, takes too long."""
    if cell > CELL_SECONDS:
        yield f"takes {cell:.1f} s, which must be at most {CELL_SECONDS}"
    if chapter > CHAPTER_SECONDS:
        yield f"the chapter takes more than {CHAPTER_SECONDS} s"


def cell_problems(cell: NotebookNode, outputs: list[NotebookNode]) -> Iterator[str]:
    """Say what is wrong with the outputs of a cell."""
    tags = cell.metadata.get("tags", [])
    for output in outputs:
        if output.output_type == "stream" and output.name == "stderr":
            yield f"writes to stderr: {output.text[:200]!r}"
        yield from picture_problems(output.get("data", {}))
    if "tests" in tags:
        results = [o for o in outputs if o.output_type == "execute_result"]
        earned = [float(o.data["text/plain"]) for o in results]
        if earned != [cell.metadata.nbgrader.points]:
            yield f"earns {earned}, which must be {cell.metadata.nbgrader.points}"
    if "nbval-check-output" in tags and not any("text" in o for o in cell.outputs):
        yield "is compared with a stored output, and has none"


def picture_problems(data: dict) -> Iterator[str]:
    """Say which picture has no words for those who cannot see it."""
    html = data.get("text/html", "")
    if "image/png" in data and "<img " not in html:
        yield "shows a figure without alt text"
    for number, tag in enumerate(html.split("<img")[1:], 1):
        alt = tag.partition('alt="')[2].partition('"')[0]
        if len(alt) <= 30:
            yield f"picture {number} has the alt text {alt!r}, which describes nothing"
