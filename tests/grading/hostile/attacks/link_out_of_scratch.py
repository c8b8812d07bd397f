"""Makes links to things outside, symbolic and hard, and follows them."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import os
text = ""
targets = ("@HOME@/secret.txt", "@COURSE@/gradebook.db", "/etc/shadow", "@COURSE@")
for number, target in enumerate(targets):
    for link in (os.symlink, os.link):
        name = f"hostile_plant_{number}_{link.__name__}"
        try:
            link(target, name)
            text += open(name, errors="replace").read()
        except OSError:
            pass
return text
""")
