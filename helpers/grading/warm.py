"""Imports that every judged answer needs; the fork server loads them once.

Nothing here is secret: a student's process inherits this memory.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # threads do not survive a fork
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("JOBLIB_MULTIPROCESSING", "0")  # no semaphores behind the wall
os.environ.setdefault("MPLBACKEND", "Agg")
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import matplotlib.pyplot as plt  # noqa: F401
import numpy as np  # noqa: F401
import pandas as pd  # noqa: F401
import scipy.linalg  # noqa: F401
import sklearn.linear_model  # noqa: F401 - answers compare themselves with it
import torch
from sklearn.metrics import pairwise_distances_argmin

torch.set_num_threads(1)

# An optimiser loads a large part of torch when the first one is made and used.
torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0).step()

# scikit-learn looks its threads up in /proc once, and behind the wall there is none.
pairwise_distances_argmin([[0.0]], [[0.0]])
