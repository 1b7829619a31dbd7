"""The words of the field as frozen values: metadata by kind, Document, Work, Record, Library. No I/O.

Front matter is checked against the classes of this module; `KINDS` maps a kind's name to its class. All fields
are optional here, because a translation or a part may leave out what its original or its publication already
says: `library.assemble` fills in what is inherited, `check` then asks for what the kind requires (`Meta.required`).
"""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Lang = str  # "zh", "en": the list comes from mkdocs.yml, the first is the original's

ROLES = ("authors", "translators", "reviewers", "editors", "photographers")
FOLDERS = {"newsletters": "issue", "reports": "report", "proceedings": "proceedings", "articles": "article", "notices": "notice"}
PARTS = {"issue": "item", "report": "chapter", "proceedings": "paper"}
BREAK = re.compile(r"(?<=[^\s|])\|(?=[^\s|])")  # an editor's mark in a title: a line may end here. A bar between blanks is a bar
LISTED = tuple(FOLDERS)  # the kinds' folders are also the names of their listings and feeds


class Value(BaseModel):
    """A frozen value whose unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Contributor(Value):
    """A name as printed here. `expert` names the record in data/experts.yml that says who it is."""

    name: str = Field(min_length=1)
    affiliation: str | None = None
    orcid: str | None = None
    expert: str | None = None
    email: str | None = None
    corresponding: bool = False


class Attachment(Value):
    """A file that goes with a notice: its path from the document, and the words to show for it."""

    file: str
    title: str | None = None


def _contributor(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _attachment(value: object) -> object:
    return {"file": value} if isinstance(value, str) else value


def _listed(value: object) -> object:
    """A single value where a list is expected is a list of one; an empty field is an empty list."""
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _text(value: object) -> object:
    """A number where text is expected (`number: 3`, `volume: 12`) is the text of that number."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Text = Annotated[str, BeforeValidator(_text)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
People = Annotated[tuple[Annotated[Contributor, BeforeValidator(_contributor)], ...], BeforeValidator(_listed)]
Attachments = Annotated[tuple[Annotated[Attachment, BeforeValidator(_attachment)], ...], BeforeValidator(_listed)]
Localised = Annotated[dict[Lang, str], BeforeValidator(lambda value: {"": value} if isinstance(value, str) else value)]


class Meta(Value):
    """What every kind may say in its front matter."""

    kind: ClassVar[str]
    required: ClassVar[tuple[str, ...]] = ("title",)
    inherited: ClassVar[tuple[str, ...]] = ()  # what a part takes from its publication when it says nothing

    title: Text = ""
    subtitle: Text | None = None
    date: time.date | None = None
    updated: time.date | None = None
    summary: str | None = None
    authors: People = ()
    translators: People = ()
    reviewers: People = ()
    editors: People = ()
    photographers: People = ()
    tags: Texts = ()
    columns: Texts = ()  # keys of data/columns.yml, or plain names
    branch: Text | None = None  # key of data/branches.yml
    audience: Texts = ()
    keywords: Texts = ()
    license: str | None = None
    cover: str | None = None  # path of a picture, from the document
    cover_alt: str | None = None
    status: Literal["draft", "published"] = "published"
    publish_on: time.datetime | time.date | None = None  # Asia/Shanghai where no zone is written
    visibility: Literal["public", "internal"] = "public"
    # Fields that several kinds share, and that old material carries
    number: Text | None = None
    volume: Text | None = None
    year: Annotated[int, Field(ge=1000, le=9999)] | None = None
    series: Text | None = None
    event: Text | None = None
    pages: Text | None = None
    publisher: Text | None = None
    doi: str | None = None
    isbn: Text | None = None
    issn: str | None = None
    bibliography: str | None = None

    @property
    def contributors(self) -> Iterator[tuple[str, Contributor]]:
        """(role, contributor) in the order of ROLES."""
        for role in ROLES:
            for person in getattr(self, role):
                yield role, person


class Issue(Meta):
    """An issue of a newsletter 资讯 or internal journal."""

    kind = "issue"
    required = ("title", "date")
    period: Text | None = None  # "2025年第4季度", "Q4 2025"
    whole_number: Text | None = None  # 总期号
    permit: Text | None = None  # 准印证号
    printer: Text | None = None
    copies: int | None = None


class Item(Meta):
    """One contribution to an issue; `columns` says under which rubric it stands."""

    kind = "item"
    required = ("title", "date")
    inherited = ("date", "year", "publish_on", "visibility", "status", "license")
    source: Text | None = None  # where the news was first published
    source_url: str | None = None


class Report(Meta):
    """A development report or blue book 蓝皮书; `series` × `year` × `region` place it in its matrix."""

    kind = "report"
    required = ("title", "date")
    region: Text | None = None
    edition: Text | None = None
    funding: Text | None = None


class Chapter(Meta):
    """A chapter, foreword or appendix of a report. `matter: front|back` keeps it out of the numbering."""

    kind = "chapter"
    required = ("title", "date")
    inherited = ("date", "year", "publish_on", "visibility", "status", "license")
    matter: Literal["front", "body", "back"] = "body"


