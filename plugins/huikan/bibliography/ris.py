"""RIS, which libraries and databases hand out: entries from it, and entries as it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from huikan.bibliography.bibtex_syntax import Fault
from huikan.bibliography.endnote import is_endnote, records
from huikan.bibliography.entry import Entry, Name, bare_doi, clean_date, clean_pages
from huikan.bibliography.names import one_name
from huikan.bibliography.tex import without_html

_LINE = re.compile(r"^\s*(?P<tag>[A-Z][A-Z0-9])\s{0,3}-(?:\s(?P<value>.*)|\s*)$")
_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("JOUR", "JFULL", "EJOUR", "ABST", "INPR"), "article-journal"),
    **dict.fromkeys(("MGZN",), "article-magazine"),
    **dict.fromkeys(("NEWS",), "article-newspaper"),
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP", "ENCYC", "DICT"), "chapter"),
    **dict.fromkeys(("CPAPER",), "paper-conference"),
    **dict.fromkeys(("CONF",), "proceedings"),
    **dict.fromkeys(("THES",), "thesis"),
    **dict.fromkeys(("RPRT", "GOVDOC"), "report"),
    **dict.fromkeys(("STAND",), "standard"),
    **dict.fromkeys(("PAT",), "patent"),
    **dict.fromkeys(("ELEC", "BLOG", "ICOMM", "WEB"), "webpage"),
    **dict.fromkeys(("DATA",), "dataset"),
    **dict.fromkeys(("DBASE",), "database"),
    **dict.fromkeys(("UNPB", "PREP"), "preprint"),
    **dict.fromkeys(("COMP",), "software"),
    **dict.fromkeys(("MAP",), "map"),
    **dict.fromkeys(("MANSCPT", "UNPD"), "archive"),
    **dict.fromkeys(("SER", "AGGR"), "collection"),
}
_WRITTEN = {kind: tag for tag, kind in reversed(tuple(_TYPES.items()))} | {"paper-conference": "CONF"}


def read_ris(text: str) -> tuple[list[Entry], list[Fault]]:
    """The entries of a file of RIS, EndNote or NoteExpress, and what is wrong in it. Never
    raises."""
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for line, tags in records(text) if is_endnote(text) else _records(text, faults):
        entry = _entry(tags, line)
        key = entry.key or _made_key(entry, entries)
        if entry.key and key in entries:
            faults.append(Fault("bib-duplicate", line, key))
        entries.setdefault(key, replace(entry, key=key))
    return list(entries.values()), faults


def _records(text: str, faults: list[Fault]) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """The line on which each record begins, and its values by tag."""
    tags: dict[str, list[str]] = {}
    start, last = 0, ""
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        match = _LINE.match(line)
        if not match:
            if line.strip() and last:  # a value that goes on
                tags[last][-1] = f"{tags[last][-1]} {line.strip()}".strip()
            elif line.strip():
                faults.append(Fault("ris-line", number, line.strip()[:40]))
            continue
        tag, value = match["tag"], (match["value"] or "").strip()
        if tag in ("TY", "ER"):
            if tags:
                yield start, tags
                faults += [Fault("ris-unclosed", start)] if tag == "TY" else []
            tags, start, last = ({"TY": [value]}, number, "TY") if tag == "TY" else ({}, 0, "")
            continue
        if not tags:
            faults.append(Fault("ris-no-type", number, f"{tag}  - {value}"[:40]))
            tags, start = {"TY": [""]}, number
        tags.setdefault(tag, []).append(value)
        last = tag
    if tags:
        faults.append(Fault("ris-unclosed", start))
        yield start, tags


def _entry(tags: Mapping[str, list[str]], line: int) -> Entry:
    def first(*names: str) -> str:
        return next(
            (" ".join(without_html(value).split()) for name in names for value in tags.get(name, ()) if value.strip()), ""
        )

    kind = _TYPES.get(first("TY").upper(), "misc")
    container = first("T2", "JO", "JF", "JA", "J2") if kind != "book" else ""
    kind = "paper-conference" if kind == "proceedings" and container else kind
    kind = "webpage" if kind == "misc" and first("UR") else kind
    begin, end = first("SP"), first("EP")
    return Entry(
        key=re.sub(r"[\s,{}]+", "-", first("ID")),
        type=kind,
        title=first("TI", "T1", "CT", "BT"),
        authors=_people(tags, "AU", "A1"),
        editors=_people(tags, "ED", "A2"),
        translators=_people(tags, "A4"),
        container=container,
        publisher=first("PB"),
        place=first("CY"),
        date=clean_date(first("DA", "PY", "Y1").strip("/")),
        accessed=clean_date(first("Y2").strip("/")),
        edition=first("ET"),
        volume=first("VL"),
        issue=first("IS") if kind.startswith("article") else "",
        pages=clean_pages(f"{begin}-{end}" if begin and end and begin != end else begin or end),
        number=first("M1") or ("" if kind.startswith("article") else first("IS")),
        chapter=first("SE"),
        genre=first("M3"),
        doi=bare_doi(first("DO")),
        url=first("UR", "LK", "L1"),
        isbn=first("SN") if not kind.startswith("article") else "",
        issn=first("SN") if kind.startswith("article") else "",
        language=first("LA"),
        note=first("N1"),
        line=line,
    )


def _people(tags: Mapping[str, list[str]], *names: str) -> tuple[Name, ...]:
    return tuple(one_name(value.strip(" ,")) for name in names for value in tags.get(name, ()) if value.strip(" ,"))


def _made_key(entry: Entry, others: Mapping[str, Entry]) -> str:
    """The key of an entry without one: `lin2026`, `张三2020`, `lin2026b`."""
    first = entry.authors[0] if entry.authors else Name(entry.title[:12] or "item")
    family = first.family + (first.given if first.is_han else "")
    family = "".join(char for char in unicodedata.normalize("NFKD", family).lower() if char.isalnum())
    stem, key, count = family + entry.year, family + entry.year, 1
    while key in others:
        count += 1
        key = f"{stem}-{count}"
    return key


def write_ris(entry: Entry) -> str:
    """An entry as RIS, as Zotero, EndNote and NoteExpress read it."""
    return "".join(f"{tag}  - {value}\n" for tag, value in _tags(entry) if value) + "ER  - \n"


def _tags(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "TY", _WRITTEN.get(entry.type, "GEN")
    yield "ID", entry.key
    yield from (("AU", _written(name)) for name in entry.authors)
    yield "TI", entry.title
    yield "T2", entry.container
    yield from (("A2", _written(name)) for name in entry.editors)
    yield from (("A4", _written(name)) for name in entry.translators)
    yield "PB", entry.publisher
    yield "CY", entry.place
    yield "PY", entry.year or entry.date
    yield "DA", entry.date.replace("-", "/") if entry.date != entry.year else ""
    yield "Y2", entry.accessed.replace("-", "/")
    yield "ET", entry.edition
    yield "VL", entry.volume
    yield "IS", entry.issue
    yield "SE", entry.chapter
    begin, _, end = entry.pages.partition("-")
    yield from (("SP", begin), ("EP", end))
    yield "M1", entry.number
    yield "M3", entry.genre
    yield "DO", entry.doi
    yield "UR", entry.url
    yield "SN", entry.issn or entry.isbn
    yield "LA", entry.language
    yield "N1", entry.note


def _written(name: Name) -> str:
    if name.literal or not name.given:
        return name.family
    return ", ".join(filter(None, (f"{name.particle} {name.family}".strip(), name.given, name.suffix)))
