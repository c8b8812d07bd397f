"""Writes well-formed replies with points and passes to every open descriptor."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import json, os
verdict = {"exercise": "predict", "points": 2.0, "max_points": 2.0, "passed": True}
claims = {"value": None, "points": 28.0, "passed": True, "verdict": verdict,
          "verdicts": {"predict": verdict}, "ready": True, "status": "judged"}
body = json.dumps(claims).encode()
for head in (len(body).to_bytes(4, "big"), len(body).to_bytes(8, "big"), b""):
    for number in range(3, 256):
        try:
            os.set_blocking(number, False)
            os.write(number, (head + body) * 30)
        except OSError:
            pass
""")
}
