"""Links, anchors and pictures that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from posixpath import relpath

from huikan.check.subject import Subject, at
from huikan.diagnostics import Diagnostic
from huikan.markup.fragment import Reference
from huikan.model import Document


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
    elif scheme == "asset" and name in subject.refused:
        yield at(document, reference.line, reference.href, "refused-file", href=reference.href)
    elif scheme == "asset" and name not in subject.library.assets:
        code = "broken-image" if reference.kind == "image" else "broken-link"
        yield _broken(code, subject, document, reference, name)
    elif scheme == "work" and name in subject.works:
        yield from _anchor(subject, document, reference, name, anchor)
    elif scheme == "work" and name in subject.withheld:
        yield at(document, reference.line, reference.href, "unpublished-link", href=reference.href)
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
        return at(document, line, text, f"{code}-similar", similar=close[0], **values)
    return at(document, line, text, code, **values)
