"""How busy this machine is, for bounds on what a person waits for."""

import os


def crowd() -> float:
    """Return how many want each core, at least 1; each of them gets its share."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
