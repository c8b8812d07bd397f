"""Sends a job of its own over every socket it holds, asking for a sibling."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import json, socket
job = {"setup": "open('@COURSE@/planted', 'w')", "cells": [], "locked": [],
       "folder": "@COURSE@", "root": None}
body = json.dumps(job).encode()
for number in range(3, 128):
    try:
        link = socket.socket(fileno=number)
        link.setblocking(False)
        ours, theirs = socket.socketpair()
        socket.send_fds(link, [len(body).to_bytes(8, "big")], [theirs.fileno()])
        link.send(body)
        link.detach()
    except OSError:
        pass
""")
}
