"""Opens files without a path: open_by_handle_at, raw disks, /dev/mem, old roots."""

from tests.grading.hostile.channels import SYSCALL, told

ANSWERS = told(
    SYSCALL
    + """
import glob, os
text = ""
class Handle(ctypes.Structure):
    _fields_ = [("size", ctypes.c_uint), ("kind", ctypes.c_int),
                ("data", ctypes.c_ubyte * 128)]
handle, mount = Handle(128), ctypes.c_int()
libc.name_to_handle_at(-100, b"/", ctypes.byref(handle), ctypes.byref(mount), 0)
for folder in ("/", "/tmp", "/proc"):
    number = os.open(folder, os.O_RDONLY)
    for inode in range(1, 200):
        handle.data[0] = inode
        got = libc.open_by_handle_at(number, ctypes.byref(handle), os.O_RDONLY)
        if got >= 0:
            text += str(os.readlink(f"/proc/self/fd/{got}"))
for disk in glob.glob("/dev/*") + glob.glob("/oldroot/*") + glob.glob("/newroot/*"):
    if any(word in disk for word in ("mem", "vd", "sd", "kmsg", "port", "root")):
        try:
            text += open(disk, "rb").read(4096).decode("latin-1")
        except OSError:
            pass
return text
"""
)
