"""Makes files and folders by the thousand. The scratch folder goes as a whole."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os
for number in range(5000):
    os.mkdir(f"hostile_plant_{number}")
""")
}
