"""The kinds of files that may be published, by name and by content: what is neither
is not ours to hand to readers."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ZIP = rb"PK\x03\x04"
_OLE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How files begin. The order matters: the first that fits is what a file is.
_BEGINNINGS: tuple[tuple[str, re.Pattern[bytes]], ...] = tuple(
    (kind, re.compile(pattern, re.DOTALL))
    for kind, pattern in (
        ("PNG", rb"\x89PNG\r\n\x1a\n"),
        ("JPEG", rb"\xff\xd8\xff"),
        ("GIF", rb"GIF8[79]a"),
        ("WebP", rb"RIFF.{4}WEBP"),
        ("PDF", rb"%PDF-\d"),
        ("ZIP", _ZIP),
        ("OLE", _OLE),
        ("RTF", rb"\{\\rtf"),
        ("RAR", rb"Rar!\x1a\x07"),
        ("7z", rb"7z\xbc\xaf\x27\x1c"),
        ("TIFF", rb"II\*\x00|MM\x00\*"),
        ("BMP", rb"BM.{8}"),
        ("HEIC", rb".{4}ftyphei[cx]|.{4}ftypmif1"),
        ("AVIF", rb".{4}ftypavi[fs]"),
        ("EXE", rb"MZ.{50}|\x7fELF|#!"),
        (
            "HTML",
            rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|iframe|meta|title|style)\b",
        ),
        (
            "SVG",
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE\s+svg.*?>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?svg\b",
        ),
        ("XML", rb"(?:\xef\xbb\xbf)?\s*<[?!]"),
    )
)
_OFFICE, _OLD_OFFICE, _TEXT = frozenset({"ZIP"}), frozenset({"OLE"}), frozenset({"text"})
_KINDS: Mapping[str, frozenset[str]] = {
    "png": frozenset({"PNG"}),
    "jpg": frozenset({"JPEG"}),
    "jpeg": frozenset({"JPEG"}),
    "gif": frozenset({"GIF"}),
    "webp": frozenset({"WebP"}),
    "svg": frozenset({"SVG"}),
    "pdf": frozenset({"PDF"}),
    **dict.fromkeys("docx xlsx pptx odt ods odp epub zip".split(), _OFFICE),
    **dict.fromkeys("doc xls ppt".split(), _OLD_OFFICE),
    **dict.fromkeys("wps et dps".split(), _OLD_OFFICE | _OFFICE),  # WPS writes either
    "rtf": frozenset({"RTF"}),
    "rar": frozenset({"RAR"}),
    "7z": frozenset({"7z"}),
    **dict.fromkeys("txt csv tsv bib ris json".split(), _TEXT),
}
SUFFIXES = tuple(_KINDS)


def suffix_of(path: str) -> str:
    """The suffix of a file's name in lower case, without its dot; "" where there is none."""
    return path.rpartition("/")[2].lower().rpartition(".")[2] if "." in path.rpartition("/")[2] else ""


def recognised(content: bytes) -> str:
    """What a file is by how it begins: "PNG", "HTML", "text" …; "" for what is not known."""
    head = content[:4096]
    for kind, beginning in _BEGINNINGS:
        if beginning.match(head):
            return kind
    return "text" if b"\0" not in content else ""


def fits(path: str, kind: str) -> bool:
    """Whether a file of this name may be of this kind."""
    return kind in _KINDS.get(suffix_of(path), ())


def is_raster(path: str) -> bool:
    """Whether a file's name promises a picture of pixels. Browsers show one
    under the name of another as it is."""
    return suffix_of(path) in ("png", "jpg", "jpeg", "gif", "webp")
