"""Statistics as a table for the screen, as CSV, and as a page with figures."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from helpers.grading.analysis import ChapterStats, ExerciseStats
from helpers.grading.export import guarded
from helpers.grading.report import page_environment
from helpers.grading.screen import text_table

__all__ = ["stats_csv", "stats_page", "stats_table"]


def stats_table(stats: ChapterStats) -> str:
    """Show a chapter's exercises: how many tried, how well, what went wrong most."""
    rows = [["exercise", "tried", "all", "mean", "discr.", "most common mistake"]]
    for own in stats.exercises:
        discrimination = own.discrimination
        rows.append(
            [
                own.exercise,
                f"{own.attempted}/{own.students}",
                str(own.full),
                f"{own.mean:.0%}",
                "-" if discrimination is None else f"{discrimination:.2f}",
                _most_common(own),
            ]
        )
    return text_table(rows, right=(1, 2, 3, 4))


def _most_common(own: ExerciseStats) -> str:
    named = next(iter(own.mistakes.items()), ("", 0))
    nameless = len(own.nameless[0].students) if own.nameless else 0
    if nameless > named[1]:
        return f"no name yet ({nameless})"
    return f"{named[0]} ({named[1]})" if named[1] else ""


def stats_csv(stats: ChapterStats) -> str:
    """Write the statistics as CSV: a row for each check and each mistake."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(("exercise", "kind", "name", "count", "share", "of"))
    for own in stats.exercises:
        tried = own.attempted
        rows = [
            ("attempted", "", tried, own.students),
            ("full marks", "", own.full, tried),
        ]
        for check in own.checks:
            kind = "fails hidden check" if check.hidden else "fails public check"
            rows.append((kind, check.title, check.failed, tried))
        rows += [("mistake", name, n, tried) for name, n in own.mistakes.items()]
        for group in own.nameless:
            text = "; ".join(group.returned)
            rows.append(("nameless mistake", text, len(group.students), tried))
        for kind, name, count, of in rows:
            share = f"{count / of:.4f}" if of else ""
            writer.writerow((own.exercise, kind, guarded(name), count, share, of))
        if own.discrimination is not None:
            value = f"{own.discrimination:.4f}"
            writer.writerow((own.exercise, "discrimination", "", value, "", tried))
    return file.getvalue()


def stats_page(stats: ChapterStats, title: str) -> str:
    """Write the statistics as one HTML page, which needs no server and no script."""
    from helpers.plots import item_analysis

    figures = {
        own.exercise: item_analysis.failing_checks(
            own.exercise,
            {
                f"{check.title} (hidden)" if check.hidden else check.title: check.share
                for check in own.checks
            },
        ).html
        for own in stats.exercises
    }
    came = [datetime.fromisoformat(moment) for moment in stats.received]
    times = item_analysis.hand_in_times(came).html if came else ""
    page = page_environment().get_template("stats.html")
    return page.render(stats=stats, title=title, figures=figures, times=times)
