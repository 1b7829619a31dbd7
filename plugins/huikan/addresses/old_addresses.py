"""Where works were before: `moved_from` of their front matter as
old addresses and new ones. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from huikan.addresses import layout
from huikan.addresses.reserved import can_be_published, reserved_reason
from huikan.model import Lang, Library, Work

KEY = re.compile(r"[^\s/\\:?#%<>\"|*]+(?:/[^\s/\\:?#%<>\"|*]+)*")


@dataclass(frozen=True, slots=True)
class Move:
    """Where an old address leads, and the document and line that say so.

    `implied`: the old address follows from the key alone (a PDF, a part,
    a file), nobody has written it.
    """

    to: str
    path: str
    line: int
    implied: bool = False


def former_key(text: str, languages: Sequence[Lang]) -> str | None:
    """The key that an editor means by a key, an address or a file's path:
    `/en/articles/old/`, `articles/old.md`."""
    parts = text.strip().strip("/").split("/")
    if parts[0] in languages[1:] and len(parts) > 1:
        parts = parts[1:]
    suffixes = ("index.html", "index.md", *(f"index.{lang}.md" for lang in languages), ".html")
    suffixes += (*(f".{lang}.md" for lang in languages), ".md")
    last = next((parts[-1].removesuffix(suffix) for suffix in suffixes if parts[-1].endswith(suffix)), parts[-1])
    key = "/".join([*parts[:-1], *([last] if last else [])])
    sound = KEY.fullmatch(key) and can_be_published(key) and reserved_reason(f"{key}/") != "rule"
    return key if sound else None


def former_keys(library: Library) -> Iterator[tuple[str, Work, Work]]:
    """(old key, the work that is there no longer, the work that says so): parts
    have moved with their publication."""
    for work, _ in library.walk():
        for text in work.meta.moved_from:
            old = former_key(text, library.languages)
            if old:
                yield old, work, work
                yield from ((old + part.key[len(work.key) :], part, work) for part in work.parts)


def first_key(work: Work, parent: Work | None, languages: Sequence[Lang]) -> str:
    """The key that a work had when it was first published: the first that `moved_from` has, of
    itself or of the publication that it is a part of."""
    own = _first(work, languages)
    if own or parent is None:
        return own or work.key
    above = _first(parent, languages)
    return above + work.key[len(parent.key) :] if above and work.key.startswith(f"{parent.key}/") else work.key


def _first(work: Work, languages: Sequence[Lang]) -> str:
    return next(filter(None, (former_key(text, languages) for text in work.meta.moved_from)), "")


def moves(library: Library, files: Iterable[str] = ()) -> Mapping[str, Move]:
    """Old address -> new one, of pages, PDFs and `files` (paths from content/ of
    what is published beside them).

    What no editor has written and a work has now is no old address.
    """
    names = tuple(files)
    table: dict[str, Move] = {}
    for old, work, speaker in former_keys(library):
        document = speaker.document(library.languages[0])
        path, line = document.path, document.lines.get("moved_from", 1)
        for lang in library.languages:
            pairs = (
                (layout.page(old, lang, library.languages), layout.page(work.key, lang, library.languages), work is not speaker),
                (layout.pdf(old, lang), layout.pdf(work.key, lang), True),
            )
            for before, after, implied in pairs:
                table.setdefault(before, Move(after, path, line, implied))
        if work is speaker:
            folder = f"{work.key}/"
            table |= {old + name[len(work.key) :]: Move(name, path, line, True) for name in names if name.startswith(folder)}
    taken = {layout.page(work.key, lang, library.languages) for work, _ in library.walk() for lang in library.languages}
    return {old: move for old, move in table.items() if old != move.to and not (move.implied and old in taken)}
