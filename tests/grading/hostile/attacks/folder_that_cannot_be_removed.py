"""Fills its scratch folder with what is hard to clear: depth, no rights, odd names."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os
os.makedirs("locked/hostile_plant", exist_ok=True)
os.chmod("locked", 0)
os.mkfifo("hostile_plant_fifo")
open(b"hostile_plant_\\xff\\n", "w").close()
for _ in range(400):
    os.mkdir("d")
    os.chdir("d")
""")
}
