"""A class of students whose marks are known, to try grading with."""

from helpers.grading.simulation.make import ROSTER, TRUTH, SimulatedClass, simulate
from helpers.grading.simulation.seats import FEWEST, fewest_students

__all__ = ["FEWEST", "ROSTER", "TRUTH", "SimulatedClass", "fewest_students", "simulate"]
