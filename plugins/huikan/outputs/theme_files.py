"""The theme's style sheets, drawings and scripts, as readers' browsers get them, and the society's
colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan import theme_folders, theme_scripts
from huikan.outputs.stage import Results, Site
from huikan.publication import accent
from huikan.tasks import FileRef, Task

COLOURS = "colours.css"  # what the society's own colour changes, behind the theme's style sheet

_REMARK = re.compile(
    rb"""(?s)"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/\n?|(?<=\n)[ \t]+"""
)  # for people, or what looks like it


def plan(site: Site, results: Results) -> Iterator[Task]:
    """One task a script, and one a file of theme/web that is neither script
    nor template. Raises ScriptError."""
    scripts = theme_scripts.read(site.theme)
    for name, script in scripts.items():
        yield Task(name, written, (script,))
    colours = accent.scheme(site.library.society)
    if colours:
        yield Task(COLOURS, written, (accent.style_sheet(colours).encode(),))
    for name, path in theme_folders.files(site.theme / "web").items():
        if path.suffix != ".html" and name not in scripts:
            yield Task(name, without_remarks if path.suffix == ".css" else copied, (FileRef.of(path),))


def written(content: bytes) -> bytes:
    """A file of this content."""
    return content


def without_remarks(sheet: FileRef) -> bytes:
    """A style sheet without its comments and indents, which readers need not load. What stands in
    quotation marks stays, whatever it looks like."""
    return _REMARK.sub(lambda match: match[0] if match[0][:1] in b"\"'" else b"", sheet.read())


def copied(file: FileRef) -> bytes:
    """The file's bytes."""
    return file.read()
