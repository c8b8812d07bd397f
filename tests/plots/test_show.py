"""Pictures in the forms in which notebooks keep them."""

import subprocess
import sys
from base64 import b64decode
from html.parser import HTMLParser
from io import BytesIO

import numpy as np
import pytest
from matplotlib import pyplot as plt
from PIL import Image

from helpers.errors import DomainError
from helpers.plots import COLOURS, Picture, canvas, show


class Images(HTMLParser):
    """Keeps the attributes of every ``img``."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        assert tag == "img"
        self.found.append(dict(attrs))


def picture(alt="A line that rises."):
    figure, axes = canvas()
    axes.plot([0, 1], color=COLOURS["blue"])
    return Picture(figure, alt)


def image(html):
    parser = Images()
    parser.feed(html)
    (found,) = parser.found
    return found


@pytest.mark.parametrize(
    "alt", ["A line that rises.", 'a "b" <script> & c\'s', "R² 决定系数"]
)
def test_html_keeps_the_alt_text_whatever_it_holds(alt):
    assert image(picture(alt).html)["alt"] == alt


def test_html_fits_the_page_and_reads_on_a_dark_one():
    shown = image(picture().html)
    assert "max-width:100%" in shown["style"]
    assert "background:#ffffff" in shown["style"]
    assert shown["width"] == "672"


def test_bundle_holds_html_png_and_words():
    one = picture()
    bundle = one._repr_mimebundle_()
    assert list(bundle) == ["text/html", "image/png", "text/plain"]
    assert b64decode(bundle["image/png"]) == one.png
    assert bundle["text/plain"] == "Figure: A line that rises."


def test_colours_survive_and_the_ground_is_white():
    pixels = Image.open(BytesIO(picture().png)).convert("RGB")
    assert pixels.getpixel((1, 1)) == (255, 255, 255)
    blue = tuple(bytes.fromhex(COLOURS["blue"][1:]))
    seen = {colour for _, colour in pixels.getcolors(pixels.width * pixels.height)}
    assert (
        min(max(abs(a - b) for a, b in zip(blue, one, strict=True)) for one in seen)
        <= 8
    )


@pytest.mark.parametrize("alt", ["", "  \n"])
def test_a_figure_without_words_is_refused(alt):
    with pytest.raises(DomainError, match="must say what the figure shows"):
        picture(alt)


def test_show_displays_once_and_closes(monkeypatch):
    displayed = []
    monkeypatch.setattr("IPython.display.display", displayed.append)
    figure, axes = plt.subplots()
    axes.plot([0, 1])
    show(figure, "A line that rises.")
    assert displayed == [Picture(figure, "A line that rises.")]
    assert plt.get_fignums() == []


@pytest.mark.parametrize("name", ["black", "blue", "vermillion", "green"])
def test_line_colours_stand_out_from_white(name):
    channels = [c / 255 for c in bytes.fromhex(COLOURS[name][1:])]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    light = np.dot([0.2126, 0.7152, 0.0722], linear)
    assert 1.05 / (light + 0.05) >= 3.0  # WCAG 2.1, 1.4.11


def test_importing_the_package_does_not_load_matplotlib():
    code = "import helpers, sys; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
