"""Sends a frame of 200,000 brackets past the encoder, straight to the judge."""

from tests.grading.hostile.channels import tried

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "predict": tried("""
import gc
from multiprocessing.connection import Connection
for pipe in [o for o in gc.get_objects() if isinstance(o, Connection)]:
    pipe.send_bytes(b'{"value": ' + b"[" * 200_000)
    pipe.send_bytes(b'{"value": ' + b'{"list": [' * 50_000 + b"]}" * 50_000 + b"}")
""")
}
