"""What the rules look at: a library, its rendered documents, and look-ups made once."""

from __future__ import annotations

import datetime as time
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property, lru_cache

from huikan.bibliography import Bibliography
from huikan.diagnostics import Diagnostic, found
from huikan.markup.fragment import Fragment
from huikan.model import Document, Lang, Library, Work


@dataclass(frozen=True, slots=True)
class TextFindings:
    """What was found in the text of one document, and all that it was found from."""

    document: Document
    fragment: Fragment | None
    ours: frozenset[str]  # numbers that are nobody's but the society's
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class CheckContext:
    """What the rules look at: the library, its rendered documents, and look-ups made once."""

    library: Library
    fragments: Mapping[tuple[str, Lang], Fragment]
    withheld: frozenset[str]
    internal: tuple[Document, ...] = ()  # what is never published
    refused: frozenset[str] = frozenset()  # files that are there and may not be published
    site_names: Mapping[Lang, str] = field(default_factory=dict)  # what mkdocs.yml calls the society
    today: time.date | None = None  # of the build
    bibliographies: Mapping[str, Bibliography] = field(default_factory=dict)  # by path
    texts: Mapping[str, TextFindings] = field(default_factory=dict)  # what was found in texts, by path
    site_url: str = ""  # the address of the site
    unsubscribe: str = ""  # that at which mails are unsubscribed from

    @cached_property
    def works(self) -> Mapping[str, Work]:
        return {work.key: work for work, _ in self.library.walk()}

    @cached_property
    def keys(self) -> Mapping[str, frozenset[str]]:
        """The keys of each list of records."""
        return {name: frozenset(record.key for record in records) for name, records in self.library.records.items()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Assets and works by themselves."""
        return {name: name for name in (*self.works, *self.library.assets)}

    @cached_property
    def tails(self) -> Mapping[str, str]:
        """The same by the last piece of their names."""
        return {name.rpartition("/")[2]: name for name in self.names}

    def similar(self, name: str) -> list[str]:
        """At most one work or asset whose name could be meant."""
        for names, text, cutoff in ((self.names, name, 0.85), (self.tails, name.rpartition("/")[2], 0.8)):
            if close := nearest(text, names, cutoff):
                return [names[close[0]]]
        return []

    def fragment(self, document: Document) -> Fragment | None:
        """The document as it is published; None where it could not be rendered."""
        return self.fragments.get((document.key, document.lang))

    def documents(self) -> Iterator[Document]:
        for work, _ in self.library.walk():
            yield from work.documents.values()

    def originals(self) -> Iterator[Document]:
        """The first language of every work, the internal ones too."""
        keys: set[str] = set()
        for document in (*self.documents(), *self.internal):
            if document.key not in keys:
                keys.add(document.key)
                yield document


def at(document: Document, line: int, text: str, code: str, **values: str) -> Diagnostic:
    """A diagnostic at `text` on a line of the document's body."""
    excerpt = line_of(document, line)
    column = excerpt.find(text) + 1
    return found(code, document.path, line=line, column=column, length=max(1, len(text)), excerpt=excerpt, **values)


def line_of(document: Document, line: int) -> str:
    """A line of the document's body as it stands in the file; "" elsewhere."""
    lines = _lines(document.body)
    index = line - document.body_line
    return lines[index] if 0 <= index < len(lines) else ""


@lru_cache(8)  # a text may be asked for each of its lines
def _lines(body: str) -> tuple[str, ...]:
    return tuple(body.split("\n"))


def nearest(name: str, names: Iterable[str], cutoff: float) -> list[str]:
    """At most one of the names, that which is nearest: first one that differs by letter case, by
    Unicode form, by a separator or by zeros before a number; else one that is alike to `cutoff`."""
    folded: dict[str, str] = {}
    for each in names:
        folded.setdefault(_fold(each), each)
    wanted = _fold(name)
    close = [wanted] if wanted in folded else get_close_matches(wanted, list(folded), 1, cutoff)
    return [folded[each] for each in close]


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[/_\s]", "-", plain))
