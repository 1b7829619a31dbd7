"""Fonts: which characters they have, and the private configuration that lets
WeasyPrint see these and no others."""

from __future__ import annotations

import os
import struct
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from huikan.typesetting.chinese.rules import SMALL_LETTER

# What has no shape of its own: it is never missing. (first, last) code points.
SHAPELESS = (
    (0x00, 0x20),
    (0x7F, 0xA0),
    (0xAD, 0xAD),  # soft hyphen
    (0x2000, 0x200F),  # spaces, joiners, directions
    (0x2028, 0x202F),
    (0x205F, 0x206F),
    (0x3000, 0x3000),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),
    (0xE0000, 0xE01EF),  # tags, ideographic variation selectors
)
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
{added}
  <cachedir prefix="xdg">huikan-fontconfig-2</cachedir>
  <cachedir>{cache}</cachedir>
  <alias binding="strong"><family>emoji</family><prefer><family>Noto Emoji</family></prefer></alias>
{supplements}
  <config><rescan><int>0</int></rescan></config>
</fontconfig>
"""
# Rarer characters of a family: asked where the family itself lacks one
SUPPLEMENTS = {
    "Noto Serif SC": ("NotoSerifSC", "NotoSerifJP", "NotoSerifHK"),
    "Noto Sans SC": ("NotoSansSC", "NotoSansJP", "NotoSansHK"),
}
EXTRA = "extra"  # the folder of the fonts that a society adds
ALIAS = '  <alias binding="same"><family>{family}</family><accept>{others}</accept></alias>'
# A PDF tells fonts by family and weight, so that two files of one family would be mixed up
ADDED = """  <match target="scan"><test name="file"><string>{path}</string></test>
    <edit name="family" mode="prepend"><string>{name}</string></edit></match>"""


def missing_glyphs(text: Iterable[str], fonts: Iterable[Path]) -> set[str]:
    """The characters that none of the font files has. A font is opened only
    while something is still missing."""
    missing = {char for char in set(text) if not _shapeless(ord(char))}
    for path in fonts:
        if not missing:
            break
        present = _characters(path, path.stat().st_mtime_ns)
        missing = {char for char in missing if ord(char) not in present}
    return missing


def _shapeless(point: int) -> bool:
    return any(first <= point <= last for first, last in SHAPELESS) or bool(SMALL_LETTER.match(chr(point)))


@lru_cache(maxsize=32)
def _characters(path: Path, written: int) -> frozenset[int]:
    """The code points that a font has, as long as nobody has `written` to its file."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


class UnreadableFontError(ValueError):
    """A file that is no font that can be used; the text says why."""


def font_family(path: Path) -> str:
    """The name by which a style sheet asks for the font in a file. UnreadableFontError."""
    return _family(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _family(path: Path, written: int) -> str:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            names = font["name"]
            family = names.getDebugName(1) or names.getDebugName(16)
            if not font.getBestCmap():
                raise UnreadableFontError("no characters")
    except (TTLibError, OSError, KeyError, ValueError, struct.error, AssertionError) as error:
        if isinstance(error, UnreadableFontError):
            raise
        raise UnreadableFontError(" ".join(str(error).split()) or type(error).__name__) from error
    if not family:
        raise UnreadableFontError("no name")
    return f"{EXTRA} {path.stem}" if path.parent.name == EXTRA else str(family)


@contextmanager
def only_these(paths: Iterable[str]) -> Iterator[Any]:
    """A WeasyPrint font configuration that holds the fonts in the folders of these
    files, and none of the machine's.

    fontconfig is told by a file of its own, named in the environment while the configuration is
    made. It keeps what it has learned of the fonts in the user's cache; where nobody can write to
    that (a container, a service), in a folder of this process, and is silent about it. WeasyPrint
    must be imported inside, because it looks for fonts as soon as it is.
    """
    paths = sorted(paths)
    folders = sorted({str(Path(path).parent) for path in paths})
    lines = "\n".join(f"  <dir>{escape(folder)}</dir>" for folder in folders)
    with tempfile.TemporaryDirectory(prefix="huikan-fonts-") as folder:
        file = Path(folder) / "fonts.conf"
        cache = escape(f"{folder}/cache")
        file.write_text(
            CONFIGURATION.format(folders=lines, cache=cache, added=_added(paths), supplements=_supplements()), "utf-8"
        )
        with _environment(FONTCONFIG_FILE=str(file)):
            from weasyprint.text.fonts import FontConfiguration

            configuration = FontConfiguration()
        yield configuration


def _supplements() -> str:
    rows = (
        (family, "".join(f"<family>{family.replace(' ', '')} Supplement {source}</family>" for source in sources))
        for family, sources in SUPPLEMENTS.items()
    )
    return "\n".join(ALIAS.format(family=family, others=others) for family, others in rows)


def _added(paths: Iterable[str]) -> str:
    """Each font that a society has added has a family of its own beside the one that it says."""
    added = (Path(path) for path in paths if Path(path).parent.name == EXTRA)
    return "\n".join(ADDED.format(path=escape(str(path)), name=escape(f"{EXTRA} {path.stem}")) for path in added)


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    saved = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in saved.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
