"""A hand on JupyterLab: open a notebook, write, run, save, as a person does."""

from playwright.sync_api import Page

READY = """() => {
    const panel = jupyterapp.shell.currentWidget;
    return panel?.context?.isReady
        && panel.content.widgets.length === panel.context.model.cells.length
        && panel.sessionContext.session?.kernel?.status === 'idle';
}"""
CELL_PLACES = """() => {
    const cells = jupyterapp.shell.currentWidget.context.model.cells;
    return Array.from(cells).map(cell => cell.id);
}"""
SCROLL_TO = """async place => {
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = place;
    await notebook.scrollToItem(place, 'center');
}"""
CLOSE = """async () => {
    const panel = jupyterapp.shell.currentWidget;
    await panel.sessionContext.shutdown();
    await panel.context.revert();
    panel.dispose();
}"""
ALL_RAN = """() => {
    const cells = jupyterapp.shell.currentWidget.content.widgets;
    const code = cells.filter(cell => cell.model.type === 'code');
    return code.every(cell => cell.model.executionCount !== null);
}"""


class Lab:
    """One notebook, open in JupyterLab; cells go by their ids."""

    def __init__(self, page: Page):
        self.page = page
        self.places: dict[str, int] = {}

    def open(self, path: str) -> None:
        """Open a notebook and wait until its kernel is there."""
        command = "jupyterapp.commands.execute('docmanager:open', {path})"
        self.page.evaluate(f"async path => {{ await {command} }}", path)
        self.wait_until_idle()
        self.learn_places()

    def learn_places(self) -> None:
        """Read where each cell stands."""
        ids = self.page.evaluate(CELL_PLACES)
        self.places = {name: place for place, name in enumerate(ids)}

    def command(self, name: str) -> None:
        """Run a command of JupyterLab, as its menus do."""
        self.page.evaluate("name => jupyterapp.commands.execute(name)", name)
        self.learn_places()

    def add_cell(self, text: str) -> str:
        """Add a cell at the end, write in it, and return its id."""
        self.scroll_to(list(self.places)[-1])
        self.command("notebook:insert-cell-below")
        name = list(self.places)[-1]
        self.write(name, text)
        return name

    def close(self) -> None:
        """Close the notebook without saving it, and end its kernel."""
        self.page.evaluate(CLOSE)

    def wait_until_idle(self) -> None:
        """Wait until the notebook is complete and nothing is running."""
        self.page.wait_for_function(READY)

    def cell(self, name: str):
        """Return a cell of the page."""
        place = self.places[name]
        return self.page.locator(
            ".jp-NotebookPanel:not(.lm-mod-hidden) "
            f'.jp-Cell[data-windowed-list-index="{place}"]'
        )

    def scroll_to(self, name: str):
        """Select a cell, bring it into view and return it."""
        self.page.evaluate(SCROLL_TO, self.places[name])
        return self.cell(name)

    def text(self, name: str) -> str:
        """Return the source of a cell."""
        cells = "jupyterapp.shell.currentWidget.context.model.cells"
        place = self.places[name]
        return self.page.evaluate(f"{cells}.get({place}).sharedModel.getSource()")

    def write(self, name: str, text: str) -> None:
        """Replace the text of a cell, as a person who pastes does."""
        editor = self.scroll_to(name).locator(".cm-content")
        editor.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def run(self, name: str) -> str:
        """Run a cell with the keyboard and return what it shows."""
        cell = self.scroll_to(name)
        cell.locator(".jp-InputPrompt").click()
        before = cell.locator(".jp-InputPrompt").inner_text()
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(
            """([prompt, before]) => !['[*]:', before].includes(prompt.innerText)""",
            arg=[cell.locator(".jp-InputPrompt").element_handle(), before],
        )
        self.wait_until_idle()
        return self.output(name)

    def output(self, name: str) -> str:
        """Return what a cell shows."""
        shown = self.cell(name).locator(".jp-OutputArea-output")
        return "\n".join(shown.all_text_contents())

    def run_all(self) -> None:
        """Run all cells from the menu and wait for the last."""
        self.page.locator(".lm-MenuBar-item", has_text="Run").click()
        self.page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
        self.page.wait_for_function(ALL_RAN, timeout=120_000)
        self.wait_until_idle()

    def save(self) -> None:
        """Save with the keyboard and wait until it is done."""
        self.page.keyboard.press("Control+S")
        tab = ".lm-DockPanel-tabBar .lm-TabBar-tab.lm-mod-current.jp-mod-dirty"
        self.page.wait_for_selector(tab, state="detached")

    def theme(self, name: str) -> None:
        """Change the theme."""
        command = "jupyterapp.commands.execute('apputils:change-theme', {theme})"
        self.page.evaluate(f"theme => {command}", name)
        body = f"body[data-jp-theme-name='{name}']"
        self.page.wait_for_selector(body, state="attached")
