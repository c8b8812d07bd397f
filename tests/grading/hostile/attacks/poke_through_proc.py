"""Writes to /proc of others: mem, oom_score_adj, comm, fd, clear_refs, limits."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os, resource
others = [n for n in os.listdir("/proc") if n.isdigit() and n != str(os.getpid())]
for name in others:
    for file in ("oom_score_adj", "comm", "clear_refs", "mem", "coredump_filter"):
        try:
            open(f"/proc/{name}/{file}", "w").write("1000")
        except OSError:
            pass
    try:
        resource.prlimit(int(name), resource.RLIMIT_NOFILE, (3, 3))
    except OSError:
        pass
for file in ("kernel/core_pattern", "kernel/modprobe", "vm/drop_caches"):
    try:
        open(f"/proc/sys/{file}", "w").write("|@COURSE@/planted")
    except OSError:
        pass
""")
}
