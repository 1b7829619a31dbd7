"""What an attachment would do when somebody opens it: programs, macros, actions, files within
files, by bytes. Nothing is run or unpacked but the first bytes of an archive's members."""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

from huikan.media.archives import Trouble, trouble

_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm|/ObjStm")
_STREAM = re.compile(rb"\bstream\r?\n(.*?)\bendstream\b", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
# Names of PDF that make a viewer run, start, send or unpack something
# (ISO 32000-2, 12.6 and 7.11.4); the long ones are no chance in packed bytes
_LONG = rb"JavaScript|Launch|EmbeddedFiles?|FileAttachment|RichMedia|SubmitForm|ImportData"
_END = rb"(?=[\s/<>\[\]()%]|$)"
_ACTION = re.compile(rb"/(?:" + _LONG + rb"|JS|Rendition|Movie|Sound|GoToE|XFA)" + _END)
_PLAIN_ACTION = re.compile(rb"/(?:" + _LONG + rb")" + _END)
_MOST_OBJECTS = 100_000_000  # bytes of all streams of objects of a PDF, unpacked
# Storages and streams of an OLE document (their names are UTF-16): Visual Basic, packed files
_OLE = {name.encode("utf-16-le"): name.strip("\x01") for name in ("_VBA_PROJECT", "\x01Ole10Native", "_VBA_PROJECT_CUR")}
_RTF = re.compile(rb"\\(?:objdata|objupdate|objocx|\*\\template)\b", re.IGNORECASE)


def attachment_trouble(file: IO[bytes], kind: str, size: int, suffix: str) -> Trouble | None:
    """Why a file of this kind (`recognised`) and suffix is not handed to readers; None where
    nothing speaks against it."""
    if kind == "ZIP":
        return trouble(file, size, suffix)
    if kind in ("RAR", "7z"):  # what they hold cannot be read without a program of their own
        return Trouble("unread-archive", f".{suffix}")
    if kind not in ("PDF", "OLE", "RTF") or not size:
        return None
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        found = next({"PDF": _in_pdf, "OLE": _in_ole, "RTF": _in_rtf}[kind](content), "")
    if found == _SEALED:
        return Trouble("sealed-pdf")
    return Trouble("pdf-action" if kind == "PDF" else "document-macro", found) if found else None


_SEALED = "/Encrypt"


def _in_pdf(content: mmap.mmap) -> Iterator[str]:
    """The names of what acts, where objects stand as they are and where they are packed."""
    unpacked, objects, cursor = 0, 0, 0
    pieces: list[bytes] = []
    for match in _STREAM.finditer(content):
        head = content[cursor : match.start()]
        pieces.append(head)
        cursor = match.end()
        if _OBJECT_STREAM.search(_unescaped(head[head.rfind(b"obj") :])):
            objects += 1
            packed = _inflated(match[1], _MOST_OBJECTS - unpacked)
            unpacked += len(packed)
            pieces.append(packed)
    pieces.append(content[cursor:])
    for piece in pieces:
        yield from (name[0].decode("latin-1") for name in _ACTION.finditer(_unescaped(piece)))
    yield from (name[0].decode("latin-1") for name in _PLAIN_ACTION.finditer(content))
    if objects and any(b"/Encrypt" in piece for piece in pieces):
        yield _SEALED  # its objects cannot be read without a key


def _unescaped(piece: bytes) -> bytes:
    """Names as they are meant: `/L#61unch`."""
    return _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), piece) if b"#" in piece else piece


def _inflated(packed: bytes, most: int) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(packed, max(1, most))
    return packed


def _in_ole(content: mmap.mmap) -> Iterator[str]:
    return (name for written, name in _OLE.items() if content.find(written) >= 0)


def _in_rtf(content: mmap.mmap) -> Iterator[str]:
    return (match[0].decode("latin-1") for match in _RTF.finditer(content))
