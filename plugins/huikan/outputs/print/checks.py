"""Checks before anything is printed: of the books, and of the profiles of their press files."""

from __future__ import annotations

from collections.abc import Mapping

from huikan.diagnostics import Diagnostic
from huikan.markup.fragment import Fragment
from huikan.model import Lang, Library
from huikan.outputs.print.book import checks
from huikan.outputs.print.press import profiles
from huikan.settings import Settings
from huikan.theme_folders import Folder


def check(
    library: Library, fragments: Mapping[tuple[str, Lang], Fragment], folder: Folder, settings: Settings
) -> list[Diagnostic]:
    """What would spoil the PDFs made with the theme in `folder`, or keep press files from being
    made."""
    return [*checks.check(library, fragments, folder, settings), *profiles.check(library, folder / profiles.FOLDER)]
