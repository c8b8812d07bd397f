"""A Sphinx extension: where the text names a chapter of the book, it leads there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["ChapterLinks", "setup"]

_NAMED = re.compile(r"\b[Cc]hapters?\s+\d\d(?:(?:,| to| and)\s+\d\d)*\b")
_NUMBER = re.compile(r"(?:[Cc]hapters?\s+)?(\d\d)")
_PAGE = re.compile(r"(\d\d)_\w+/")
_LEFT_ALONE = (
    nodes.FixedTextElement,
    nodes.comment,
    nodes.literal,
    nodes.math,
    nodes.raw,
    nodes.reference,
    nodes.title,
    addnodes.pending_xref,
)


class ChapterLinks(SphinxTransform):
    """Turns ``chapter 04`` into a link, unless it is a chapter of another book."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Go through the text of one page."""
        others = sorted(self.env.found_docs - {self.env.docname})
        pages = {name[1]: name.string for name in map(_PAGE.match, others) if name}
        for text in list(self.document.findall(nodes.Text)):
            if not _left_alone(text):
                parts = list(self._parts(text.astext(), pages))
                if len(parts) > 1:
                    text.parent.replace(text, parts)

    def _parts(self, text: str, pages: Mapping[str, str]) -> Iterator[nodes.Node]:
        done = 0
        for named in _NAMED.finditer(text):
            for number in _NUMBER.finditer(text, *named.span()):
                if number[1] in pages:
                    yield nodes.Text(text[done : number.start()])
                    yield self._link(number[0], pages[number[1]])
                    done = number.end()
        yield nodes.Text(text[done:])

    def _link(self, text: str, page: str) -> nodes.Node:
        where = {"refdoc": self.env.docname, "refdomain": "std", "reftype": "doc"}
        return addnodes.pending_xref(
            "",
            nodes.inline(text, text),
            **where,
            reftarget=f"/{page}",
            refexplicit=True,
            refwarn=True,
        )


def _left_alone(text: nodes.Text) -> bool:
    above = text.parent
    while above is not None:
        if isinstance(above, _LEFT_ALONE) or "references" in above.get("ids", ()):
            return True
        above = above.parent
    return False


def setup(app: Sphinx) -> dict[str, Any]:
    """Tell Sphinx of it."""
    app.add_transform(ChapterLinks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
