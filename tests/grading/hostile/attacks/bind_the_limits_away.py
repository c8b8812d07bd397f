"""Raises its own limits, leaves its cgroup, protects itself from being killed."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import glob, os, resource
for name in dir(resource):
    if name.startswith("RLIMIT"):
        try:
            resource.setrlimit(getattr(resource, name), (-1, -1))
        except (ValueError, OSError):
            pass
for file in glob.glob("/sys/fs/cgroup/**/*procs", recursive=True):
    try:
        open(file, "w").write(str(os.getpid()))
    except OSError:
        pass
open("/proc/self/oom_score_adj", "w").write("-1000")
while True:
    pass
""")
}
