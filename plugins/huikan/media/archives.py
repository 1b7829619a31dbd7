"""What an archive (ZIP, and the documents that are one) holds, by its directory and the first
bytes of its members: nothing is unpacked."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from huikan.media.kinds import recognised, suffix_of

MOST_UNPACKED = 1_000_000_000  # bytes of all members together
MOST_MEMBERS = 10_000
_DENSEST = 100  # times that an archive may unfold, where it unfolds to more than _SMALL
_SMALL = 50_000_000
_HEAD = 4096  # bytes of a member that tell what it is
_NOTES = 1_000_000  # bytes of a document's relations that are read
# What people publish as one file: documents, tables, pictures, sound, drawings, maps, measurements
_HANDED_OUT = frozenset(
    "txt md markdown csv tsv json geojson jsonl xml yaml yml bib ris tex bst cls sty log toml ini rst html htm css "
    "pdf doc docx xls xlsx ppt pptx odt ods odp epub rtf wps et dps png jpg jpeg gif webp svg tif tiff bmp heic avif eps ps "
    "mp3 m4a wav ogg flac mp4 mov avi webm mkv srt vtt dwg dxf stl obj ifc kml kmz gpx shp shx dbf prj cpg sbn sbx qpj qml "
    "qgs gpkg nc h5 hdf5 mat npy npz parquet feather rds rdata dta sav las laz sgy segy sac mseed dat asc grd xyz "
    "ttf otf woff woff2".split()
)
_PACKED = re.compile(r".*\.(?:zip|rar|7z|gz|bz2|xz|tar|tgz|jar)", re.I)
_RUNS = re.compile(r".*\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|msi|jar|dll|sh)[ .]*", re.I)
_OUTSIDE = re.compile(r"[/\\].*|[a-z]:.*|(?:.*[/\\])?\.\.(?:[/\\].*)?|.*\x00.*", re.I | re.S)
# Parts of documents that run when somebody opens them, or load what does
_MACROS = re.compile(r".*vbaproject\w*\.bin|.*/vbadata\.xml|.*/activex/.*|.*/macrosheets/.*|(?:.*/)?scripts?/.*|basic/.*", re.I)
_ELSEWHERE = re.compile(
    rb"<Relationship\b(?=[^>]*\bTargetMode\s*=\s*[\"']External)(?=[^>]*/(?:attachedTemplate|oleObject|frame|subDocument)[\"'])[^>]*>"
)
_PACKAGE = "\x01Ole10Native".encode("utf-16-le")  # a file of any kind within a document
_PACKAGES = 20_000_000  # bytes of a document's part in which one is looked for
_MARKS = {
    **dict.fromkeys(("docx", "xlsx", "pptx"), "[Content_Types].xml"),
    **dict.fromkeys(("odt", "ods", "odp", "epub"), "mimetype"),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a file is not published, by the code of its finding, and what is to blame: a member's
    name, to how much an archive unfolds, an action."""

    code: str
    what: str = ""


def trouble(archive: IO[bytes], size: int, suffix: str) -> Trouble | None:
    """What is wrong with an archive of `size` bytes whose name has this
    suffix; None where nothing is."""
    try:
        with zipfile.ZipFile(archive) as opened:
            members = opened.infolist()
            if suffix in _MARKS and _MARKS[suffix] not in {member.filename for member in members}:
                return Trouble("damaged-archive")
            return next(_troubles(members, size), None) or next(_within(opened, members, suffix), None)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, OverflowError, RuntimeError, EOFError, zlib.error):
        return Trouble("damaged-archive")


def _troubles(members: list[zipfile.ZipInfo], size: int) -> Iterator[Trouble]:
    """What the directory says against an archive."""
    unpacked = sum(member.file_size for member in members)
    # Members that overlap take more room than there is: each stands for the same bytes again.
    overlap = sum(member.compress_size for member in members) > size
    if len(members) > MOST_MEMBERS:
        yield Trouble("archive-bomb", f"{len(members):,}")
    if unpacked > MOST_UNPACKED or overlap or (unpacked > _SMALL and unpacked > _DENSEST * size):
        yield Trouble("archive-bomb", f"{unpacked / 1_000_000:,.0f} MB")
    for member in members:
        dense = member.file_size > _DENSEST * max(1, member.compress_size)
        if _OUTSIDE.fullmatch(member.orig_filename):
            yield Trouble("archive-member", member.filename[:80])
        if dense and _PACKED.fullmatch(member.filename):  # an archive within that unfolds twice
            yield Trouble("archive-bomb", member.filename[:80])
        if member.flag_bits & 1:
            yield Trouble("archive-locked", member.filename[:80])


def _within(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], suffix: str) -> Iterator[Trouble]:
    """What the members' names and first bytes say against an archive."""
    is_document = suffix in _MARKS or (suffix != "zip" and "[Content_Types].xml" in archive.namelist())
    for member in members:
        name = member.filename
        if name.endswith("/"):
            continue
        with archive.open(member) as opened:
            head = opened.read(_HEAD)
        runs = recognised(head) == "EXE" or _RUNS.fullmatch(name)
        plain = suffix_of(name) in _HANDED_OUT or (not suffix_of(name) and recognised(head) == "text")  # README, LICENCE
        unknown = not is_document and suffix == "zip" and not plain
        if runs or unknown or name != name.rstrip(" .") or (is_document and _acts(archive, member, head)):
            yield Trouble("archive-member", name[:80])


def _acts(archive: zipfile.ZipFile, member: zipfile.ZipInfo, head: bytes) -> bool:
    """Whether a document's part is a macro, loads one, or is a file of any kind packed in."""
    name = member.filename
    if _MACROS.fullmatch(name):
        return True
    if name.endswith(".rels"):
        with archive.open(member) as opened:
            return _ELSEWHERE.search(opened.read(_NOTES)) is not None
    if recognised(head) == "OLE" and "/embeddings/" in name:
        with archive.open(member) as opened:
            return _PACKAGE in opened.read(_PACKAGES)
    return False
