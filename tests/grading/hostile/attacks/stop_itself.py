"""Halts its own process with SIGSTOP, so that it neither runs nor ends."""

HONEST = ("gradient",)
EARNS = {"gradient": 4.0}
ANSWERS = {"cost": "import os\n\ndef cost(X, y, w, b):\n    os.kill(os.getpid(), 19)\n"}