class Proceedings(Meta):
    """A volume of papers 论文集."""

    kind = "proceedings"
    required = ("title", "date")
    venue: Text | None = None
    starts: time.date | None = None
    ends: time.date | None = None
    organisers: Texts = ()


class Paper(Meta):
    """A paper of a volume. `abstract` and `keywords` are of its own language, `abstract_en`, `keywords_en`,
    `abstract_zh`, `keywords_zh` those of the other one where the paper has no translation."""

    kind = "paper"
    required = ("title", "date", "authors")
    inherited = ("date", "year", "event", "publish_on", "visibility", "status", "license", "publisher")
    abstract: str | None = None
    abstract_zh: str | None = None
    abstract_en: str | None = None
    keywords_zh: Texts = ()
    keywords_en: Texts = ()
    title_zh: str | None = None
    title_en: str | None = None
    received: time.date | None = None
    accepted: time.date | None = None
    funding: Text | None = None
    classification: Text | None = None  # 中图分类号
    award: Text | None = None


class Article(Meta):
    """A popular-science article 科普文章; `number` counts it within its `series`."""

    kind = "article"
    required = ("title", "date")
    theme_day: Text | None = None


class Notice(Meta):
    """An official notice 通知; `signed_on` is 成文日期, `date` the day of posting."""

    kind = "notice"
    required = ("title", "date")
    document_number: Text | None = None  # 发文字号
    issuer: Texts = ()
    addressees: Texts = ()  # 主送
    copies_to: Texts = ()  # 抄送
    signed_on: time.date | None = None
    deadline: time.date | None = None
    attachments: Attachments = ()
    contact: Text | None = None
    in_force_from: time.date | None = None
    in_force_until: time.date | None = None
    replaces: Text | None = None
    replaced_by: Text | None = None


class Page(Meta):
    """A plain page: home, about."""

    kind = "page"
    order: int | None = None  # place in the main menu; none: not in the menu


KINDS: Mapping[str, type[Meta]] = {
    cls.kind: cls for cls in (Issue, Item, Report, Chapter, Proceedings, Paper, Article, Notice, Page)
}


class Society(Value):
    """data/society.yml: who publishes. One mapping, not a list."""

    name: Localised
    short_name: Localised = Field(default_factory=dict)
    about: Localised = Field(default_factory=dict)
    field: str | None = None
    url: str | None = None
    email: str | None = None
    phone: str | None = None
    address: Localised = Field(default_factory=dict)
    icp: str | None = None
    police: str | None = None  # 公安备案号
    wechat: str | None = None  # picture of the public account's QR code
    sample: Localised = Field(default_factory=dict)  # a line that marks invented content on every page


class Record(Value):
    """One entry of a list in data/<name>.yml. `key` names it within its file."""

    key: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: Localised
    summary: Localised = Field(default_factory=dict)
    title: Localised = Field(default_factory=dict)
    affiliation: Localised = Field(default_factory=dict)
    url: str | None = None
    picture: str | None = None
    orcid: str | None = None
    email: str | None = None
    phone: str | None = None
    date: time.date | None = None
    ends: time.date | None = None
    year: int | None = None
    number: Text | None = None
    place: Localised = Field(default_factory=dict)
    status: Text | None = None
    level: Text | None = None
    branch: Text | None = None
    fields: Texts = ()
    people: Texts = ()
    order: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file in one language. `body_line` is the 1-based line of the file on which the body starts."""

    path: str  # from content/, with "/" and in Unicode form NFC
    key: str  # the path without suffix and language; an index has its folder's key
    lang: Lang
    meta: Meta
    body: str
    body_line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict)  # front-matter field -> its line in the file
    marked: str = ""  # the title with its editor's BREAKs, where it has any

    @property
    def kind(self) -> str:
        return self.meta.kind


@dataclass(frozen=True, slots=True)
class Work:
    """A publication or a part of one, in all its languages: identity apart from language."""

    key: str
    kind: str
    documents: Mapping[Lang, Document]
    parts: tuple[Work, ...] = ()

    def document(self, lang: Lang) -> Document:
        """The document in `lang`, or the original where it is not translated."""
        return self.documents.get(lang) or next(iter(self.documents.values()))

    @property
    def meta(self) -> Meta:
        """The original's metadata."""
        return next(iter(self.documents.values())).meta


@dataclass(frozen=True, slots=True)
class Asset:
    """A file beside the documents. Two assets are equal when their paths and bytes are; `size` in bytes."""

    path: str  # from content/
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that may be published, and nothing else. Works are sorted by key; documents by language order."""

    languages: tuple[Lang, ...]
    works: tuple[Work, ...] = ()
    society: Society | None = None
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)

    def walk(self) -> Iterator[tuple[Work, Work | None]]:
        """Every work with the publication that it is a part of (or none), parents first."""
        for work in self.works:
            yield work, None
            for part in work.parts:
                yield part, work

    def record(self, name: str, key: str) -> Record | None:
        return next((record for record in self.records.get(name, ()) if record.key == key), None)


def localised(texts: Mapping[Lang, str], lang: Lang) -> str:
    """The text for `lang`: its own, else the one written for all, else any that there is, else ''."""
    return texts.get(lang) or texts.get("") or next(iter(texts.values()), "")
