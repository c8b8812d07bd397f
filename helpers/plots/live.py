"""Figures that answer a hand: sliders above a picture, where somebody can move them.

The picture is an ordinary output, so files, exports and screen readers have it with its
alt text. Only the sliders are widgets. Where nobody is there to move them (grading, a
run from top to bottom, a terminal), one line of text stands in their place, and
ipywidgets is not even imported.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from helpers.errors import DomainError
from helpers.front_end import person_is_here
from helpers.plots.show import Picture
from helpers.plots.style import COLOURS

__all__ = ["Live", "Slider", "live"]

WIDTH = "36em"
LETTER = 0.6  # em that a letter of a label takes


@dataclass(frozen=True)
class Slider:
    """Something that moves, and the places where it may stand.

    Parameters
    ----------
    label : str
        What it is, with its unit.
    values : sequence of float
        All places, from left to right.
    start : float
        The place at first; one of ``values``.

    Raises
    ------
    DomainError
        If the label is empty, there are fewer than two values, or ``start`` is none of
        them.
    """

    label: str
    values: Sequence[float]
    start: float

    def __post_init__(self) -> None:
        """Refuse a slider that cannot move, or starts nowhere."""
        if not self.label.strip():
            raise DomainError(f"label is {self.label!r}, must say what moves")
        if len(self.values) < 2:
            raise DomainError(f"values is {self.values}, must hold two or more")
        if self.start not in self.values:
            raise DomainError(f"start is {self.start}, must be one of {self.values}")


@dataclass(frozen=True)
class Live:
    """A picture and its sliders. As the last line of a cell, it shows itself."""

    draw: Callable[..., Picture]
    sliders: Mapping[str, Slider]

    def _ipython_display_(self) -> None:
        """Show sliders and picture, or without a person a line and the picture."""
        from IPython.display import display

        picture = self.draw(**{name: s.start for name, s in self.sliders.items()})
        if person_is_here():
            self._show_moving(picture)
            return
        at = ", ".join(f"{s.label} = {s.start:g}" for s in self.sliders.values())
        display(_line(f"Drawn for {at}. In JupyterLab you can move it."), raw=True)
        display(picture)

    def _show_moving(self, picture: Picture) -> None:
        import ipywidgets
        from IPython.display import display

        room = f"{max(LETTER * len(s.label) for s in self.sliders.values())}em"
        handles = {name: _handle(s, room) for name, s in self.sliders.items()}
        trouble = ipywidgets.Label(layout={"display": "none"})
        box = ipywidgets.VBox([*handles.values(), trouble])
        # A file that is opened later has no widgets any more, and shows this line.
        labels = " and ".join(slider.label for slider in self.sliders.values())
        later = _line(f"Run this cell to move: {labels}.")
        display(box._repr_mimebundle_() | later, raw=True)
        shown = display(picture, display_id=True)

        def redraw(change: object) -> None:
            try:
                at = {name: handle.value for name, handle in handles.items()}
                shown.update(self.draw(**at))
                trouble.layout.display = "none"
            except Exception as error:  # noqa: BLE001 - it may call a student's function
                trouble.value = f"Not redrawn. {type(error).__name__}: {error}"
                trouble.layout.display = ""

        for handle in handles.values():
            handle.observe(redraw, "value")


def _handle(slider: Slider, room: str) -> Any:
    import ipywidgets

    return ipywidgets.SelectionSlider(
        options=[(f"{value:g}", value) for value in slider.values],
        value=slider.start,
        description=slider.label,
        continuous_update=False,
        tooltip=slider.label,
        style={"description_width": room, "handle_color": COLOURS["blue"]},
        layout={"width": WIDTH, "max_width": "100%"},
    )


def live(draw: Callable[..., Picture], **sliders: Slider) -> Live:
    """Let somebody move what a picture is drawn for.

    Parameters
    ----------
    draw : callable
        Takes the value of each slider by name and returns a `Picture`. It is called
        once for the start, and again after each move.
    **sliders : Slider
        One or more, by the name that ``draw`` knows.

    Returns
    -------
    Live
        Nothing is drawn until it is shown.

    Raises
    ------
    DomainError
        If there is no slider.

    Examples
    --------
    >>> from functools import partial
    >>> from helpers import plots
    >>> rate = plots.Slider("learning rate", [0.01, 0.1, 0.3], start=0.1)
    >>> moved = plots.live(partial(plots.descent.walk, [1, 2, 4], [2, 3, 5]), rate=rate)
    """
    if not sliders:
        raise DomainError("sliders is empty, must hold one or more")
    return Live(draw, sliders)


def _line(text: str) -> dict[str, str]:
    return {"text/html": f"<p>{escape(text)}</p>", "text/plain": text}
