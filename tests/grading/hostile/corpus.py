"""Reads the attacks, one file each, and writes what their authors hand in."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers.checks.load import load_exercises
from helpers.grading.files import read_released
from tests.grading.hostile.files import CHAPTER, as_bytes, cell_of

FOLDER = Path(__file__).parent / "attacks"
NAMES = sorted(path.stem for path in FOLDER.glob("*.py"))
HONEST_NAMES = tuple(
    f"{place}_{kind}"
    for place in ("a", "m", "zz")
    for kind in ("full", "half", "wrong")
)
"""Before, between and after the attacks in the order of names."""


@dataclass(frozen=True)
class Attack:
    """One hostile submission.

    Attributes
    ----------
    name : str
        Of the file, and of the student.
    earns : dict of str to float
        Points by exercise that its honest parts deserve. All others deserve 0.
    hand_in : callable
        Takes the folder of downloads and the notebook with the honest parts in it.
    """

    name: str
    earns: Mapping[str, float]
    answers: Mapping[str, str]
    honest: tuple[str, ...]
    submission: Callable | None
    write: Callable | None

    def hand_in(self, downloads: Path, released: dict) -> None:
        """Write the file, or the folder, into the downloads."""
        honest = {name: right_answers()[name] for name in self.honest}
        notebook = filled(released, honest | dict(self.answers))
        if self.write:
            folder = downloads / self.name
            folder.mkdir()
            self.write(folder, notebook)
            return
        make = self.submission or as_bytes
        content = make(notebook)
        kind = "zip" if content.startswith(b"PK") else "ipynb"
        (downloads / f"{CHAPTER}-{self.name}.{kind}").write_bytes(content)


def read_attack(name: str, places: Mapping[str, str]) -> Attack:
    """Read one file; ``@COURSE@`` and the like in it become real places.

    So the attacker knows every path that there is.
    """
    text = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    for word, place in places.items():
        text = text.replace(f"@{word}@", place)
    told: dict = {}
    exec(compile(text, name, "exec"), told)
    return Attack(
        name,
        told.get("EARNS", {}),
        told.get("ANSWERS", {}),
        told.get("HONEST", ()),
        told.get("submission"),
        told.get("hand_in"),
    )


def right_answers() -> dict[str, str]:
    """Return a right answer of another form for each exercise, not the author's own."""
    return {name: e.right[0].text for name, e in load_exercises(CHAPTER).items()}


def wrong_answers() -> dict[str, str]:
    """Return the first known mistake of each exercise."""
    return {name: e.wrong[0].text for name, e in load_exercises(CHAPTER).items()}


def filled(released: dict, answers: Mapping[str, str]) -> dict:
    """Return the released notebook with answers in it."""
    notebook = copy.deepcopy(released)
    for exercise, text in answers.items():
        cell_of(notebook, exercise)["source"] = text
    return notebook


def hand_in_honestly(downloads: Path, secret: str) -> None:
    """Write the honest submissions; their authors have a secret in a comment."""
    right, released = right_answers(), read_released(CHAPTER)
    half = {name: right[name] for name in list(right)[::2]}
    wrong = right | {"cost": wrong_answers()["cost"]}
    for name in HONEST_NAMES:
        answers = {"full": right, "half": half, "wrong": wrong}[name.split("_")[1]]
        notebook = filled(released, answers)
        cell_of(notebook, "predict")["source"] += f"\n# {secret}\n"
        (downloads / f"{CHAPTER}-{name}.ipynb").write_bytes(as_bytes(notebook))
