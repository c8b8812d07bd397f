"""Kills -1, that is every process it may signal. Costs only itself."""

from tests.grading.hostile.channels import tried

HONEST = ("gradient",)
EARNS = {"gradient": 4.0}
ANSWERS = {"predict": tried("import os\nos.kill(-1, 9)\nos.kill(0, 9)")}
