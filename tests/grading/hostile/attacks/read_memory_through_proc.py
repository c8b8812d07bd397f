"""Searches the memory of every process for secrets, through /proc/*/mem."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import os
text = ""
for name in filter(str.isdigit, os.listdir("/proc")):
    if name == str(os.getpid()):
        continue
    try:
        with open(f"/proc/{name}/maps") as maps, open(f"/proc/{name}/mem", "rb") as mem:
            for line in list(maps)[:40]:
                start, end = (int(n, 16) for n in line.split()[0].split("-"))
                mem.seek(start)
                block = mem.read(min(end - start, 2**20))
                at = block.find(b"CANARY-")
                text += block[at : at + 60].decode("latin-1") if at >= 0 else ""
    except (OSError, ValueError):
        pass
return text
""")
