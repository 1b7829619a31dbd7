"""Citations of what no bibliography has, labels of what is not there, and bibliographies that
cannot be understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from huikan.bibliography import Entry
from huikan.check.context import CheckContext, line_of
from huikan.diagnostics import Diagnostic, found
from huikan.markup.citations import CITE, HELD, parse
from huikan.markup.nodes import Node, Text
from huikan.model import Document
from huikan.publication.citations import Labels, Sources, label_names, labels_of, open_sources

SHOWN = 8  # keys that a finding lists
Finding = tuple[str, dict[str, str]]  # its code, and what fills its words
# A word behind @ in running text that is hardly anybody's name: it has figures or a mark in it
_LIKE_A_KEY = re.compile(r"(?=.*[A-Za-z]).*(?:\d{2}|[:_])")


def citations(context: CheckContext) -> Iterator[Diagnostic]:
    """Citations and labels that lead nowhere. A word behind @ that nothing is called may be
    somebody who is spoken to."""
    for work, parent in context.library.walk():
        for lang, document in work.documents.items():
            fragment = context.fragment(document)
            if fragment is None or HELD not in fragment.structure:
                continue
            sources = open_sources(context.library, work, parent, lang, context.bibliographies)
            labels = labels_of(context.fragments, work, parent, lang)
            for node in fragment.root.nodes():
                if CITE in node.attributes:
                    yield from _unknown(document, node, sources, labels)


def _unknown(document: Document, node: Node, sources: Sources, labels: Labels) -> Iterator[Diagnostic]:
    """What is wrong with one citation, at each of its keys."""
    text, citation = node.text(), parse(node.text())
    place = next((child for child in node.children if isinstance(child, Text)), Text(""))
    excerpt = line_of(document, place.line)
    for one in citation.cited:
        is_label = citation.names_label(one)
        if one.key in sources.entries or (is_label and labels.find(one.key)):
            continue
        finding: Finding | None = None
        if is_label:
            finding = _label(one.key, labels)
        elif not sources.files and citation.bracketed and one.key.isascii():
            finding = "citation-without-bibliography", {"what": " ".join(text.split())}
        elif sources.files and (citation.bracketed or _is_meant(one.key, sources.entries)):
            finding = _key(one.key, sources)
        if finding:
            column = excerpt.find(one.key, max(0, place.column - 1)) + 1
            code, values = finding
            yield found(code, document.path, place.line, column, len(one.key), excerpt, **values)


def _is_meant(key: str, entries: Mapping[str, Entry]) -> bool:
    """Whether a word behind @ was meant as a key."""
    return bool(_LIKE_A_KEY.match(key) or get_close_matches(key, entries, 1, 0.8))


def _key(key: str, sources: Sources) -> Finding:
    folded = {name.casefold(): name for name in sources.entries}
    close = get_close_matches(key.casefold(), folded, 1, 0.6)
    values = {"key": key, "files": ", ".join(sources.files), "similar": folded[close[0]] if close else ""}
    return ("unknown-citation-similar" if close else "unknown-citation"), values


def _label(key: str, labels: Labels) -> Finding:
    close = get_close_matches(label_names(key)[0], list(labels.names()), 1, 0.7)
    return ("unknown-label-similar" if close else "unknown-label"), {"key": key, "similar": "".join(close)}


def bibliographies_read(context: CheckContext) -> Iterator[Diagnostic]:
    """What is wrong in the files of references."""
    for path, bibliography in context.bibliographies.items():
        for fault in bibliography.faults:
            yield found(fault.code, path, line=fault.line, what=fault.what)


def unused_references(context: CheckContext) -> Iterator[Diagnostic]:
    """Entries of a publication's own bibliography that it does not cite, and cited ones without
    what every reference has. The society's bibliography may have more than is cited."""
    cited: dict[str, set[str]] = {}
    for work, parent in context.library.walk():
        for lang, document in work.documents.items():
            sources = open_sources(context.library, work, parent, lang, context.bibliographies)
            fragment = context.fragment(document) if sources.files else None
            keys = _cited(fragment.root) if fragment and HELD in fragment.structure else set()
            for path in sources.files:
                cited.setdefault(path, set()).update(keys)
    for path, bibliography in context.bibliographies.items():
        keys = cited.get(path, set())
        unused = [entry for key, entry in bibliography.entries.items() if key not in keys]
        if unused and not path.startswith("data/"):
            named = ", ".join(entry.key for entry in unused[:SHOWN]) + (" …" if len(unused) > SHOWN else "")
            yield found("unused-reference", path, line=unused[0].line, count=len(unused), keys=named)
        for key in bibliography.entries.keys() & keys:
            entry = bibliography.entries[key]
            lacks = [name for name, value in (("title", entry.title), ("year", entry.date or entry.url)) if not value]
            if lacks:
                yield found("incomplete-reference", path, line=entry.line, key=key, what=", ".join(lacks))


def _cited(root: Node) -> set[str]:
    return {one.key for node in root.nodes() if CITE in node.attributes for one in parse(node.text()).cited}
