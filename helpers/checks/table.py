"""The table that JupyterLab shows for a verdict.

JupyterLab removes ``var(...)`` colours from notebooks it does not trust, so each colour
is written twice, the plain one first. Meaning is always in the words as well.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.checks.verdict import CheckResult, Verdict

GOOD = "color:#1b6e20;color:var(--jp-success-color1,#1b6e20)"
BAD = "color:#b3261e;color:var(--jp-error-color1,#b3261e)"
LINE = (
    "border-bottom:1px solid #bdbdbd;"
    "border-bottom-color:var(--jp-border-color2,#bdbdbd)"
)
MOST_ROWS = 6  # more than these, and what passes is folded away
FIRST = "margin:4px 0 6px 0"
_STOPPED = re.compile(
    r"(?P<who>.*?\b[Yy]our (?:code|cell)) stopped with (?P<error>.+?) "
    r"\(line (?P<line>\d+): (?P<text>[^\n]+?)\)\.(?: (?P<why>.*))?",
    re.DOTALL,
)
_LINE_OF_CELL = re.compile(r"\(line (\d+): ([^`\n]+?)\)(?=\.? |\.?$)")
CELL = f"text-align:left;vertical-align:top;padding:4px 10px;{LINE}"


def verdict_table(verdict: Verdict) -> str:
    """Write a verdict as an HTML table.

    The message comes first. Where there are many checks, those that pass are folded
    away, so that a verdict stays on one screen.

    Parameters
    ----------
    verdict : Verdict

    Returns
    -------
    str
        HTML without script, style sheet or link; all text is escaped.
    """
    first = _first(verdict.message) if verdict.message else ""
    first = first if verdict.message else ""
    headline = prose(verdict.headline())
    if verdict.status == "not attempted":
        return f"<div>{first}<p>{headline}</p></div>"
    if len(verdict.checks) <= MOST_ROWS:
        return f"<div>{first}{_table(verdict.checks, headline, verdict.message)}</div>"
    failed = [check for check in verdict.checks if not check.passed]
    passed = [check for check in verdict.checks if check.passed]
    top = f"<p>{headline}</p>"
    if failed:
        top = _table(failed, headline, verdict.message)
    return f"<div>{first}{top}{_folded(passed) if passed else ''}</div>"


def _first(message: str) -> str:
    """Write the message that is read first; of an error, the student's line alone."""
    if not (stopped := _STOPPED.fullmatch(message)):
        return f'<p style="{FIRST}"><strong>{prose(message)}</strong></p>'
    where = f"{stopped['who']} stopped in line {stopped['line']} of the cell."
    parts = [f'<p style="{FIRST}"><strong>{prose(where)}</strong></p>']
    parts.append(
        f'<pre style="margin:4px 0 4px 24px">{html.escape(stopped["text"])}</pre>'
    )
    if why := stopped["why"]:
        parts.append(f'<p style="{FIRST}">{prose(why)}</p>')
    parts.append(f'<p style="{FIRST}">Python says: {html.escape(stopped["error"])}</p>')
    return "".join(parts)


def _folded(passed: Sequence[CheckResult]) -> str:
    many = "1 check passes" if len(passed) == 1 else f"{len(passed)} checks pass"
    table = _table(passed, "checks that pass", "")
    return f"<details><summary>{many}</summary>{table}</details>"


def _table(checks: Sequence[CheckResult], caption: str, said: str) -> str:
    head = "".join(
        f'<th scope="col" style="{CELL}">{word}</th>'
        for word in ("verdict", "points", "check", "what to know")
    )
    body = "".join(_row(check, said) for check in checks)
    top = f'<caption style="text-align:left;padding:4px 0;caption-side:top">{caption}'
    return (
        f'<table style="border-collapse:collapse;margin:0">{top}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(check: CheckResult, said: str) -> str:
    # Only the mark is coloured: the theme's green is too pale for words.
    colour, mark, word = (GOOD, "✓", "pass") if check.passed else (BAD, "✗", "fail")
    score = f"{check.points:g} of {check.max_points:g}"
    words = prose(check.message)
    if check.message and check.message == said:
        words = "see above"  # the message stands in bold over the table
    elif stopped := _STOPPED.fullmatch(check.message):
        where = f"stopped in line {stopped['line']}"
        words = f"<details><summary>{where}</summary>{words}</details>"
    if check.note:
        words += f"<details><summary>details</summary>{prose(check.note)}</details>"
    verdict = f'<span style="{colour}">{mark}</span> <span>{word}</span>'
    cells = f'<td style="{CELL};white-space:nowrap">{verdict}</td>'
    cells += f'<td style="{CELL};white-space:nowrap">{score}</td>'
    cells += f'<th scope="row" style="{CELL};font-weight:normal">{prose(check.title)}'
    cells += f'</th><td style="{CELL}">{words}</td>'
    return f"<tr>{cells}</tr>"


def prose(text: str) -> str:
    """Escape a message and set code as code: between backticks, or a line of a cell.

    Parameters
    ----------
    text : str
        A message.

    Returns
    -------
    str
        HTML.
    """
    text = _LINE_OF_CELL.sub(r"(line \1: `\2`)", text)
    parts = html.escape(text).split("`")
    if len(parts) % 2 == 0:
        return "`".join(parts)
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(parts))
