"""Sends a queue of replies of its own, so that later questions get forged answers."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import gc, json
from multiprocessing.connection import Connection
for pipe in [o for o in gc.get_objects() if isinstance(o, Connection)]:
    array = {"array": [6.0, 6.5, 11.0], "dtype": "float64", "shape": [3]}
    frame = json.dumps({"value": array, "args_after": {"tuple": []}}).encode()
    for _ in range(40):
        pipe.send_bytes(frame)
"""),
    "cost": "def cost(X, y, w, b):\n    return None\n",
}
