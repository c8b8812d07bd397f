"""The book, made once, and served to a real Chromium."""

import functools
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from helpers.authoring.book import build
from helpers.authoring.chapters import all_chapters


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all tests of the book in one process, which makes it once."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.xdist_group("book"))


@pytest.fixture(scope="session")
def book(runs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the book from all released notebooks."""
    for chapter in all_chapters():
        runs(chapter)
    folder = tmp_path_factory.mktemp("books") / "book"
    build(folder, cache=runs.folder)
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *args: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="session")
def address(book: Path) -> Iterator[str]:
    """Serve the book on this machine."""
    handler = functools.partial(Quiet, directory=str(book))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
