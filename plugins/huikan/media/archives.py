"""What an archive (ZIP, and the documents that are one) holds, by its
directory alone: nothing is unpacked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

MOST_UNPACKED = 1_000_000_000  # bytes of all members together
MOST_MEMBERS = 10_000
_DENSEST = 100  # times that an archive may unfold, where it unfolds to more than _SMALL
_SMALL = 50_000_000
_PACKED = re.compile(r".*\.(?:zip|rar|7z|gz|bz2|xz|tar|tgz|jar)", re.I)
# What runs when somebody opens it; macros too.
_RUNS = re.compile(r".*\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|msi|jar|dll|sh)|.*vbaproject\.bin", re.I)
_OUTSIDE = re.compile(r"[/\\].*|[a-z]:.*|(?:.*[/\\])?\.\.(?:[/\\].*)?|.*\x00.*", re.I | re.S)
_MARKS = {
    **dict.fromkeys(("docx", "xlsx", "pptx"), "[Content_Types].xml"),
    **dict.fromkeys(("odt", "ods", "odp", "epub"), "mimetype"),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why an archive is not published: "damaged-archive", "archive-bomb" (`what`: to how much it
    unfolds) or "archive-member" (`what`: the member's name)."""

    code: str
    what: str = ""


def trouble(archive: IO[bytes], size: int, suffix: str) -> Trouble | None:
    """What is wrong with an archive of `size` bytes whose name has this
    suffix; None where nothing is."""
    try:
        with zipfile.ZipFile(archive) as opened:
            members = opened.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, OverflowError):
        return Trouble("damaged-archive")
    if suffix in _MARKS and _MARKS[suffix] not in {member.filename for member in members}:
        return Trouble("damaged-archive")
    return next(_troubles(members, size), None)


def _troubles(members: list[zipfile.ZipInfo], size: int) -> Iterator[Trouble]:
    unpacked = sum(member.file_size for member in members)
    # Members that overlap take more room than there is: each stands for the same bytes again.
    overlap = sum(member.compress_size for member in members) > size
    if len(members) > MOST_MEMBERS:
        yield Trouble("archive-bomb", f"{len(members):,}")
    if unpacked > MOST_UNPACKED or overlap or (unpacked > _SMALL and unpacked > _DENSEST * size):
        yield Trouble("archive-bomb", f"{unpacked / 1_000_000:,.0f} MB")
    for member in members:
        dense = member.file_size > _DENSEST * max(1, member.compress_size)
        if _OUTSIDE.fullmatch(member.orig_filename) or _RUNS.fullmatch(member.filename):
            yield Trouble("archive-member", member.filename[:80])
        if dense and _PACKED.fullmatch(member.filename):  # an archive within that unfolds twice
            yield Trouble("archive-bomb", member.filename[:80])
