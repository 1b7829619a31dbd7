"""Theme: what theme/print holds, as a value: templates, style sheets and the fonts. Reading it is this package's I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from huikan.tasks import FileRef

FONTS = (".ttf", ".otf")


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates and style sheets by file name; the fonts in the order in which they are asked for a character."""

    templates: Mapping[str, str]
    styles: Mapping[str, str]
    fonts: tuple[FileRef, ...]


def read(folder: Path) -> Theme:
    """The theme in a folder: *.html, *.css, and fonts/ with what a society added in fonts/extra/."""
    return Theme(
        templates={path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.html"))},
        styles={path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.css"))},
        fonts=tuple(FileRef.of(path) for path in font_files(folder)),
    )


def font_files(folder: Path) -> list[Path]:
    """The font files of a theme: the Chinese ones first, since they have most of what is asked for."""
    own = [path for path in sorted((folder / "fonts").glob("*")) if path.suffix.lower() in FONTS]
    extra = [path for path in sorted((folder / "fonts" / "extra").glob("*")) if path.suffix.lower() in FONTS]
    return [*own, *extra]
