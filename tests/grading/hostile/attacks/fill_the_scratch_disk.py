"""Writes files into its scratch folder until a limit stops it."""

from tests.grading.hostile.channels import tried

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": tried("""
block = b"x" * 2**20
for number in range(30):
    with open(f"hostile_plant_{number}", "wb") as file:
        try:
            for _ in range(60):
                file.write(block)
        except OSError:
            pass
""")
}
