"""Opens listeners, by path, abstract and loopback, so that another answer can call."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import socket
for family, address in (
    (socket.AF_UNIX, "\\0hostile-plant"),
    (socket.AF_UNIX, "/tmp/hostile_plant.sock"),
    (socket.AF_INET, ("0.0.0.0", 47111)),
):
    try:
        link = socket.socket(family)
        link.bind(address)
        link.listen()
    except OSError:
        pass
""")
}
