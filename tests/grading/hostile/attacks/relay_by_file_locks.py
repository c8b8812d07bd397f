"""Passes hidden inputs as locks on files that every process may read."""

from tests.grading.hostile.channels import relayed

ANSWERS = relayed(
    """
import fcntl, glob, numpy, os
files = sorted(glob.glob(os.path.dirname(numpy.__file__) + "/**/*.py", recursive=True))
globals().setdefault("held", [])
if "1.0, 2.0, 3.0" in seen or held:  # a process with public calls only listens
    return
bits = "".join(f"{'0123456789.,- '.index(letter) + 1:04b}" for letter in text[:24])
for file, bit in zip(files, bits):
    held.append(open(file))
    if bit == "1":
        fcntl.flock(held[-1], fcntl.LOCK_EX | fcntl.LOCK_NB)
""",
    """
import fcntl, glob, numpy, os
files = sorted(glob.glob(os.path.dirname(numpy.__file__) + "/**/*.py", recursive=True))
bits = ""
for file in files[:96]:
    with open(file) as shared:
        try:
            fcntl.flock(shared, fcntl.LOCK_EX | fcntl.LOCK_NB)
            bits += "0"
        except OSError:
            bits += "1"
return ["".join(" 0123456789.,- "[int(bits[i : i + 4], 2)] for i in range(0, 96, 4))]
""",
)
EARNS = {"predict": 2.0}
