"""Preflight: what a print shop would find in a PDF before it does, or a reader who does not
see. Our own files or anybody's.

Press files are judged by `rules`, files for the screen by `accessibility` (PDF/UA-1).
"""

from huikan.preflight.accessibility import Access
from huikan.preflight.examination import examine, examine_screen, is_for_screens, make, read
from huikan.preflight.file_report import dumps, report
from huikan.preflight.rules import PressSpec, ink_limit
from huikan.preflight.survey import Survey, survey

__all__ = [
    "Access",
    "PressSpec",
    "Survey",
    "dumps",
    "examine",
    "examine_screen",
    "ink_limit",
    "is_for_screens",
    "make",
    "read",
    "report",
    "survey",
]
