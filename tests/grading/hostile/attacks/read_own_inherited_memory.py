"""Searches its own memory, a copy of the warm parent's, for solutions."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import gc
text = " ".join(map(str, (o for o in gc.get_objects() if type(o) is str)))
words = "CANARY-"
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb") as mem:
    for line in maps:
        if "heap" in line or line.split()[-1] == "0":
            start, end = (int(n, 16) for n in line.split()[0].split("-"))
            try:
                mem.seek(start)
                block = mem.read(min(end - start, 2**24))
            except (OSError, ValueError, OverflowError):
                continue
            at = block.find(b"lstsq(A, y, rcond")
            words += block[at - 50 : at + 50].decode("latin-1") if at >= 0 else ""
return text[:10] + words[7:]
""")
