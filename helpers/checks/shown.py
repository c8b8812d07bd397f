"""Show something to a student: rich in a notebook, as text elsewhere."""

from __future__ import annotations

from typing import Any, Protocol

from helpers.checks.table import prose

__all__ = ["Note", "Shown", "show"]


class Shown(Protocol):
    """What can be shown: it has a text that says all of it."""

    def to_text(self) -> str:
        """Write it as plain text."""

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]: ...


class Note:
    """A sentence where a table or a hint should be."""

    def __init__(self, text: str):
        self.text = text

    def to_text(self) -> str:
        """Write the sentence."""
        return self.text

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        rich = "<br>".join(map(prose, self.text.splitlines()))
        return {"text/plain": self.text, "text/html": f"<p>{rich}</p>"}


def show(shown: Shown) -> None:
    """Display something in a notebook; print it elsewhere."""
    try:
        from IPython import get_ipython
    except ImportError:
        shell = None
    else:
        shell = get_ipython()
    if shell is None:
        print(shown.to_text())  # noqa: T201 - a terminal is all there is
        return
    from IPython.display import display

    display(shown)
