"""Files and records that front matter names and that are not there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from posixpath import join, normpath

from huikan import drawing
from huikan.check.subject import Subject
from huikan.diagnostics import Diagnostic, found
from huikan.model import Notice


def files_named(subject: Subject) -> Iterator[Diagnostic]:
    """Covers, attachments and bibliographies that front matter names and that are not there."""
    for document in subject.documents():
        meta = document.meta
        named = [("cover", meta.cover), ("bibliography", meta.bibliography)]
        if isinstance(meta, Notice):
            named += [("attachments", attachment.file) for attachment in meta.attachments]
        for name, href in named:
            if href and beside(document.path, href) not in subject.library.assets:
                line = document.lines.get(name, 1)
                yield found("missing-file", document.path, line=line, field=name, href=href)


def data_files_named(subject: Subject) -> Iterator[Diagnostic]:
    """Pictures that data/*.yml names."""
    society = subject.library.society
    named = [("society", "wechat", society.wechat)] if society else []
    named += [(table, "picture", r.picture) for table, records in subject.library.records.items() for r in records]
    for table, name, href in named:
        path = f"data/{table}.yml"
        if href and beside(path, href) not in subject.library.assets:
            yield found("missing-file", path, line=1, field=name, href=href)


def beside(path: str, href: str) -> str:
    """The path from content/ of a file that the document at `path` names; a leading "/" starts at content/."""
    return unicodedata.normalize(
        "NFC", normpath(join(path.rpartition("/")[0], href)).lstrip("/") if href[:1] != "/" else href[1:]
    )


def records_named(subject: Subject) -> Iterator[Diagnostic]:
    """Branches and experts that front matter names and no record describes. Columns may be plain names."""
    known = {name: {record.key for record in records} for name, records in subject.library.records.items()}
    for document in subject.documents():
        wanted: list[tuple[str, str, str]] = []
        if document.meta.branch:
            wanted.append(("branch", "branches", document.meta.branch))
        wanted += [(role, "experts", person.expert) for role, person in document.meta.contributors if person.expert]
        for name, table, key in wanted:
            if key not in known.get(table, set()):
                close = get_close_matches(key, sorted(known.get(table, ())), 1, 0.5)
                code = "unknown-record-similar" if close else "unknown-record"
                place, similar = document.lines.get(name, 1), "".join(close)
                yield found(code, document.path, line=place, field=name, key=key, table=f"data/{table}.yml", similar=similar)


def field_known(subject: Subject) -> Iterator[Diagnostic]:
    """A society's field for which no covers are drawn."""
    society = subject.library.society
    name = (society.field or "").strip() if society else ""
    if name and name.casefold() not in drawing.NAMES:
        close = get_close_matches(name.casefold(), drawing.NAMES, 1, 0.5)
        known = "".join(close) or ", ".join(drawing.PACKS)
        yield found("unknown-pack-similar" if close else "unknown-pack", "data/society.yml", line=1, key=name, similar=known)
