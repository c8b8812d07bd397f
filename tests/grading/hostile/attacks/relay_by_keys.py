"""Passes hidden inputs in key rings of the user, the session and the process."""

from tests.grading.hostile.channels import SYSCALL, relayed

ANSWERS = relayed(
    SYSCALL
    + """
for ring in (-1, -2, -3, -4, -5):
    syscall(248, b"user", b"plant" + text.encode(), text.encode(), len(text), ring)
""",
    SYSCALL
    + """
block = ctypes.create_string_buffer(4096)
found = []
for ring in (-3, -4, -5):
    for key in range(syscall(250, 11, ring, block, 4096) // 4 if ring else 0):
        number = int.from_bytes(block.raw[4 * key : 4 * key + 4], "little")
        name = ctypes.create_string_buffer(200)
        syscall(250, 6, number, name, 200)
        found.append(name.value)
return [*found, *open("/proc/keys").read().splitlines()]
""",
)
EARNS = {"predict": 2.0}
