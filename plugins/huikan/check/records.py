"""Files and records that front matter names and that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from huikan import drawing
from huikan.check.context import CheckContext, nearest
from huikan.diagnostics import Diagnostic, found
from huikan.interface.catalogues import meaning
from huikan.model import SLUGS, beside
from huikan.publication import open_vocabulary

KEY = re.compile(r"[a-z0-9][a-z0-9-]*")


def files_named(context: CheckContext) -> Iterator[Diagnostic]:
    """Covers, attachments and bibliographies that front matter names and that are not there."""
    for document in context.documents():
        meta = document.meta
        files = [("cover", meta.cover), *(("bibliography", name) for name in meta.bibliography)]
        files += [("attachments", attachment.file) for attachment in meta.files]
        for name, href in files:
            if href and beside(document.path, href) not in context.library.assets:
                yield _no_file(context, document.path, document.lines.get(name, 1), name, href)


def data_files_named(context: CheckContext) -> Iterator[Diagnostic]:
    """Pictures that data/*.yml names."""
    society = context.library.society
    pictures = ("wechat", "logo", "favicon")
    files = [("society", name, getattr(society, name), society.lines) for name in pictures] if society else []
    files += [(table, "picture", r.picture, r.lines) for table, records in context.library.records.items() for r in records]
    for table, name, href, lines in files:
        path = f"data/{table}.yml"
        if href and beside(path, href) not in context.library.assets:
            yield _no_file(context, path, lines.get(name, 1), name, href)


def _no_file(context: CheckContext, path: str, line: int, field: str, href: str) -> Diagnostic:
    if beside(path, href) in context.refused:
        return found("refused-file", path, line=line, href=href)
    return found("missing-file", path, line=line, field=field, href=href)


def records_named(context: CheckContext) -> Iterator[Diagnostic]:
    """Branches, experts and awards that front matter names and no record describes. Columns may
    be plain names, and an award plain words."""
    for document in context.documents():
        references: list[tuple[str, str, str]] = []
        if document.meta.branch:
            references.append(("branch", "branches", document.meta.branch))
        award = getattr(document.meta, "award", None) or ""
        references += [("award", "awards", award)] if "-" in award and KEY.fullmatch(award) else []
        references += [(role, "experts", person.expert) for role, person in document.meta.contributors if person.expert]
        for name, table, key in references:
            yield from _unknown(context, document.path, document.lines.get(name, 1), name, table, key)


def columns_named(context: CheckContext) -> Iterator[Diagnostic]:
    """Columns that data/columns.yml does not have, where there is one: they may be plain names,
    but often are a name of the list with a slip in it."""
    records = context.library.records.get("columns", ())
    names = {name: name for record in records for name in (record.key, *record.name.values())}
    for document in context.documents():
        for name in document.meta.columns if names and "columns" in document.lines else ():
            if name not in names:
                close = nearest(name, sorted(names), 0.65)
                code = "unknown-rubric-meant" if close else "unknown-rubric"
                line = document.lines["columns"]
                yield found(code, document.path, line=line, name=name, similar="".join(close))


def volumes_named(context: CheckContext) -> Iterator[Diagnostic]:
    """Years and columns that society.yml has bound and of which there are no works."""
    library, society = context.library, context.library.society
    if society is None or not society.volumes:
        return
    known = {
        f"{work.profile.folder}/{document.meta.date.year}"
        for work in library.works
        for document in work.documents.values()
        if work.profile.serial and document.meta.date
    }
    for lang in library.languages:
        vocabulary = open_vocabulary(library, lang)
        known |= {vocabulary.term("columns", name).key for each in context.documents() for name in each.meta.columns}
    for name in society.volumes:
        if name not in known:
            close = ", ".join(nearest(name, sorted(known), 0.5)) or ", ".join(sorted(known)[:3])
            yield found("unknown-volume", "data/society.yml", line=society.lines.get("volumes", 1), name=name, known=close or "-")


def records_of_records(context: CheckContext) -> Iterator[Diagnostic]:
    """Branches and experts that records name and no other record describes.
    People may also be plain names."""
    for table, records in context.library.records.items():
        for record in records:
            references = [("branch", "branches", record.branch)] if record.branch else []
            references += [("people", "experts", key) for key in record.people if KEY.fullmatch(key)]
            for name, other, key in references:
                yield from _unknown(context, f"data/{table}.yml", record.lines.get(name, 1), name, other, key)


def _unknown(context: CheckContext, path: str, line: int, name: str, table: str, key: str) -> Iterator[Diagnostic]:
    keys = context.keys.get(table, frozenset())
    if key not in keys:
        close = nearest(key, sorted(keys), 0.5)
        code = "unknown-record-similar" if close else "unknown-record"
        yield found(code, path, line=line, field=name, key=key, table=f"data/{table}.yml", similar="".join(close))


def words_known(context: CheckContext) -> Iterator[Diagnostic]:
    """States and levels of records that we have no words for in every language: they
    are shown as they are written."""
    for (table, name), slugs in SLUGS.items():
        for record in context.library.records.get(table, ()):
            text = getattr(record, name)
            if text and not meaning(table, name, text):
                close = get_close_matches(text.casefold(), slugs, 1, 0.6)
                similar = "".join(close) or ", ".join(slugs)
                line = record.lines.get(name, 1)
                yield found("unknown-slug", f"data/{table}.yml", line=line, field=name, text=text, known=similar)


def field_known(context: CheckContext) -> Iterator[Diagnostic]:
    """A society's field for which no covers are drawn."""
    society = context.library.society
    name = (society.field or "").strip() if society else ""
    if name and name.casefold() not in drawing.NAMES:
        close = get_close_matches(name.casefold(), drawing.NAMES, 1, 0.5)
        names = "".join(close) or ", ".join(drawing.MOTIF_SETS)
        line = society.lines.get("field", 1) if society else 1
        yield found("unknown-pack-similar" if close else "unknown-pack", "data/society.yml", line=line, key=name, similar=names)
