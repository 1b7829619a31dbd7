"""What is published: documents, works, records and files, gathered in the Library."""

from __future__ import annotations

import datetime as time
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from pydantic import Field

from huikan.model.kinds import profile_of
from huikan.model.meta import Meta
from huikan.model.profile import KindProfile
from huikan.model.society import DataEntry, Society
from huikan.model.values import Fields, Hours, Lang, Localised, Orcid, Text, Texts, Url


class Record(DataEntry):
    """One entry of a list in data/<name>.yml. `key` names it within its file."""

    key: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: Localised
    summary: Localised = Field(default_factory=dict)
    title: Localised = Field(default_factory=dict)
    affiliation: Localised = Field(default_factory=dict)
    url: Url | None = None
    picture: str | None = None
    orcid: Orcid | None = None
    pinyin: Text | None = None  # of a Chinese name, the family name first: Ouyang Chun
    family: Localised = Field(default_factory=dict)  # the family name, where it cannot be told
    former_names: Texts = ()  # other names that somebody has signed with
    email: str | None = None
    phone: str | None = None
    date: time.date | None = None
    ends: time.date | None = None
    hours: Hours | None = None  # of an event, each day: 09:00-17:30
    updated: time.date | None = None  # when it was last changed: calendar programs are told
    series: Localised = Field(default_factory=dict)  # that an event belongs to
    year: int | None = None
    number: Text | None = None
    place: Localised = Field(default_factory=dict)
    status: Text | None = None
    level: Text | None = None
    branch: Text | None = None
    fields: Fields = ()  # of what somebody works on
    people: Texts = ()
    order: int | None = None
    waive: dict[str, str] = Field(default_factory=dict)  # code of a finding -> why it may stand


@dataclass(frozen=True, slots=True)
class Document:
    """One file in one language. `body_line` is the 1-based line of the
    file on which the body starts."""

    path: str  # from content/, with "/" and in Unicode form NFC
    key: str  # the path without suffix and language; an index has its folder's key
    lang: Lang
    meta: Meta
    body: str
    body_line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict)  # front-matter field -> its line in the file
    marked: str = ""  # the title with its editor's BREAKs, where it has any
    behind: Lang = ""  # the language of the original, where that has changed since this translation was made
    posted: time.datetime | None = None  # when readers got it, where `date` does not say so
    changed: time.date | None = None  # the same of its last change

    @property
    def kind(self) -> str:
        return self.meta.kind

    @property
    def profile(self) -> KindProfile:
        return self.meta.profile


@dataclass(frozen=True, slots=True)
class Work:
    """A publication or a part of one, in all its languages: identity apart from language."""

    key: str
    kind: str
    documents: Mapping[Lang, Document]
    parts: tuple[Work, ...] = ()

    @property
    def profile(self) -> KindProfile:
        """What the rooms have to know of its kind."""
        return profile_of(self.kind)

    def document(self, lang: Lang) -> Document:
        """The document in `lang`, or the original where it is not translated."""
        return self.documents.get(lang) or next(iter(self.documents.values()))

    @property
    def original(self) -> Document:
        """The document that the others are translations of: the first
        that is not marked as one itself."""
        documents = self.documents.values()
        return next((document for document in documents if not document.meta.translated_from), next(iter(documents)))

    @property
    def meta(self) -> Meta:
        """The original's metadata."""
        return next(iter(self.documents.values())).meta


@dataclass(frozen=True, slots=True)
class Asset:
    """A file beside the documents. Two assets are equal when their paths
    and bytes are; `size` in bytes.

    A picture's `width` and `height` are those in which it is shown, in
    pixels; 0 where that is not known.
    """

    path: str  # from content/
    sha256: str
    size: int
    width: int = 0
    height: int = 0
    still: str = ""  # "JPEG", "PNG", "GIF" or "WebP" for a picture of pixels that does not move
    label: float = 0.0  # of a drawing: the height of its smallest letters as a share of its width
    words: tuple[tuple[int, str], ...] = ()  # of a drawing: what it says, with its lines


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that may be published, and nothing else. Works are sorted by
    key; documents by language order."""

    languages: tuple[Lang, ...]
    works: tuple[Work, ...] = ()
    society: Society | None = None
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    withheld: frozenset[tuple[str, Lang]] = frozenset()  # (key, language) of what its errors keep back

    def walk(self) -> Iterator[tuple[Work, Work | None]]:
        """Every work with the publication that it is a part of (or none), parents first."""
        for work in self.works:
            yield work, None
            for part in work.parts:
                yield part, work

    def paths(self) -> dict[tuple[str, Lang], str]:
        """The path of each document by its key and language."""
        return {(work.key, lang): document.path for work, _ in self.walk() for lang, document in work.documents.items()}

    def record(self, name: str, key: str) -> Record | None:
        return next((record for record in self.records.get(name, ()) if record.key == key), None)


def localised(texts: Mapping[Lang, str], lang: Lang) -> str:
    """The text for `lang`: its own, else the one written for all,
    else any that there is, else ''."""
    return texts.get(lang) or texts.get("") or next(iter(texts.values()), "")


def beside(path: str, name: str) -> str:
    """The path from content/ of a file that the document or data file at `path` names; a
    leading "/" starts at content/."""
    name = name.replace("\\", "/")
    place = name.lstrip("/") if name.startswith("/") else join(dirname(path), name)
    return unicodedata.normalize("NFC", normpath(place))
