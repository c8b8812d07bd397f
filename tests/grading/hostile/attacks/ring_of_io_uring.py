"""Opens io_uring, which sends and reads past filters of single system calls."""

from tests.grading.hostile.channels import SYSCALL, told

ANSWERS = told(
    SYSCALL
    + """
parameters = ctypes.create_string_buffer(256)
ring = syscall(425, 8, parameters)
return "-".join(["CANARY", "open", "ring"]) if ring >= 0 else ""
"""
)
