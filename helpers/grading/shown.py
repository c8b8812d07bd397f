"""What an answer cell shows while it runs: text and pictures, bounded."""

from __future__ import annotations

import ast
import base64
import contextlib
import io
import sys
from types import TracebackType
from typing import Any

__all__ = ["MAX_PICTURES", "MAX_TEXT", "Shown", "read_shown"]

MAX_TEXT = 10_000
MAX_PICTURES = 3
MAX_PICTURE = 500_000
_PNG = b"\x89PNG\r\n\x1a\n"


class Shown(io.TextIOBase):
    """Collects what a cell prints, its last value and the figures it leaves open.

    Use it as a context manager. It is a text stream that keeps the first
    ``MAX_TEXT`` characters.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._room = MAX_TEXT
        self._streams = contextlib.ExitStack()

    def __enter__(self) -> Shown:
        """Take the place of both output streams."""
        self._streams.enter_context(contextlib.redirect_stdout(self))
        self._streams.enter_context(contextlib.redirect_stderr(self))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give both streams back."""
        self._streams.close()

    def write(self, text: str) -> int:
        """Keep a piece of text, as far as there is room."""
        if self._room > 0:
            kept = str(text)[: self._room]
            self._room -= len(kept)
            self._parts.append(kept)
        return len(text)

    def run(self, text: str, filename: str, space: dict[str, Any]) -> None:
        """Run a cell as a notebook does: the value of a last expression is shown."""
        tree = ast.parse(text, filename)
        last = tree.body.pop() if tree.body else None
        if isinstance(last, ast.Expr):
            exec(compile(tree, filename, "exec"), space)  # noqa: S102
            value = eval(compile(ast.Expression(last.value), filename, "eval"), space)
            if value is not None:
                self.write(f"{value!r}\n")
        else:
            exec(compile(text, filename, "exec"), space)  # noqa: S102

    def to_plain(self) -> dict[str, Any]:
        """Give all of it as JSON-ready data."""
        return {"text": "".join(self._parts), "pictures": _pictures()}


def _pictures() -> list[str]:
    """Draw the figures that are open, and close them."""
    plt = sys.modules.get("matplotlib.pyplot")
    if plt is None:
        return []
    found = []
    try:
        for number in plt.get_fignums()[:MAX_PICTURES]:
            file = io.BytesIO()
            plt.figure(number).savefig(file, format="png", dpi=72)
            found.append(base64.b64encode(file.getvalue()).decode("ascii"))
        plt.close("all")
    except Exception:  # noqa: BLE001 - a student's figure may fail in any way
        return found
    return found


def read_shown(data: Any) -> dict[str, Any]:
    """Check what came from a worker, and keep what is text or a PNG picture.

    Parameters
    ----------
    data : object
        What `Shown.to_plain` wrote, or anything else.

    Returns
    -------
    dict
        ``text``, bounded and without control characters, and ``pictures``, a list of
        base64 texts.
    """
    data = data if isinstance(data, dict) else {}
    text, pictures = data.get("text"), data.get("pictures")
    text = text if isinstance(text, str) else ""
    text = "".join(c for c in text[:MAX_TEXT] if c.isprintable() or c in "\n\t")
    pictures = pictures if isinstance(pictures, list) else []
    return {
        "text": text,
        "pictures": [p for p in pictures if _is_png(p)][:MAX_PICTURES],
    }


def _is_png(picture: Any) -> bool:
    if not isinstance(picture, str) or len(picture) > MAX_PICTURE:
        return False
    try:
        return base64.b64decode(picture, validate=True).startswith(_PNG)
    except ValueError:
        return False
