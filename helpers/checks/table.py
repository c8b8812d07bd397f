"""The table that JupyterLab shows for a verdict.

JupyterLab removes ``var(...)`` colours from notebooks it does not trust, so each colour
is written twice, the plain one first. Meaning is always in the words as well.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.checks.verdict import CheckResult, Verdict

GOOD = "color:#1b6e20;color:var(--jp-success-color1,#1b6e20)"
BAD = "color:#b3261e;color:var(--jp-error-color1,#b3261e)"
LINE = (
    "border-bottom:1px solid #bdbdbd;"
    "border-bottom-color:var(--jp-border-color2,#bdbdbd)"
)
CELL = f"text-align:left;vertical-align:top;padding:4px 10px;{LINE}"


def verdict_table(verdict: Verdict) -> str:
    """Write a verdict as an HTML table.

    Parameters
    ----------
    verdict : Verdict

    Returns
    -------
    str
        HTML without script, style sheet or link; all text is escaped.
    """
    message = _prose(verdict.message)
    first = f'<p style="margin:4px 0 6px 0"><strong>{message}</strong></p>'
    head = "".join(
        f'<th scope="col" style="{CELL}">{word}</th>'
        for word in ("verdict", "points", "check", "what to know")
    )
    body = "".join(_row(check, verdict.message) for check in verdict.checks)
    if verdict.status == "not attempted":
        return f"<div>{first}<p>{_prose(verdict.headline())}</p></div>"
    caption = (
        '<caption style="text-align:left;padding:4px 0;caption-side:top">'
        f"{_prose(verdict.headline())}</caption>"
    )
    table = (
        f'<table style="border-collapse:collapse;margin:0">{caption}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    return f"<div>{first if verdict.message else ''}{table}</div>"


def _row(check: CheckResult, said: str) -> str:
    # Only the mark is coloured: the theme's green is too pale for words.
    colour, mark, word = (GOOD, "✓", "pass") if check.passed else (BAD, "✗", "fail")
    score = f"{check.points:g} of {check.max_points:g}"
    words = _prose(check.message)
    if check.message and check.message == said:
        words = "see above"  # the message stands in bold over the table
    if check.note:
        words += f"<details><summary>details</summary>{_prose(check.note)}</details>"
    verdict = f'<span style="{colour}">{mark}</span> <span>{word}</span>'
    cells = f'<td style="{CELL};white-space:nowrap">{verdict}</td>'
    cells += f'<td style="{CELL};white-space:nowrap">{score}</td>'
    cells += f'<th scope="row" style="{CELL};font-weight:normal">{_prose(check.title)}'
    cells += f'</th><td style="{CELL}">{words}</td>'
    return f"<tr>{cells}</tr>"


def _prose(text: str) -> str:
    """Escape a message and set what stands between backticks as code."""
    parts = html.escape(text).split("`")
    if len(parts) % 2 == 0:
        return "`".join(parts)
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(parts))
