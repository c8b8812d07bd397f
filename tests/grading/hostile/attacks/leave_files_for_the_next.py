"""Plants modules and notes where the next answer would look, and uses what it finds."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os, tempfile
for place in (".", "..", "/tmp", tempfile.gettempdir(), "/", "/var/tmp", "/dev/shm"):
    for name in ("numpy.py", "json.py", "torch.py", "helpers.py", "conftest.py"):
        try:
            with open(f"{place}/hostile_plant_{name}", "x") as file:
                file.write("raise SystemExit")
            os.link(f"{place}/hostile_plant_{name}", f"{place}/{name}")
        except OSError:
            pass
""")
}
