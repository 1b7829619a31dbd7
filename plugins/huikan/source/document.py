"""One file's text becomes a Document and everything that is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from huikan.diagnostics import Diagnostic
from huikan.diagnostics.codes import WAIVABLE
from huikan.model import KINDS, Attachment, Document, Lang, Meta, Reviewer
from huikan.source import characters, document_identity, front_matter, input_errors, strict, titles, typed
from huikan.source.field_aliases import FIELD_ALIASES
from huikan.source.front_matter import FrontMatterSpan
from huikan.source.nodes import Node
from huikan.source.source_text import SourceText

MAX_BYTES = 2 * 1024 * 1024
# XML and HTML know none of these, or they turn the order of letters about (U+202A…202E,
# U+2066…2069); Python-Markdown uses two of them for itself.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
MAX_LINES = 20  # of a body that are named for what they cannot say


def parse(path: str, text: str, languages: Sequence[Lang]) -> tuple[Document | None, list[Diagnostic]]:
    """The document that a text at `path` (from content/) is, and its faults. Never raises.

    A document comes even from a faulty text, without the faulty fields: `lines` still
    names these, so that nobody calls them missing. None: it lies where no document
    belongs, or is too big to be one.
    """
    path = unicodedata.normalize("NFC", path)
    page = SourceText.of(path, characters.read(text.removeprefix("\ufeff")))
    identity = document_identity.identify(path, languages)
    faults = document_identity.path_problems(path, languages)
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        return None, [*faults, page.found("document-too-big", limit=f"{MAX_BYTES // 1024 // 1024} MB")]
    if not identity.kind:
        return None, faults
    cls = KINDS[identity.kind]
    span, fences = front_matter.split(page)
    if twice := front_matter.second(page, span, {*cls.model_fields, *FIELD_ALIASES}):
        fences.append(twice)
    tree, readings = _front_matter(page, span, cls)
    meta, mistakes = typed.fill(page, tree, cls, languages)
    body, unprintable = _body(page, span.body)
    lines = dict(typed.lines(tree))
    heading, title = titles.title(body, _given(meta, tree))
    if heading:
        body[heading.start : heading.end] = [""] * (heading.end - heading.start)
        lines.setdefault("title", span.body + heading.start)
    filled = (meta or cls()).model_copy(update={"title": title})
    document = Document(path, identity.key, identity.lang, filled, "\n".join(body), span.body, lines)
    inside = sorted([*fences, *readings, *mistakes, *unprintable], key=lambda fault: (fault.line, fault.column))
    return document, faults + inside


def _front_matter(page: SourceText, span: FrontMatterSpan, cls: type[Meta]) -> tuple[Node | None, list[Diagnostic]]:
    names = {*cls.model_fields, *Reviewer.model_fields, *Attachment.model_fields, *WAIVABLE}
    repaired, faults = input_errors.repair(page, span.first, span.last, names, {*cls.model_fields})
    tree, more = strict.compose(repaired, {fault.line for fault in faults})
    return tree, faults + more


def _given(meta: Meta | None, tree: Node | None) -> str:
    """The title of the front matter; as it stands there if it has a fault."""
    if meta and meta.title:
        return meta.title
    if tree and "title" in tree.broken:
        return tree.broken["title"][1].strip(" \"'")
    entry = tree.entries.get("title") if tree else None
    return str(entry[1].value).strip() if entry and entry[1].value is not None else ""


def _body(page: SourceText, first: int) -> tuple[list[str], list[Diagnostic]]:
    """The lines of the body with spaces for what no medium can print."""
    lines, faults = [], []
    for number, text in enumerate(page.lines[first - 1 :], first):
        unprintable, garbled = UNPRINTABLE.search(text), text.find("\ufffd")
        if unprintable:
            name = f"U+{ord(unprintable[0]):04X}"
            faults.append(page.found("control-character-in-body", number, unprintable.start() + 1, 1, character=name))
        if (mark := text.find("\ufeff")) >= 0:
            faults.append(page.found("byte-order-mark", number, mark + 1, 1))
        if garbled >= 0:
            faults.append(page.found("garbled-text", number, garbled + 1, 1))
        if input_errors.CONFLICT.fullmatch(text) and not text.startswith("="):
            faults.append(page.found("merge-conflict", number, 1, 7))
        lines.append(UNPRINTABLE.sub(" ", text))
    return lines, faults[:MAX_LINES]
