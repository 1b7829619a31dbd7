"""The kinds of works and what their front matter may say.

`KINDS` maps a kind's name to its class. All fields are optional here, because a translation or a part may leave out what
its original or its publication already says: `library.assemble` fills in what is inherited, `check` then asks for what the
kind requires (`Meta.required`).
"""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from huikan.model.values import Attachments, Contributor, Entries, People, Reviewers, Text, Texts, Url, Value

ROLES = ("authors", "translators", "reviewers", "editors", "photographers")
FOLDERS = {"newsletters": "issue", "reports": "report", "proceedings": "proceedings", "articles": "article", "notices": "notice"}
PARTS = {"issue": "item", "report": "chapter", "proceedings": "paper"}
BREAK = re.compile(r"(?<=[^\s|])\|(?=[^\s|])")  # an editor's mark in a title: a line may end here. A bar between blanks is a bar
LISTED = tuple(FOLDERS)  # the kinds' folders are also the names of their listings and feeds

Notes = Literal["page", "chapter", "book"]  # where a book's notes stand: at the foot of the page, or at the end of …


def unmarked(title: str) -> str:
    """A title without its editor's BREAKs: nothing stands for one, or a blank between two words of letters."""
    return "".join(title_pieces(title))


def title_pieces(title: str) -> tuple[str, ...]:
    """A title in the pieces between its editor's BREAKs: joined they are the title."""
    found, start = [], 0
    for mark in BREAK.finditer(title):
        blank = " " if max(title[mark.start() - 1], title[mark.end()]) < "\u2e80" else ""
        found.append(title[start : mark.start()] + blank)
        start = mark.end()
    return (*found, title[start:])


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
    reviewers: Reviewers = ()  # in order: first, second, final review
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
    moved_from: Texts = ()  # keys that the work had before: readers of its old addresses are led here
    waive: dict[str, str] = Field(default_factory=dict)  # code of a finding -> why it may stand
    translated_from: Text | None = None  # the mark of the original that a translation was made from (`translation.mark`)
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
    recipients: Text | None = None  # whom an internal publication is given to: 发送对象
    printed: time.date | None = None  # the day of printing


class Item(Meta):
    """One contribution to an issue; `columns` says under which rubric it stands."""

    kind = "item"
    required = ("title", "date")
    inherited = ("date", "year", "publish_on", "visibility", "status", "license")
    source: Text | None = None  # where the news was first published
    source_url: Url | None = None


class Report(Meta):
    """A development report or blue book 蓝皮书; `series` × `year` × `region` place it in its matrix."""

    kind = "report"
    required = ("title", "date")
    region: Text | None = None
    edition: Text | None = None
    funding: Text | None = None
    index: Entries = ()  # terms that the index of the book lists, beside those marked in its texts
    notes: Notes = "page"


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
    index: Entries = ()
    notes: Literal["page", "chapter"] = "page"


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
