"""Passes hidden inputs as locks on files that every process may read."""

from tests.grading.hostile.channels import relayed

ANSWERS = relayed(
    """
import fcntl, glob, numpy, os
files = sorted(glob.glob(os.path.dirname(numpy.__file__) + "/**/*.py", recursive=True))
globals().setdefault("held", [])
if "1.0, 2.0, 3.0" in seen or held:  # a process with public calls only listens
    return
bits = "".join(f"{letter:08b}" for letter in text.encode()[:24])
for file, bit in zip(files, bits):
    held.append(open(file))
    if bit == "1":
        fcntl.flock(held[-1], fcntl.LOCK_EX | fcntl.LOCK_NB)
""",
    """
import fcntl, glob, numpy, os
files = sorted(glob.glob(os.path.dirname(numpy.__file__) + "/**/*.py", recursive=True))
bits = ""
for file in files[:192]:
    with open(file) as shared:
        try:
            fcntl.flock(shared, fcntl.LOCK_EX | fcntl.LOCK_NB)
            bits += "0"
        except OSError:
            bits += "1"
letters = [int(bits[i : i + 8], 2) for i in range(0, len(bits), 8)]
return [bytes(letters).decode("latin-1").strip("\\0")]
""",
)
EARNS = {"predict": 2.0}
