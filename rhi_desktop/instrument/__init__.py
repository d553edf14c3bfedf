"""The form engine: an instrument is read once, and a sitting is held with it."""

from rhi_desktop.instrument.changes import Changes
from rhi_desktop.instrument.definition import (
    Choice,
    Definition,
    Kind,
    Part,
    Question,
    Repeat,
    Topic,
    said_in,
    schema_path,
)
from rhi_desktop.instrument.problems import Problem, Trouble
from rhi_desktop.instrument.reader import AUDIENCES, read_definition
from rhi_desktop.instrument.sitting import Progress, Sitting
from rhi_desktop.wording import Text

__all__ = [
    "AUDIENCES",
    "Changes",
    "Choice",
    "Definition",
    "Kind",
    "Part",
    "Problem",
    "Progress",
    "Question",
    "Repeat",
    "Sitting",
    "Text",
    "Topic",
    "Trouble",
    "read_definition",
    "said_in",
    "schema_path",
]
