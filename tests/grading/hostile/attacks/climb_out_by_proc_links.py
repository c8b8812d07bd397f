"""Goes through /proc/*/root, cwd, fd, exe, map_files and task to files outside."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import glob, os
text = ""
for base in glob.glob("/proc/*/root") + glob.glob("/proc/*/cwd"):
    for name in ("@HOME@/secret.txt", "@COURSE@/gradebook.db", "etc/shadow"):
        try:
            text += open(f"{base}/{name}", errors="replace").read()
        except OSError:
            pass
for link in glob.glob("/proc/[0-9]*/fd/*"):
    try:
        if os.path.isfile(link):
            text += open(link, errors="replace").read(10**6)
    except OSError:
        pass
return text
""")
