"""Leaves data in shared memory, message queues and key rings for a later answer."""

from tests.grading.hostile.channels import SYSCALL, tried

ANSWERS = {
    "predict": SYSCALL
    + tried("""
import os
libc.shmget(0x40571E, 4096, 0o1666)
libc.msgget(0x40571E, 0o1666)
libc.semget(0x40571E, 1, 0o1666)
syscall(248, b"user", b"hostile", b"plant", 5, -4)
libc.mq_open(b"/hostile_plant", os.O_CREAT | os.O_RDWR, 0o666, None)
open("/dev/shm/hostile_plant", "w").write("planted")
""")
}
