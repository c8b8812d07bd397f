"""A folder whose notebook, and whose chapter folder, are links to the solutions."""

from tests.grading.hostile.files import CHAPTER


def hand_in(folder, released):
    (folder / CHAPTER).symlink_to(f"@COURSE@/solutions/{CHAPTER}")
    (folder / f"{CHAPTER}.ipynb").symlink_to(
        f"@COURSE@/solutions/{CHAPTER}/{CHAPTER}.ipynb"
    )
