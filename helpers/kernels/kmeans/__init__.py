"""K-means: assigning, updating, two ways to start, several starts, and colours."""

from helpers.kernels.kmeans.assignment import assign, distortion
from helpers.kernels.kmeans.centres import init_points, plus_plus, update
from helpers.kernels.kmeans.colours import compress
from helpers.kernels.kmeans.rounds import best_of, kmeans

__all__ = [
    "assign",
    "best_of",
    "compress",
    "distortion",
    "init_points",
    "kmeans",
    "plus_plus",
    "update",
]

TAUGHT_IN = "24_kmeans"
