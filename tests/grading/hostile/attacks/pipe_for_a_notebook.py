"""A folder whose notebook is a named pipe, at which a reader would wait for ever."""

import os

from tests.grading.hostile.files import CHAPTER


def hand_in(folder, released):
    os.mkfifo(folder / f"{CHAPTER}.ipynb")
