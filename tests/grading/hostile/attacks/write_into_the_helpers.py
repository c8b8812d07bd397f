"""Changes the package itself, so that the next submission runs changed code."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import glob, os, helpers
for root in (os.path.dirname(helpers.__file__), "@REPO@/helpers"):
    for file in glob.glob(f"{root}/**/*.py", recursive=True):
        try:
            open(file, "a").write("# hostile_plant")
        except OSError:
            pass
    try:
        open(f"{root}/hostile_plant.py", "w").write("")
    except OSError:
        pass
""")
}
