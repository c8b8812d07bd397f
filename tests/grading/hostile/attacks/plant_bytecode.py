"""Rewrites compiled modules in __pycache__, which the next start would load."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import glob, json, os, helpers, numpy
for module in (helpers, json, numpy):
    folder = os.path.dirname(module.__file__)
    for file in glob.glob(f"{folder}/__pycache__/*.pyc"):
        try:
            with open(file, "r+b") as code:
                code.write(b"hostile_plant")
        except OSError:
            pass
    try:
        open(f"{folder}/__pycache__/hostile_plant.pyc", "w")
    except OSError:
        pass
""")
}
