"""What a test wants to know of an HTML page."""

from html.parser import HTMLParser
from pathlib import Path

UNSEEN = ("script", "style", "svg")


class Outline(HTMLParser):
    """Collects the text, the ids, the links and the pictures of a page."""

    def __init__(self, path: Path):
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.parts: list[str] = []
        self.unseen = 0
        self.feed(path.read_text("utf-8"))

    @property
    def text(self) -> str:
        """All text that a reader sees, in the lines of the page."""
        return "".join(self.parts)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.unseen += tag in UNSEEN
        self.ids |= {found[key] for key in ("id", "name") if found.get(key)}
        self.links += [found[key] for key in ("href", "src") if found.get(key)]
        if tag == "img":
            self.pictures.append(found)

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN

    def handle_data(self, data):
        if not self.unseen:
            self.parts.append(data)
