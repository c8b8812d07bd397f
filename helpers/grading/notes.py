"""What a student and an instructor read about a submission that had to be mended."""

from __future__ import annotations

__all__ = ["sentences"]

_SENTENCES = {
    "missing": "Answer cells are missing: {}.",
    "lost mark": "Answer cells had lost their marks; their names gave them away: {}.",
    "elsewhere": "Answers stood in another cell than their own: {}.",
    "copied": "Answer cells were there more than once; the one that a run from the top "
    "would leave standing counts: {}.",
    "split": "Answer cells were split and are joined again: {}.",
    "retyped": "Answer cells had become text cells; they were read as code: {}.",
    "helpers": "Answers use code from other cells, which was taken along: {}.",
    "tests missing": "Test cells were missing and are back: {}.",
    "tests changed": "Test cells were changed and are restored: {}.",
    "tests copied": "Copies of test cells were left out: {}.",
    "points changed": "Points were changed and are restored: {}.",
    "essay missing": "Essays are missing; a person has to look for them: {}.",
    "essay elsewhere": "Essays stood, or went on, in other cells than their own, which "
    "were taken along: {}.",
    "essay retyped": "Essays had become cells of another kind; they were read as "
    "text: {}.",
    "essay cut": "Essays were too long and are cut; all of it is in the submitted "
    "notebook: {}.",
    "essay picture": "Essays hold pictures, which are in the submitted notebook "
    "alone: {}.",
    "set-up": "The set-up cell was changed; the released one counts.",
}


def sentences(changes: list[tuple[str, str]]) -> list[str]:
    """Word what was mended, one sentence for each kind.

    Parameters
    ----------
    changes : list of (str, str)
        Kind of change and exercise.

    Returns
    -------
    list of str

    Examples
    --------
    >>> sentences([("split", "cost"), ("split", "r2")])
    ['Answer cells were split and are joined again: `cost`, `r2`.']
    """
    by_kind: dict[str, list[str]] = {}
    for kind, exercise in changes:
        by_kind.setdefault(kind, []).append(f"`{exercise}`")
    return [_SENTENCES[kind].format(", ".join(who)) for kind, who in by_kind.items()]
