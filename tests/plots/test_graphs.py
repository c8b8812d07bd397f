"""Drawings of computational graphs, and torchviz's drawing of the same graph."""

import re
import shutil

import numpy as np
import pytest
import torch

from helpers import plots
from helpers.errors import EnvironmentProblem
from helpers.kernels.autodiff import Node
from helpers.plots.graphs import _in_order, _places, torchviz_graph

NAMES = {"MulBackward0": "*", "AddBackward0": "+", "TanhBackward0": "tanh"}
STEPS = {"d": ["b", "c", "b"], "b": ["a"], "c": ["a"]}


def parents(name):
    return STEPS.get(name, [])


def neuron(w, x, b):
    return (w * x + b).tanh()


def torch_leaves():
    return [torch.tensor(v, requires_grad=True) for v in (0.5, -1.5, 0.25)]


def own_edges(node, words):
    """Collect every arrow of the course's drawing, by the words in its boxes."""
    return sorted(
        (words(parent), words(child))
        for child in _in_order(node, lambda n: n.parents)
        for parent in child.parents
    )


def torchviz_edges(result, names):
    """Read the arrows between steps from torchviz's text; leaves by their names."""
    text = torchviz_graph(result, names).source
    label = dict(re.findall(r'(\d+) \[label="?\s*(\w+)', text))
    arrows = re.findall(r"(\d+) -> (\d+)", text)
    leaf = {to: label[key] for key, to in arrows if label.get(to) == "AccumulateGrad"}
    word = {key: leaf.get(key, NAMES.get(name, "")) for key, name in label.items()}
    return sorted((word[a], word[b]) for a, b in arrows if word[a] and word.get(b))


def test_torchviz_draws_the_graph_that_the_course_draws():
    values = {"w": 0.5, "x": -1.5, "b": 0.25}
    nodes = {name: Node(value) for name, value in values.items()}
    leaves = dict(zip(values, torch_leaves(), strict=True))
    words = {id(node): name for name, node in nodes.items()}
    kinds = {(2, 1.0): "+", (1, None): "tanh"}

    def said(node):
        slope = node.slopes[0] if len(node.parents) == 2 else None
        return words.get(id(node)) or kinds.get((len(node.parents), slope), "*")

    ours = own_edges(neuron(**nodes), said)
    assert ours == torchviz_edges(neuron(**leaves), leaves)
    assert len(ours) == 5


def test_alt_text_says_what_each_node_comes_from():
    alt = plots.graphs.computation("d", parents, str).alt
    assert alt.startswith("A computational graph with 4 nodes: ")
    assert "b from a" in alt
    assert "d from b and c and b" in alt
    assert alt.endswith(".")


def test_inputs_stand_left_of_what_they_make_and_no_two_boxes_meet():
    order = _in_order("d", parents)
    places = _places(order, parents)
    for node in order:
        for parent in parents(node):
            assert places[id(parent)][0] < places[id(node)][0]
    assert len(set(places.values())) == len(order)


def test_the_same_graph_gives_the_same_bytes():
    first, second = (plots.graphs.computation("d", parents, str) for _ in range(2))
    assert first.png == second.png


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz's dot is not installed")
def test_torchvizs_drawing_has_alt_text_with_the_names():
    w, x, b = torch_leaves()
    picture = plots.graphs.by_torchviz(neuron(w, x, b), w=w, x=x, b=b)
    assert "boxes for w, x, b" in picture.alt
    assert picture.png.startswith(b"\x89PNG")


def test_without_graphviz_a_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EnvironmentProblem, match="Graphviz's program dot") as caught:
        plots.graphs.by_torchviz(torch.ones(()))
    assert "graphviz" in caught.value.next_step


# ---- slopes -------------------------------------------------------------------------

SLOPES = {
    "step_errors": lambda: plots.slopes.step_errors(np.exp, np.e, 1.0, "exp(x)"),
    "kinks": lambda: plots.slopes.kinks({"abs": np.abs}, {"abs": [-1, 0, 1]}),
    "arrows": lambda: plots.slopes.gradient_arrows(
        lambda x, y: x**2 + y**2, lambda x, y: (2 * x, 2 * y), [(1, 1), (2, -1)]
    ),
}


@pytest.mark.parametrize("draw", SLOPES.values(), ids=SLOPES)
def test_figures_of_slopes_have_alt_text_and_labelled_axes(draw):
    picture = draw()
    assert len(picture.alt) > 80
    assert picture.alt.endswith(".")
    assert picture.png == draw().png
    for axes in picture.figure.axes:
        assert "(" in axes.get_xlabel()
        assert "(" in axes.get_ylabel() + picture.figure.get_supylabel()


def test_an_arrow_stands_upright_on_the_contour():
    figure = SLOPES["arrows"]().figure
    (axes,) = figure.axes
    dashes = [line for line in axes.lines if line.get_linestyle() == "--"]
    assert len(dashes) == 2
    for dash, place in zip(dashes, [(1, 1), (2, -1)], strict=True):
        along = np.diff(dash.get_xydata(), axis=0)[0]
        assert along @ np.array(place) == pytest.approx(0, abs=1e-9)
