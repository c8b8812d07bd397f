"""The ``course`` command: each verb parses, calls one function and prints.

Whatever a verb needs is imported inside it, so that ``course --help`` is there at once.
"""

from __future__ import annotations

import gc
import sys

import click

from helpers.cli import instructor, student
from helpers.cli.group import Course

__all__ = ["main"]

# jsonschema, which nbformat and nbgrader load, does without this one where it is
# missing. Loading it takes two seconds, and no notebook needs it.
sys.modules.setdefault("rfc3987_syntax", None)

# A command loads much and ends soon. At Python's own 700 new objects, looking for
# garbage among them takes a fourteenth of grading a class.
gc.set_threshold(50_000)


@click.group(
    cls=Course,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="Exit codes: 0 fine, 1 findings, 2 typed wrongly, 3 this machine.",
)
@click.version_option(package_name="ml-workbook", prog_name="course")
@click.option("--debug", is_flag=True, help="Show where an error comes from.")
def main(debug: bool) -> None:
    """Work through the ML Workbook, or run a course with it.

    A chapter is a number (6), a topic (linear_regression), a name
    (06_linear_regression) or a path.
    """


for verb in (*student.VERBS, *instructor.VERBS):
    main.add_command(verb)
