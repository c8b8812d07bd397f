"""Connects to every UNIX socket, by path and abstract, and asks for something."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import glob, os, socket
names = [line.split()[-1] for line in open("/proc/net/unix") if len(line.split()) > 7]
names = ["\\0" + n[1:] if n.startswith("@") else n for n in names]
names += glob.glob("/tmp/**/*.sock", recursive=True) + glob.glob("/run/*sock*")
names += ["@COURSE@/canary.sock", "\\0@ABSTRACT@"]
for name in names:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            link = socket.socket(socket.AF_UNIX, kind)
            link.settimeout(0.2)
            link.connect(name)
            link.send(b"GET / HTTP/1.0\\r\\n\\r\\n")
            return link.recv(1000)
        except OSError:
            pass
""")
