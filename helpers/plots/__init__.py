"""Figures of the course: they take arrays and callables and return a `Picture`.

A picture shows itself where it is the last line of a cell, with its alt text. Inside a
``with`` block, use ``display(picture)``. For a figure of your own use `show`.
"""

from helpers.plots import (
    backprop,
    backprop_graphs,
    bowl,
    classes,
    decision_trees,
    descent,
    dqn,
    dqn_curves,
    film,
    graphs,
    grid_worlds,
    kmeans,
    linear,
    logistic,
    mdp_and_bellman,
    model_selection,
    module_trees,
    networks,
    slopes,
    start_here,
    tensors,
    torch_modules,
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
    "decision_trees",
    "descent",
    "dqn",
    "dqn_curves",
    "film",
    "graphs",
    "grid_worlds",
    "kmeans",
    "linear",
    "logistic",
    "mdp_and_bellman",
    "model_selection",
    "module_trees",
    "networks",
    "show",
    "slopes",
    "start_here",
    "tensors",
    "torch_modules",
]
