"""Take the sting out of a student's Markdown before an instructor's browser shows it.

nbgrader's formgrader shows text cells through nbconvert, which passes on HTML and lets
links run scripts (``[here](javascript:...)``), on the server that holds the gradebook.
The words stay as they are; spaces are put where something would become active.
"""

from __future__ import annotations

import html
import re

__all__ = ["harmless"]

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_PICTURE = re.compile(r"!(?=\[)")
_LINK = re.compile(r"\](?=[(:])(?!\(https?://[\w./?=#%~+,;@-]+\))")
_MACRO = re.compile(
    r"\\(?=(?:href|mmlToken|style|class|cssId|data|require)(?![A-Za-z]))"
)
_FENCE = re.compile(r"(`{3,}|~{3,})([^\n]*)")


def harmless(text: str) -> str:
    r"""Return a text of which nothing is active once it is shown as a page.

    Parameters
    ----------
    text : str
        A student's Markdown, which may be hostile.

    Returns
    -------
    str
        No tags, no pictures, no links but to plain web addresses, no drawing
        programs, no formulas that link or style. A pasted picture that is missing
        would keep formgrader from showing the notebook at all.

    Examples
    --------
    >>> harmless("a<b and <img src=x onerror=alert(1)>")
    'a< b and < img src=x onerror=alert(1)>'
    >>> harmless("[here](javascript:alert(1))")
    '[here] (javascript:alert(1))'
    """
    text = _TAG.sub("< ", text)
    text = _PICTURE.sub("! ", text)
    text = _LINK.sub("] ", text)
    text = _MACRO.sub("", text)
    return _FENCE.sub(_without_drawing, text)


def _without_drawing(fence: re.Match[str]) -> str:
    """Show a drawing program as text: its labels may hold HTML."""
    marks, kind = fence.groups()
    return f"{marks}text {kind}" if "mermaid" in html.unescape(kind) else fence[0]
