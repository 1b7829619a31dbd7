"""Reads HTML, saved pages of WeChat among it, as a Manuscript."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from huikan.importing.elements import Manuscript
from huikan.importing.html.archive import is_archive, opened
from huikan.importing.html.blocks import blocks
from huikan.importing.html.facts import facts, main_part
from huikan.importing.html.inlines import PageReader
from huikan.importing.html.tree import TooLargeError, parse
from huikan.importing.pictures import Pictures
from huikan.importing.reports import Report

Neighbour = Callable[[str], bytes | None]  # a file beside the page, by its path from there

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_REMOTE = re.compile(r"(?:https?:)?//", re.I)

__all__ = ["Neighbour", "decoded", "read", "read_page"]


def decoded(data: bytes, likely: str) -> str:
    """The text of a page, in the encoding that it names where that fits; else `likely`."""
    named = _CHARSET.search(data[:4096])
    names = [named[1].decode("ascii").lower()] if named else []
    for name in [*("gb18030" if name in ("gb2312", "gbk") else name for name in names), likely or "utf-8"]:
        try:
            return data.decode(name).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def read_page(data: bytes, likely: str, stem: str, report: Report, neighbour: Neighbour) -> Manuscript | None:
    """What the bytes of a page say, or of one saved with its pictures in one file."""
    if not is_archive(data):
        return read(decoded(data, likely), stem, report, neighbour)
    saved = opened(data)
    if saved is None:
        report.add("import-damaged", what="multipart/related")
        return None
    return read(decoded(saved.html, saved.charset or "utf-8"), stem, report, neighbour, saved.files)


def read(
    text: str, stem: str, report: Report, neighbour: Neighbour, files: Mapping[str, bytes] | None = None
) -> Manuscript | None:
    """What a page says; pictures that lie beside it, or are `files` by their address, become
    files, called `stem` and a number. None for a page that is not read; the report says why.
    Never raises."""
    try:
        root = parse(text)
        pictures = Pictures(stem)

        def source(address: str, line: int) -> str:
            if files and (data := files.get(address.partition("#")[0])) is not None:
                return pictures.add(data, report, line, "", unquote(address.rpartition("/")[2].partition("?")[0])[:80])
            return _source(address, line, pictures, report, neighbour)

        reader = PageReader(report, source, frozenset(_wanted(text)))
        part = main_part(root)
        return Manuscript(blocks(reader, part), facts(root, part), pictures.files)
    except (TooLargeError, RecursionError):
        report.add("import-unsafe", what="nesting")
    return None


def _wanted(text: str) -> set[str]:
    """The ids that links of the page lead to."""
    return set(re.findall(r"href\s*=\s*[\"']#([^\"'\s]+)", text))


def _source(address: str, line: int, pictures: Pictures, report: Report, neighbour: Neighbour) -> str:
    """The name of a file or the address on another site, for the address of a picture; "" for
    one that cannot be had."""
    label = address[:80] if address.startswith("data:") else unquote(address.rpartition("/")[2].partition("?")[0])
    if _REMOTE.match(address):
        report.once("import-remote-pictures", line)
        return f"https:{address}" if address.startswith("//") else address
    data = _embedded(address) if address.startswith("data:") else neighbour(unquote(address.partition("?")[0]))
    if data is None:
        report.add("import-picture-missing", line, name=label)
        return ""
    return pictures.add(data, report, line, "", label)


def _embedded(address: str) -> bytes | None:
    head, _, content = address.partition(",")
    try:
        return base64.b64decode(unquote(content), validate=False) if head.endswith(";base64") else None
    except (binascii.Error, ValueError):
        return None
