"""nbgrader's settings for this course. Every ``nbgrader`` command reads this file.

The folder of this file is the course: ``solutions/`` holds the sources, ``notebooks/``
what students get, ``submitted/`` what they hand in.
"""

import os
from pathlib import Path

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearHiddenTests,
    Execute,
    GetGrades,
    LimitOutput,
    SaveAutoGrades,
)

import helpers.grading
from helpers.authoring.nbgrader_steps import (
    GENERATE_STEPS,
    IGNORED,
    HarmlessOutput,
    ShortTracebacks,
)
from helpers.project import ROOT_VARIABLE

HERE = str(Path(__file__).resolve().parent)
os.environ[ROOT_VARIABLE] = HERE  # kernels started from here find this course's checks
# MathJax comes with the course, so the pages for grading draw formulas offline.
TEMPLATES = str(Path(helpers.grading.__file__).with_name("jupyter"))
others = os.environ.get("JUPYTER_PATH", "").split(os.pathsep)
places = [TEMPLATES, *(place for place in others if place not in ("", TEMPLATES))]
os.environ["JUPYTER_PATH"] = os.pathsep.join(places)  # nbgrader reads this file often

c = get_config()  # traitlets puts this function here

c.CourseDirectory.root = HERE
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
c.CourseDirectory.ignore = IGNORED

c.GenerateAssignment.preprocessors = GENERATE_STEPS

# A tag in a submission must not make a test cell be skipped, which would score in full.
c.Execute.skip_cells_with_tag = "no cell has this tag"
c.Execute.timeout = 10
c.Execute.shutdown_kernel = "immediate"
c.OverwriteCells.add_missing_cells = True

c.Autograde.autograde_preprocessors = [
    Execute,
    LimitOutput,
    SaveAutoGrades,
    AssignLatePenalties,
    HarmlessOutput,  # after the grades are read, before an instructor looks
    CheckCellMetadata,
]

c.GenerateFeedback.preprocessors = [
    GetGrades,
    HarmlessOutput,
    ShortTracebacks,
    ClearHiddenTests,
    CSSHTMLHeaderPreprocessor,
]
