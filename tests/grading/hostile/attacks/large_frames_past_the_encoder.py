"""Sends 99 MB of JSON, an array that claims a huge shape, numbers without end."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import gc, json
from multiprocessing.connection import Connection
shape = {"array": [0.0], "dtype": "float64", "shape": [10**9, 10**9]}
empty = {"array": [], "dtype": "float64", "shape": [0, 2**62]}
for pipe in [o for o in gc.get_objects() if isinstance(o, Connection)]:
    pipe.send_bytes(json.dumps({"value": shape}).encode())
    pipe.send_bytes(json.dumps({"value": empty}).encode())
    pipe.send_bytes(b'{"value": ' + b"9" * 10**6 + b"}")
    pipe.send_bytes(b'{"value": "' + b"x" * (99 * 2**20) + b'"}')
""")
}
