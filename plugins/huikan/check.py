"""What is wrong in a library: rules from values to diagnostics. Pure; every fault in one run."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from posixpath import join, normpath, relpath

from huikan import drawing
from huikan.diagnostics import Diagnostic, found
from huikan.markup.fragment import Fragment, Reference
from huikan.model import PARTS, Document, Lang, Library, Notice, Work

EXAMPLES = {"title": "title: 示例标题", "date": "date: 2025-03-01", "authors": "authors: [张三, 李四]"}


def check(
    library: Library, fragments: Mapping[tuple[str, Lang], Fragment], withheld: frozenset[str] = frozenset()
) -> list[Diagnostic]:
    """Everything that the rules find, by file and line. `withheld` names the works that are not yet published."""
    subject = Subject(library, fragments, withheld)
    findings = [diagnostic for rule in RULES for diagnostic in rule(subject)]
    return sorted(findings, key=lambda diagnostic: (diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.code))


@dataclass(frozen=True)
class Subject:
    """What the rules look at: the library, its rendered documents, and look-ups made once."""

    library: Library
    fragments: Mapping[tuple[str, Lang], Fragment]
    withheld: frozenset[str]

    @cached_property
    def works(self) -> Mapping[str, Work]:
        return {work.key: work for work, _ in self.library.walk()}

    @cached_property
    def folded(self) -> Mapping[str, str]:
        """Assets and works by what their names become without letter case, Unicode form and kind of separator."""
        return {_fold(name): name for name in (*self.works, *self.library.assets)}

    @cached_property
    def tails(self) -> Mapping[str, str]:
        """The same by the last piece of their names."""
        return {_fold(name.rpartition("/")[2]): name for name in self.folded.values()}

    def similar(self, name: str) -> list[str]:
        """At most one work or asset whose name could be meant."""
        for names, text, cutoff in ((self.folded, name, 0.85), (self.tails, name.rpartition("/")[2], 0.8)):
            close = get_close_matches(_fold(text), names, 1, cutoff)
            if close:
                return [names[close[0]]]
        return []

    def documents(self) -> Iterator[Document]:
        for work, _ in self.library.walk():
            yield from work.documents.values()


def required_fields(subject: Subject) -> Iterator[Diagnostic]:
    """Fields that the kind needs and neither the file, its original nor its publication gives."""
    for document in subject.documents():
        for name in document.meta.required:
            if not getattr(document.meta, name) and name not in document.lines:  # a faulty value is reported already
                code = (
                    "missing-part-field"
                    if document.kind in PARTS.values() and name in document.meta.inherited
                    else "missing-field"
                )
                yield found(code, document.path, line=1, field=name, example=EXAMPLES.get(name, f"{name}: …"))


def references(subject: Subject) -> Iterator[Diagnostic]:
    """Links, anchors and pictures that lead nowhere."""
    for document in subject.documents():
        fragment = subject.fragments.get((document.key, document.lang))
        for reference in fragment.references if fragment else ():
            yield from _reference(subject, document, reference)


def _reference(subject: Subject, document: Document, reference: Reference) -> Iterator[Diagnostic]:
    scheme, _, rest = reference.target.partition(":")
    name, _, anchor = rest.partition("#")
    if reference.target.startswith("#"):
        yield from _anchor(subject, document, reference, document.key, reference.target[1:])
    elif scheme == "asset" and name.startswith("../"):
        return  # markup has said that it leads out of the content folder
    elif scheme == "asset" and name not in subject.library.assets:
        code = "broken-image" if reference.kind == "image" else "broken-link"
        yield _broken(code, subject, document, reference, name)
    elif scheme == "work" and name in subject.works:
        yield from _anchor(subject, document, reference, name, anchor)
    elif scheme == "work" and name in subject.withheld:
        yield _at(document, reference.line, reference.href, "unpublished-link", href=reference.href)
    elif scheme == "work" and name != "index":
        yield _broken("broken-link", subject, document, reference, name)


def _anchor(subject: Subject, document: Document, reference: Reference, key: str, anchor: str) -> Iterator[Diagnostic]:
    target = subject.fragments.get((key, document.lang))
    if not anchor or target is None or anchor in target.anchors:
        return
    close = get_close_matches(anchor, sorted(target.anchors), 1, 0.4)
    yield _suggest(close, "broken-anchor", document, reference.line, reference.href, href=reference.href, anchor=anchor)


def _broken(code: str, subject: Subject, document: Document, reference: Reference, name: str) -> Diagnostic:
    """The fault, with the path to write where something of nearly that name exists."""
    close = [_written(subject, document, known) for known in subject.similar(name) if known != document.key]
    return _suggest(close, code, document, reference.line, reference.href, href=reference.href)


def _written(subject: Subject, document: Document, name: str) -> str:
    """A work or file as a link from the document would name it."""
    work = subject.works.get(name)
    path = next(iter(work.documents.values())).path if work else name
    for lang in subject.library.languages[1:]:
        path = path.removesuffix(f".{lang}.md") + ".md" if path.endswith(f".{lang}.md") else path
    return relpath(path, document.path.rpartition("/")[0] or ".")


def _suggest(close: list[str], code: str, document: Document, line: int, text: str, **values: str) -> Diagnostic:
    """The diagnostic, as its `-similar` form when something close exists."""
    if close:
        return _at(document, line, text, f"{code}-similar", similar=close[0], **values)
    return _at(document, line, text, code, **values)


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


RULES: tuple[Callable[[Subject], Iterable[Diagnostic]], ...] = (
    required_fields,
    references,
    files_named,
    records_named,
    field_known,
)


def _at(document: Document, line: int, text: str, code: str, **values: str) -> Diagnostic:
    """A diagnostic at `text` on a line of the document's body."""
    lines = document.body.splitlines()
    index = line - document.body_line
    excerpt = lines[index] if 0 <= index < len(lines) else ""
    column = excerpt.find(text) + 1
    return found(code, document.path, line=line, column=column, length=max(1, len(text)), excerpt=excerpt, **values)


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().replace("/", "-").replace("_", "-")
