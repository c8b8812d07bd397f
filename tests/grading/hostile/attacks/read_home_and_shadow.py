"""Reads the home folder, keys, histories, /etc/shadow and the tests."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import glob, os, pwd
text = ""
for entry in pwd.getpwall():
    text += " ".join(glob.glob(f"{entry.pw_dir}/.ssh/*"))
for name in ("/etc/shadow", "/etc/sudoers", "@HOME@/secret.txt", "@HOME@/.ssh/id",
             os.path.expanduser("~/secret.txt"), "@REPO@/tests/conftest.py"):
    try:
        text += "read " + name + open(name).read()
    except OSError:
        pass
return text
""")
