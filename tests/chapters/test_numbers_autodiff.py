"""Numbers that the prose of chapter 04 quotes are the numbers that come out."""

import re

import pytest

from helpers import data
from helpers.authoring.chapters import find_chapter, read_source
from helpers.kernels.autodiff import Node, backward, topo

CELLS = {cell.id: cell.source for cell in read_source(find_chapter("04")).cells}


def test_numbers_of_the_picture_of_the_goal():
    told = dict(
        re.findall(r'"([^"]+)": "(-?\d\S+ \| -?\d\S+)"', CELLS["autodiff-goal"])
    )
    w, x, b = Node(0.5), Node(-1.5), Node(0.25)
    product = w * x
    total = product + b
    result = total.tanh()
    backward(result)
    nodes = {"w": w, "x": x, "b": b, "*": product, "+": total, "tanh": result}
    assert told == {key: f"{n.value:.2f} | {n.grad:.2f}" for key, n in nodes.items()}


def test_houses_and_nodes_of_the_engine():
    sales = data.ordinary_sales(data.houses()).iloc[::600]
    text = CELLS["autodiff-library-see"]
    assert f"for {len(sales)} houses" in text
    space = {"Node": Node, "data": data}
    exec(CELLS["autodiff-together-data"], space)
    cost = space["cost_graph"](Node(0.0), Node(0.0))
    assert f"has {len(topo(cost))} nodes" in text


@pytest.mark.parametrize("cell", ["autodiff-backward-picture"])
def test_the_worked_example_of_the_way_back(cell):
    x = Node(3.0)
    u = x + 1
    result = u * u
    backward(result)
    words = CELLS[cell]
    assert f"x = 3\\n{x.grad:.0f}" in words
    assert f"= {u.grad:.0f}" in words
    assert f"u · u = {result.value:.0f}" in words
