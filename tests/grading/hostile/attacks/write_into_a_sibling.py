"""Reads and writes the memory of others by process_vm_readv and _writev."""

from tests.grading.hostile.channels import SYSCALL, tried

ANSWERS = {
    "predict": SYSCALL
    + tried("""
import os
class Part(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]
junk = ctypes.create_string_buffer(b"x" * 64)
mine = Part(ctypes.addressof(junk), 64)
for target in map(int, filter(str.isdigit, os.listdir("/proc"))):
    if target == os.getpid():
        continue
    for address in (id(None), id(os), id(dict)):  # a fork has the same addresses
        theirs = Part(address, 64)
        libc.process_vm_writev(
            target, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0
        )
""")
}
