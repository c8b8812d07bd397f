"""A zip of a few kilobytes that unpacks to 2 GB."""

import io
import zipfile

from tests.grading.hostile.files import CHAPTER


def submission(released):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        info = zipfile.ZipInfo(f"{CHAPTER}.ipynb")
        info.compress_type = zipfile.ZIP_DEFLATED
        with bundle.open(info, "w", force_zip64=True) as member:
            for _ in range(128):
                member.write(b" " * 2**24)
    return file.getvalue()
