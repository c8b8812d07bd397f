"""Show a figure together with the text that stands for it.

JupyterLab and nbconvert keep no alt text for a plain matplotlib figure. Here it goes
into the HTML, so screen readers find it on the page and in every export.
"""

from base64 import b64encode
from dataclasses import dataclass
from functools import cached_property
from html import escape
from io import BytesIO
from typing import Any

from matplotlib.figure import Figure
from PIL import Image

from helpers.errors import DomainError

__all__ = ["Picture", "show"]

DOTS_PER_INCH = 144  # twice what the page shows: sharp on fine screens
PAGE_DOTS_PER_INCH = 96
COLOURS_KEPT = 256  # hardly to be told apart from all colours, at a third of the bytes


@dataclass(frozen=True)
class Picture:
    """A figure and its alt text. As the last line of a cell, it shows itself.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        What to draw.
    alt : str
        What a reader who cannot see the figure should know: what is drawn, and what
        it shows.

    Raises
    ------
    DomainError
        If the alt text is empty.
    """

    figure: Figure
    alt: str

    def __post_init__(self) -> None:
        """Refuse a figure without words."""
        if not self.alt.strip():
            raise DomainError(f"alt is {self.alt!r}, it must say what the figure shows")

    @cached_property
    def png(self) -> bytes:
        """The figure as a PNG file: the same figure gives the same bytes."""
        drawn, file = BytesIO(), BytesIO()
        self.figure.savefig(drawn, format="rgba", dpi=DOTS_PER_INCH)
        size = (self.figure.get_size_inches() * DOTS_PER_INCH).astype(int)
        picture = Image.frombytes("RGBA", tuple(size), drawn.getvalue()).convert("RGB")
        few = picture.quantize(COLOURS_KEPT, Image.Quantize.MAXCOVERAGE)
        # Not `optimize`: 9 % fewer bytes, and a slider's reader waits a fifth longer.
        few.save(file, format="png")
        return file.getvalue()

    @property
    def html(self) -> str:
        """The figure as one ``img`` element with its alt text."""
        width = round(self.figure.get_figwidth() * PAGE_DOTS_PER_INCH)
        return (
            f'<img alt="{escape(self.alt, quote=True)}" width="{width}" '
            'style="max-width:100%;height:auto;background:#ffffff" '
            f'src="data:image/png;base64,{b64encode(self.png).decode()}">'
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        """Give notebooks every form: HTML first, PNG for paper, words for the rest."""
        return {
            "text/html": self.html,
            "image/png": b64encode(self.png).decode(),
            "text/plain": f"Figure: {self.alt}",
        }


def show(figure: Figure, alt: str) -> None:
    """Show a figure of your own with its alt text, and close it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Such as ``fig`` from ``fig, ax = plt.subplots()``.
    alt : str
        What the figure shows, in a sentence or two.
    """
    from IPython.display import display
    from matplotlib import pyplot as plt

    display(Picture(figure, alt))
    plt.close(figure)
