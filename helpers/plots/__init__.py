"""Figures of the course: they take arrays and callables and return a `Picture`.

A picture shows itself where it is the last line of a cell, with its alt text. Inside a
``with`` block, use ``display(picture)``. For a figure of your own use `show`. `live`
adds sliders to a function that draws.
"""

from helpers.plots import (
    backprop,
    backprop_graphs,
    bowl,
    choosing_k,
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
    plans,
    slopes,
    start_here,
    tensors,
    torch_modules,
)
from helpers.plots.live import Slider, live
from helpers.plots.show import Picture, show
from helpers.plots.style import COLOURS, canvas

__all__ = [
    "COLOURS",
    "Picture",
    "Slider",
    "backprop",
    "backprop_graphs",
    "bowl",
    "canvas",
    "choosing_k",
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
    "live",
    "logistic",
    "mdp_and_bellman",
    "model_selection",
    "module_trees",
    "networks",
    "plans",
    "show",
    "slopes",
    "start_here",
    "tensors",
    "torch_modules",
]
