"""What a test wants to know of an HTML page."""

from html.parser import HTMLParser
from pathlib import Path

UNSEEN = ("script", "style", "svg")


class Outline(HTMLParser):
    """Collects the passages, the ids, the links and the pictures of a page.

    A passage is about what a cell of the notebook was: a section, or a cell and what
    follows it. Code in a line of text stands between backticks.
    """

    def __init__(self, path: Path):
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.passages: list[str] = [""]
        self.unseen = self.in_block = 0
        self.feed(path.read_text("utf-8"))

    @property
    def text(self) -> str:
        """All text that a reader sees, in the lines of the page."""
        return "".join(self.passages)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.unseen += tag in UNSEEN
        self.in_block += tag == "pre"
        self.ids |= {found[key] for key in ("id", "name") if found.get(key)}
        self.links += [found[key] for key in ("href", "src") if found.get(key)]
        if tag == "img":
            self.pictures.append(found)
        if tag == "section" or "cell" in (found.get("class") or "").split():
            self.passages.append("")
        self._mark_code(tag)

    def handle_endtag(self, tag):
        self._mark_code(tag)
        self.unseen -= tag in UNSEEN
        self.in_block -= tag == "pre"

    def handle_data(self, data):
        if not self.unseen:
            self.passages[-1] += data

    def _mark_code(self, tag):
        if tag == "code" and not self.in_block:
            self.passages[-1] += "`"
