"""Waits instead of computing, so that a limit on computing time never strikes."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {"r2": "import time\n\ndef r2(y, p):\n    time.sleep(10**6)\n"}
