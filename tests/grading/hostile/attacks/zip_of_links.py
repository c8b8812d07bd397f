"""A zip whose notebook is a symbolic link to the solutions."""

import stat
import zipfile

from tests.grading.hostile.files import CHAPTER, zipped


def submission(released):
    link = zipfile.ZipInfo(f"{CHAPTER}.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped((link, f"@COURSE@/solutions/{CHAPTER}/{CHAPTER}.ipynb"))
