"""``check`` answers at once, whatever the student's own code takes."""

import contextlib
import io
import linecache
import os
import shutil
import statistics
import time
from types import SimpleNamespace

import pytest

from helpers.authoring.chapters import all_chapters
from helpers.checks import outcome, start
from helpers.checks.source import answer_texts, read_cells, setup_text

LIMIT = 0.05  # seconds, as designed
SLACK = 4  # a busy machine is no fault of ours
RUNS = 3


@pytest.fixture(scope="module")
def own_time():
    """Count the seconds that the student's code takes inside of a check."""
    spent, original = SimpleNamespace(seconds=0.0), outcome._watched

    def watched(run, function, restore):
        def timed():
            begin = time.perf_counter()
            try:
                return run()
            finally:
                spent.seconds += time.perf_counter() - begin

        return original(timed, function, restore)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outcome, "_watched", watched)
        yield spent


def space_of(chapter):
    """Run the set-up and the reference answers of a chapter as cells of a notebook."""
    cells, space = read_cells(chapter.source), {}
    texts = {"setup": setup_text(cells)} | answer_texts(cells, chapter.name)
    for name, text in texts.items():
        filename = f"<ipython-input-{chapter.name}-{name}>"
        lines = text.splitlines(keepends=True)
        linecache.cache[filename] = (len(text), None, lines, filename)
        exec(compile(text, filename, "exec"), space)
    return space


def seconds(check, name, answers, own):
    """Time one check without the student's own part."""
    own.seconds, begin = 0.0, time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        assert check(name, *answers) is None
    return time.perf_counter() - begin - own.seconds


@pytest.mark.parametrize("chapter", all_chapters(), ids=lambda c: c.name)
def test_check_takes_less_than_50_ms_of_its_own(
    chapter, own_time, tmp_path, monkeypatch
):
    folder = tmp_path / "notebooks" / chapter.name
    folder.mkdir(parents=True)
    shutil.copy(chapter.released.with_name("public.json"), folder)
    shutil.copy(chapter.released, folder)
    space = space_of(chapter)
    monkeypatch.setenv("ML_WORKBOOK_ROOT", str(tmp_path))
    monkeypatch.chdir(folder)
    check, _ = start(chapter.name)
    begin = time.perf_counter()
    plans = check.plans()
    reading = time.perf_counter() - begin
    took = {
        name: statistics.median(
            seconds(check, name, [space[n] for n in plan.names], own_time)
            for _ in range(RUNS)
        )
        for name, plan in plans.items()
    }
    slowest = max(took, key=took.get)
    if os.environ.get("SHOW_TIMES"):
        all_ = " ".join(f"{name} {s * 1000:.1f}" for name, s in took.items())
        print(f"\n{chapter.name}: plans {reading * 1000:.1f} ms; {all_}")
    assert took[slowest] < LIMIT * SLACK, f"{slowest}: {took[slowest] * 1000:.0f} ms"
    assert reading < 10 * LIMIT
