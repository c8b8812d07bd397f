"""Tries system calls that lead into the kernel: bpf, keyctl, io_uring and more."""

from tests.grading.hostile.channels import SYSCALL, tried

ANSWERS = {
    "predict": SYSCALL
    + tried("""
buffer = ctypes.create_string_buffer(512)
address = ctypes.byref(buffer)
for number in (
    321, 250, 248, 249, 323, 425, 426, 427, 298, 317, 246, 320, 175, 313, 176,
    169, 167, 168, 161, 163, 164, 227, 305, 159, 172, 173, 103, 153, 179, 304,
    303, 300, 310, 311, 312, 434, 438, 442, 428, 429, 430, 432, 447, 134, 139,
):
    syscall(number, 0, address, 64, 0, 0)
    syscall(number, 1, 0, 0, 0, 0)
libc.personality(0x0400000)
""")
}
