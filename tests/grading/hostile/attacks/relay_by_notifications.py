"""Passes hidden inputs by opening shared files, which a watcher elsewhere notices."""

from tests.grading.hostile.channels import relayed

ANSWERS = relayed(
    """
import ctypes, glob, numpy, os
files = sorted(glob.glob(os.path.dirname(numpy.__file__) + "/f2py/*.py"))
libc = ctypes.CDLL(None)
if "watch" not in globals():
    globals()["watch"] = libc.inotify_init1(os.O_NONBLOCK)
    for file in files:
        libc.inotify_add_watch(watch, file.encode(), 0x20)
for letter in text:
    open(files["0123456789.,- ".index(letter)]).close()
""",
    """
import os, struct
events, data = "", os.read(watch, 10**6)
while data:
    number, _, _, size = struct.unpack("iIII", data[:16])
    events += "0123456789.,- "[number - 1]
    data = data[16 + size :]
return [events[-150:]]
""",
)
EARNS = {"predict": 2.0}
