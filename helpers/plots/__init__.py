"""Figures of the course: they take arrays and callables and return a `Picture`.

A picture shows itself where it is the last line of a cell, with its alt text. Inside a
``with`` block, use ``display(picture)``. For a figure of your own use `show`.
"""

from helpers.plots import (
    backprop,
    backprop_graphs,
    bowl,
    classes,
    descent,
    dqn,
    dqn_curves,
    film,
    graphs,
    linear,
    logistic,
    networks,
    slopes,
    start_here,
    tensors,
)
from helpers.plots.show import Picture, show
from helpers.plots.style import COLOURS, canvas

__all__ = [
    "COLOURS",
    "Picture",
    "backprop",
    "backprop_graphs",
    "bowl",
    "canvas",
    "classes",
    "descent",
    "dqn",
    "dqn_curves",
    "film",
    "graphs",
    "linear",
    "logistic",
    "networks",
    "show",
    "slopes",
    "start_here",
    "tensors",
]
