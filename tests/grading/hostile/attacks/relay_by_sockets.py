"""Passes hidden inputs as names of abstract sockets and by connecting to them."""

from tests.grading.hostile.channels import relayed

ANSWERS = relayed(
    """
import os, socket
globals().setdefault("kept", [])
link = socket.socket(socket.AF_UNIX)
kept.append(link)
link.bind(f"\\0plant {os.getpid()} {text}")
link.listen()
packets = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
packets.sendto(text.encode(), ("127.0.0.1", 47112))
""",
    """
import os, socket
globals().setdefault("kept", [])
found = []
with open("/proc/net/unix") as names:
    found += [n.split("plant")[1] for n in names if "plant" in n]
found = [n for n in found if str(os.getpid()) not in n]
packets = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
packets.setblocking(False)
kept.append(packets)
packets.bind(("127.0.0.1", 47112))
found.append(packets.recv(100))
return found
""",
)
EARNS = {"predict": 2.0}
