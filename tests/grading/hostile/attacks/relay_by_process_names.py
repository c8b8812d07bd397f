"""Passes hidden inputs in what /proc shows of a process: name, limits, umask, links."""

from tests.grading.hostile.channels import relayed

ANSWERS = relayed(
    """
import ctypes, os, resource, threading, time
for at in range(0, len(text), 12):
    def wait(part=f"~{at // 12}{text[at : at + 12]}"):
        open(f"/proc/self/task/{threading.get_native_id()}/comm", "w").write(part)
        time.sleep(20)
    threading.Thread(target=wait, daemon=True).start()
number = int(text.split(",")[0].replace(".", "").replace("-", "") or 0)
resource.setrlimit(resource.RLIMIT_SIGPENDING, (number, number))
os.makedirs(text, exist_ok=True)
os.chdir(text)
""",
    """
import glob, os
found = []
for name in glob.glob("/proc/[0-9]*/task/*/comm"):
    if f"/{os.getpid()}/" not in name:
        found.append(open(name).read().strip())
for name in glob.glob("/proc/[0-9]*/cwd"):
    try:
        found.append(os.readlink(name))
    except OSError:
        pass
return [" ".join(sorted(t for t in found if "~" in t)), *found]
""",
)
EARNS = {"predict": 2.0}
