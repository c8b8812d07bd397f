"""Sets LD_PRELOAD, PYTHONPATH, PYTHONSTARTUP and ld.so files for who comes next."""

from tests.grading.hostile.channels import tried

ANSWERS = {
    "predict": tried("""
import ctypes, os, shutil
shutil.copy("/proc/self/exe", "hostile_plant.so")
here = os.getcwd()
os.environ.update(LD_PRELOAD=f"{here}/hostile_plant.so", PYTHONPATH=here,
                  PYTHONSTARTUP=f"{here}/x.py", PYTHONHOME=here, BASH_ENV=here)
ctypes.CDLL(None).setenv(b"LD_PRELOAD", b"hostile_plant.so", 1)
for file in ("/etc/ld.so.preload", "/etc/ld.so.conf", "/etc/profile", "/etc/passwd"):
    try:
        open(file, "a").write("hostile_plant")
    except OSError:
        pass
""")
}
