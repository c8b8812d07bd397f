"""Passes hidden inputs as priorities, cores and timer slack that others can ask for."""

from tests.grading.hostile.channels import relayed

ANSWERS = relayed(
    """
import os, threading, time
digits = [int(letter) for letter in text if letter.isdigit()][:16]
for digit in digits:
    def wait(digit=digit):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), digit + 1)
        time.sleep(20)
    threading.Thread(target=wait, daemon=True).start()
    time.sleep(0.002)
""",
    """
import os
found = ""
for number in range(os.getpid() - 60, os.getpid() + 200):
    try:
        nice = os.getpriority(os.PRIO_PROCESS, number)
        found += f"[{nice - 1}]" if nice else ""
    except OSError:
        pass
return [found]
""",
)
EARNS = {"predict": 2.0}
