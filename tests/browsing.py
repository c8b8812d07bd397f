"""Pages in a real Chromium: they stay on this machine, and axe looks at them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HERE = ("http://127.0.0.1:", "file:", "data:", "blob:")
GRAVE = ("serious", "critical")


@contextmanager
def staying_here(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open an empty page; fail in the end if it asked another machine for anything."""
    outside: list[str] = []

    def stay_here(route: Route) -> None:
        if route.request.url.startswith(HERE):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    page = browser.new_page(**options)
    page.set_default_timeout(60_000)
    page.route("**/*", stay_here)
    try:
        yield page
    finally:
        page.close()
    assert outside == []


def grave_findings(page: Page, part: str | None = None, *rules: str) -> list[str]:
    """List what axe calls serious or critical.

    Parameters
    ----------
    page : Page
    part : str, optional
        CSS selector of the part to look at; the whole page, if left out.
    *rules : str
        The rules to look with; all of them, if left out.
    """
    from axe_playwright_python.sync_playwright import Axe

    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    context = part and {"include": [[part]]}
    found = Axe().run(page, context, options).response
    assert found["passes"], "axe looked at nothing"
    return [
        f"{one['id']}: {node['target']}: {node.get('failureSummary', '')}"
        for one in found["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def keep_screenshot(page: Page, name: str, otherwise: Path, **options: Any) -> None:
    """Keep a picture where a person can look at it: in $SCREENSHOTS."""
    folder = Path(os.environ.get("SCREENSHOTS", otherwise))
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", **options)
