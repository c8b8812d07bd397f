"""Passes hidden inputs in System V shared memory, queues and POSIX queues."""

from tests.grading.hostile.channels import relayed

ANSWERS = relayed(
    """
import ctypes, os
libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
number = libc.shmget(0x40571E + os.getpid() % 50, 4096, 0o1666)
if number >= 0:
    address = libc.shmat(number, None, 0)
    ctypes.memmove(address, text.encode() + b"\\0", len(text) + 1)
queue = libc.mq_open(b"/plant", os.O_CREAT | os.O_RDWR | os.O_NONBLOCK, 0o666, None)
libc.mq_send(queue, text.encode(), len(text), 1)
""",
    """
import ctypes, os
libc = ctypes.CDLL(None)
libc.shmat.restype = ctypes.c_void_p
found = []
for key in range(50):
    number = libc.shmget(0x40571E + key, 4096, 0o666)
    if number >= 0 and key != os.getpid() % 50:
        found.append(ctypes.string_at(libc.shmat(number, None, 0)))
queue = libc.mq_open(b"/plant", os.O_RDWR | os.O_NONBLOCK)
block = ctypes.create_string_buffer(8192)
while libc.mq_receive(queue, block, 8192, None) > 0:
    found.append(block.value)
return found
""",
)
EARNS = {"predict": 2.0}
