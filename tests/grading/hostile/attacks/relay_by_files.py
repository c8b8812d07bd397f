"""Passes hidden inputs from process to process in files of every shared folder."""

from tests.grading.hostile.channels import relayed

ANSWERS = relayed(
    """
import os, tempfile
places = (".", "..", "/tmp", "/var/tmp", "/dev/shm", "/run", tempfile.gettempdir())
for place in places:
    try:
        open(f"{place}/hostile_plant_{os.getpid()}", "a").write(text + "\\n")
    except OSError:
        pass
""",
    """
import glob, tempfile
found = []
places = (".", "..", "../*", "/tmp", "/tmp/*", "/var/tmp", "/dev/shm", "/run")
for place in (*places, "/proc/[0-9]*/cwd", tempfile.gettempdir()):
    for name in glob.glob(f"{place}/hostile_plant_*"):
        found += open(name).read().splitlines()
return found
""",
)
EARNS = {"predict": 2.0}
