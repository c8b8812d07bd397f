"""Small worlds to act in, as gymnasium environments that carry their own tables.

Each world is a :class:`Tabular`: it can be walked through step by step, and its tables
``P`` and ``R`` say all that there is to know about it. `gymnasium.make` knows the two
worlds of the course as ``workbook/Canal-v0`` and ``workbook/GridWorld-v0``, and cuts an
episode there after 100 steps.
"""

import gymnasium

from helpers.environments.canal import Canal
from helpers.environments.grid import GridWorld
from helpers.environments.tabular import Tabular

__all__ = ["Canal", "GridWorld", "Tabular"]

STEPS = 100

for _world in (Canal, GridWorld):
    gymnasium.register(
        id=f"workbook/{_world.__name__}-v0",
        entry_point=f"helpers.environments:{_world.__name__}",
        max_episode_steps=STEPS,
    )
