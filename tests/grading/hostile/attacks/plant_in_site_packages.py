"""Plants .pth, sitecustomize and usercustomize files that every Python would run."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import os, site, sys
code = "import os; open('@COURSE@/hostile_plant', 'w')"
places = [*sys.path, *site.getsitepackages(), site.getusersitepackages(), "@HOME@"]
for place in filter(None, places):
    for name in ("hostile_plant.pth", "sitecustomize.py", "usercustomize.py"):
        try:
            os.makedirs(place, exist_ok=True)
            with open(f"{place}/{name}", "x") as file:
                file.write(f"{code} # hostile_plant")
        except OSError:
            pass
""")
}
