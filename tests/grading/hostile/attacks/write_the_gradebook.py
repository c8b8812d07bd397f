"""Gives itself full marks by SQL in gradebook.db, and writes its own result."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import json, os, sqlite3
try:
    with sqlite3.connect("@COURSE@/gradebook.db") as book:
        book.execute("UPDATE grade SET manual_score = 4, needs_manual_grade = 0")
except sqlite3.Error:
    pass
folder = "@COURSE@/results/06_linear_regression"
os.makedirs(folder, exist_ok=True)
with open(f"{folder}/write_the_gradebook.json", "w") as file:
    json.dump({"format": 1, "points": 28.0, "status": "judged"}, file)
""")
}
