"""Makes and joins namespaces: unshare, clone, setns, and mounts in them."""

from tests.grading.hostile.channels import SYSCALL, told

ANSWERS = told(
    SYSCALL
    + """
import glob, os
for flag in (0x10000000, 0x20000, 0x40000000, 0x20000000, 0x8000000, 0x2000000):
    libc.unshare(flag)
    libc.unshare(flag | 0x10000000)
for link in glob.glob("/proc/*/ns/*"):
    try:
        libc.setns(os.open(link, os.O_RDONLY), 0)
    except OSError:
        pass
for source, kind in ((b"proc", b"proc"), (b"tmpfs", b"tmpfs"), (b"/", b"")):
    libc.mount(source, b"/mnt", kind, 4096, None)
libc.umount2(b"@COURSE@", 2)
libc.umount2(b"/tmp", 2)
libc.umount2(b"/proc", 2)
text = ""
for place in ("@HOME@/secret.txt", "/mnt@HOME@/secret.txt", "@COURSE@/gradebook.db"):
    try:
        text += open(place, errors="replace").read()
    except OSError:
        pass
return text
"""
)
