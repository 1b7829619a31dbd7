"""Where works were before: `moved_from` of their front matter as old addresses and new ones. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from huikan import addresses
from huikan.model import Lang, Library, Work

KEY = re.compile(r"[^\s/\\:?#%<>\"|*]+(?:/[^\s/\\:?#%<>\"|*]+)*")


def former_key(text: str, languages: Sequence[Lang]) -> str | None:
    """The key that an editor means by a key, an address or a file's path: `/en/articles/old/`, `articles/old.md`."""
    parts = text.strip().strip("/").split("/")
    if parts[0] in languages[1:] and len(parts) > 1:
        parts = parts[1:]
    suffixes = ("index.html", "index.md", *(f"index.{lang}.md" for lang in languages), ".html")
    suffixes += (*(f".{lang}.md" for lang in languages), ".md")
    last = next((parts[-1].removesuffix(suffix) for suffix in suffixes if parts[-1].endswith(suffix)), parts[-1])
    key = "/".join([*parts[:-1], *([last] if last else [])])
    return key if KEY.fullmatch(key) and not {".", ".."} & set(key.split("/")) else None


def former_keys(library: Library) -> Iterator[tuple[str, Work, Work]]:
    """(old key, the work that is there no longer, the work that says so): parts have moved with their publication."""
    for work, _ in library.walk():
        for text in work.meta.moved_from:
            old = former_key(text, library.languages)
            if old:
                yield old, work, work
                yield from ((old + part.key[len(work.key) :], part, work) for part in work.parts)


def moves(library: Library, files: Iterable[str] = ()) -> Mapping[str, str]:
    """Old address -> new one, of pages, PDFs and `files` (paths from content/ of what is published beside them).

    An address that a work has now is never an old one.
    """
    names = tuple(files)
    found: dict[str, str] = {}
    for old, work, speaker in former_keys(library):
        for lang in library.languages:
            found.setdefault(addresses.page(old, lang, library.languages), addresses.page(work.key, lang, library.languages))
            found.setdefault(addresses.pdf(old, lang), addresses.pdf(work.key, lang))
        if work is speaker:
            folder = f"{work.key}/"
            found |= {old + name[len(work.key) :]: name for name in names if name.startswith(folder)}
    taken = {addresses.page(work.key, lang, library.languages) for work, _ in library.walk() for lang in library.languages}
    return {old: new for old, new in found.items() if old not in taken and old != new}
