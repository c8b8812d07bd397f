"""Changes solutions, checks, released notebooks, settings and the time stamps."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import glob, os
for name in ("solutions", "notebooks", "submitted"):
    for file in glob.glob(f"@COURSE@/{name}/**/*", recursive=True):
        try:
            if os.path.isfile(file):
                open(file, "a").write("hostile_plant")
        except OSError:
            pass
for act in (
    lambda: open("@COURSE@/nbgrader_config.py", "w").write("hostile_plant"),
    lambda: os.rename("@COURSE@/solutions", "@COURSE@/hostile_plant"),
    lambda: os.chmod("@COURSE@", 0o777),
    lambda: os.utime("@COURSE@/solutions", (0, 0)),
):
    try:
        act()
    except OSError:
        pass
""")
}
