"""One palette, in one file, that colour-blind readers can tell apart."""

import ast
import re
from itertools import combinations
from pathlib import Path

import nbformat
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from helpers import plots
from helpers.authoring.chapters import all_chapters
from helpers.plots.style import COLOURS, RIMS, STYLES, TINTS

FOLDER = Path(plots.__file__).parent
HEX = re.compile(r"#[0-9A-Fa-f]{6}")
DRAWN_WITH = re.compile(r"colou?rs?$|^[cm][ef]?c$|^ec$|^fc$")

# Machado, Oliveira and Fernandes (2009): what remains of linear red, green and blue.
BLIND = {
    "to no colour": np.eye(3),
    "to red": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "to green": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "to blue": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = [
    [0.412453, 0.357580, 0.180423],
    [0.212671, 0.715160, 0.072169],
    [0.019334, 0.119193, 0.950227],
]
WHITE = np.array([0.950456, 1.0, 1.089058])
CLEARLY = 10  # in CIELAB; colours that can just be told apart are 2.3 away


def linear(colour):
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(colour, blind):
    seen = np.clip(np.array(BLIND[blind]) @ linear(colour), 0, 1)
    x, y, z = np.cbrt(np.array(TO_XYZ) @ seen / WHITE)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one, other):
    """The ratio that WCAG defines."""
    light = sorted(np.array([0.2126, 0.7152, 0.0722]) @ linear(c) for c in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


@pytest.mark.parametrize("blind", BLIND)
def test_lines_differ_for_every_eye(blind):
    for (one, _), (other, _) in combinations(STYLES, 2):
        distance = np.linalg.norm(lab(one, blind) - lab(other, blind))
        assert distance > CLEARLY, (one, other)


def test_lines_differ_without_any_colour():
    assert len({str(dash) for _, dash in STYLES}) == len(STYLES)


def test_lines_stand_out_from_paper_and_text_from_tints():
    # WCAG asks for 3 to 1 for lines, and for 4.5 to 1 for text.
    assert all(contrast(colour, "white") >= 3 for colour, _ in STYLES)
    assert all(contrast(tint, "black") >= 4.5 for tint in TINTS.values())
    assert all(contrast(rim, COLOURS[name]) >= 2 for name, rim in RIMS.items())


def is_grey(colour):
    return len(set(to_rgb(colour))) == 1


def colours_in(code):
    """Find colours that are written out: hex numbers, and names given to a figure."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from HEX.findall(node.value)
        given = node.value if isinstance(node, ast.keyword) else None
        if isinstance(given, ast.Constant) and DRAWN_WITH.search(node.arg or ""):
            yield given.value


def chromatic(code):
    found = (colour for colour in colours_in(code) if colour not in ("none", None))
    return [colour for colour in found if not is_grey(colour)]


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem
)
def test_no_figure_has_a_colour_of_its_own(path):
    if path.stem != "style":
        assert chromatic(path.read_text("utf-8")) == []


@pytest.mark.parametrize("chapter", all_chapters(), ids=lambda chapter: chapter.name)
def test_no_chapter_has_a_colour_of_its_own(chapter):
    cells = nbformat.read(chapter.source, as_version=4).cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    assert chromatic(code) == []


def test_a_colour_of_its_own_would_be_found():
    assert chromatic("axes.plot(x, color='red')\nbox = {'facecolor': '#FF0000'}") == [
        "red",
        "#FF0000",
    ]
    assert chromatic("axes.plot(x, color='black', ec='none', mfc='#777777')") == []
