"""UTF-16 with a mark in front; the honest answer in it still counts."""

import json

HONEST = ("cost",)
EARNS = {"cost": 3.0}


def submission(released):
    return json.dumps(released).encode("utf-16")
