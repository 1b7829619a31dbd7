"""Meta: what the front matter of every kind may say. `kinds` adds what is special to each."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from huikan.model.profile import KindProfile
from huikan.model.values import (
    AiUse,
    Attachment,
    Contributor,
    Corrections,
    Doi,
    People,
    Retraction,
    Reviewers,
    Text,
    Texts,
    Value,
    Versions,
)

ROLES = ("authors", "translators", "reviewers", "editors", "photographers")

CitationStyle = Literal["gbt7714", "gbt7714-author-date", "gbt7714-2015", "gbt7714-2015-author-date", "apa"]
CITATION_STYLES: tuple[CitationStyle, ...] = get_args(CitationStyle)


class Meta(Value):
    """What every kind may say in its front matter."""

    kind: ClassVar[str]
    profile: ClassVar[KindProfile] = KindProfile()
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
    versions: Versions = ()
    corrections: Corrections = ()
    retracted: Retraction | None = None
    ai: AiUse | None = None  # the part that machines had in it
    translated_from: Text | None = None  # the mark of the original that a translation was made from (`translation.mark`)
    # Fields that several kinds share, and that old material carries
    number: Text | None = None
    volume: Text | None = None
    year: Annotated[int, Field(ge=1000, le=9999)] | None = None
    series: Text | None = None
    event: Text | None = None
    pages: Text | None = None
    publisher: Text | None = None
    doi: Doi | None = None
    cstr: Text | None = None  # of China's Science and Technology Resources: 32001.14.11-6035.2025.01
    isbn: Text | None = None
    issn: str | None = None
    bibliography: Texts = ()  # files of references, their paths from the document
    citation_style: CitationStyle | None = None
    macros: str | None = None  # definitions in TeX for the formulas of the work

    @property
    def contributors(self) -> Iterator[tuple[str, Contributor]]:
        """(role, contributor) in the order of ROLES."""
        for role in ROLES:
            for person in getattr(self, role):
                yield role, person

    @property
    def files(self) -> tuple[Attachment, ...]:
        """The files that go with the work, for kinds that have any."""
        return getattr(self, "attachments", ())
