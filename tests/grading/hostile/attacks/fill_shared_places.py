"""Writes to /tmp, /var/tmp, /dev/shm, /run and anonymous memory files."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os
places = ("/tmp", "/var/tmp", "/dev/shm", "/run", "/", "/dev", "@TMP@")
for place in places:
    try:
        with open(f"{place}/hostile_plant", "wb") as file:
            file.write(b"x" * 2**22)
    except OSError:
        pass
for number in range(100):
    os.write(os.memfd_create(f"m{number}"), b"x" * 2**22)
""")
}
