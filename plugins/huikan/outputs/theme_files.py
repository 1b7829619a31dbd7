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

# Strings, addresses and escaped signs stay as they are; an empty value (`--a: ;`) keeps its space
_KEPT = rb"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)|\\.)"""
_COMMENT = re.compile(rb"(?s)" + _KEPT + rb"|/\*.*?\*/")
_SPACE = re.compile(rb"(?s)" + _KEPT + rb"|;(?=\s*\})|(?<!:)\s*(?P<sign>[{};,])\s*|(?P<colon>:)\s+(?=[^\s;}])|\s+")


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
            yield Task(name, compact_css if path.suffix == ".css" else copied, (FileRef.of(path),))


def written(content: bytes) -> bytes:
    """A file of this content."""
    return content


def compact_css(sheet: FileRef) -> bytes:
    """A style sheet without its comments and the white space that means nothing, which readers need
    not load. What stands in quotation marks or is escaped stays, whatever it looks like."""
    return _SPACE.sub(_compact, _COMMENT.sub(_kept, sheet.read())).strip()


def _kept(piece: re.Match[bytes]) -> bytes:
    return piece["kept"] or b""


def _compact(piece: re.Match[bytes]) -> bytes:
    return piece["kept"] or piece["sign"] or piece["colon"] or (b"" if piece[0] == b";" else b" ")


def copied(file: FileRef) -> bytes:
    """The file's bytes."""
    return file.read()
