"""The walls around student code, and how much of them this machine has."""

from helpers.grading.confinement import bubblewrap
from helpers.grading.confinement.level import (
    CONFINED,
    SHARED,
    UNCONFINED,
    choose_level,
    examine,
)

__all__ = ["CONFINED", "SHARED", "UNCONFINED", "bubblewrap", "choose_level", "examine"]
