"""Closes every descriptor. The judge sees a process that ended."""

from tests.grading.hostile.channels import tried

HONEST = ("cost", "r2")
EARNS = {"cost": 3.0, "r2": 3.0}
ANSWERS = {"gradient": tried("import os\nos.closerange(0, 4096)", "gradient", "*a")}
