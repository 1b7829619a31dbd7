"""Characters that no font has: where they stand, and which of them a book shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from huikan.diagnostics import Diagnostic, found
from huikan.markup.formulas import printed_text
from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path
from huikan.model import Asset, Document, Lang
from huikan.typesetting import missing_glyphs

CODE = "missing-glyph"
NAMED = 12  # places of a character that a message names
Place = tuple[str, int, int, str]  # file, line and column from 1 (0: none), the line's text


def check(
    documents: Sequence[Document],
    fragments: Mapping[tuple[str, Lang], Fragment],
    assets: Mapping[str, Asset],
    fonts: Iterable[Path],
) -> list[Diagnostic]:
    """A finding for each character of these documents and their drawings that no font has, with
    all its places."""
    texts = {document.path: text(document, fragments.get((document.key, document.lang))) for document in documents}
    drawings = {path: asset for path, asset in assets.items() if asset.words}
    words = (line for asset in drawings.values() for _, line in asset.words)
    missing = missing_glyphs("".join((*texts.values(), *words)), fonts)
    if not missing:
        return []
    places: dict[str, list[Place]] = {char: [] for char in sorted(missing)}
    for document in documents:
        for char in missing & set(texts[document.path]):
            places[char] += _places(char, document, fragments.get((document.key, document.lang)))
    paths = {path for fragment in fragments.values() for path in _drawings(fragment)}
    for path in sorted(paths & set(drawings)):
        for number, line in drawings[path].words:
            for char in missing & set(line):
                places[char].append((path, number, 0, line))
    return [_finding(char, every) for char, every in places.items() if every]


def text(document: Document, fragment: Fragment | None) -> str:
    """What of a document is printed: its text and the words of its metadata."""
    return (printed_text(fragment) if fragment else "") + _words(document, set())


def _words(document: Document, without: set[str]) -> str:
    return document.meta.model_dump_json(exclude_none=True, exclude={"macros"} | without)


def _drawings(fragment: Fragment) -> Iterator[str]:
    return (asset_path(each.target) for each in fragment.references if each.kind == "image" and each.target.endswith(".svg"))


def _places(char: str, document: Document, fragment: Fragment | None) -> Iterator[Place]:
    """Each line of a document on which a character stands, in its head and in its text."""
    fields = document.meta.model_dump(mode="json", exclude_none=True, exclude={"macros"})
    for at in sorted({document.lines.get(name, 1) for name, value in fields.items() if char in str(value)}):
        yield document.path, at, 0, ""
    lines = document.body.splitlines()
    count = 0
    for number, line in enumerate(lines, document.body_line):
        if char in line:
            count += 1
            yield document.path, number, line.index(char) + 1, line
    if not count and fragment and char in printed_text(fragment):  # what a data file or an entity brings
        yield document.path, next((run.line for run in fragment.root.texts() if char in run.value), 1), 0, ""


def _finding(char: str, places: list[Place]) -> Diagnostic:
    (path, line, column, excerpt), *_ = places
    named = [f"{path}:{line}" for path, line, _, _ in places]
    rest = [f"(+{len(named) - NAMED})"] if len(named) > NAMED else []
    return found(
        CODE,
        path,
        line=line,
        column=column,
        excerpt=excerpt,
        char=char,
        code=f"U+{ord(char):04X}",
        name=unicodedata.name(char, ""),
        places=", ".join(named[:NAMED] + rest),
    )


def missing_of(findings: Iterable[Diagnostic]) -> frozenset[str]:
    """The characters that such findings are about."""
    return frozenset(finding.values["char"] for finding in findings if finding.code == CODE)


def missing_in(
    missing: frozenset[str],
    documents: Iterable[Document],
    fragments: Mapping[tuple[str, Lang], Fragment],
    assets: Mapping[str, Asset],
) -> str:
    """Those of the characters that a book of these documents shows, in order."""
    characters: set[str] = set()
    for document in documents if missing else ():
        fragment = fragments.get((document.key, document.lang))
        characters |= missing & set(text(document, fragment))
        for path in _drawings(fragment) if fragment else ():
            characters.update(char for _, line in assets[path].words for char in missing & set(line)) if path in assets else None
    return "".join(sorted(characters))
