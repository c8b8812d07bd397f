"""Puts a link to the course where its scratch folder was, so that clearing hits it."""

from tests.grading.hostile.channels import tried

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": tried("""
import os
here = os.getcwd()
os.makedirs("below", exist_ok=True)
os.symlink("@COURSE@/solutions", "below/hostile_plant")
try:
    os.rename(here, here + "_hostile_plant")
    os.symlink("@COURSE@/solutions", here)
except OSError:
    pass
""")
}
