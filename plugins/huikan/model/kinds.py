"""The kinds of works and what their front matter may say.

`KINDS` maps a kind's name to its class, whose `profile` says what every room has to know of it.
All fields are optional here, because a translation or a part may leave out what its original or
its publication already says: `library.assemble` fills in what is inherited, `check` then asks
for what the kind requires (`Meta.required`).
"""

from __future__ import annotations

import datetime as time
from collections.abc import Mapping
from typing import Literal

from huikan.model.imprint import Imprint
from huikan.model.meta import Meta
from huikan.model.printing import Bound, Printed
from huikan.model.profile import KindProfile
from huikan.model.values import Attachments, Entries, Highlights, Text, Texts, Url

Notes = Literal["page", "chapter", "book"]  # where a book's notes stand: at the foot of the page, or at the end of …


class Issue(Meta, Imprint):
    """An issue of a newsletter 资讯 or internal journal."""

    kind = "issue"
    profile = KindProfile(
        folder="newsletters",
        part="item",
        binding="saddle-stitch",
        print_template="issue.html",
        print_style="issue.css",
        margins="narrow",
        contact=True,
        rubrics=True,
        cover="masthead",
        colour="seasonal",
        motif="in-turn",
        serial=True,
        page_template="issue.html",
        unit="issue",
        designation=("whole_number", "period"),
        part_feed="items",
        full_text_feed=True,
        og_type="website",
        schema_types="PublicationIssue",
        bibtex_type="",
        carrier="J",
    )
    required = ("title", "date")
    period: Text | None = None  # "2025年第4季度", "Q4 2025"
    whole_number: Text | None = None  # 总期号


class Item(Meta):
    """One contribution to an issue; `columns` says under which rubric it stands."""

    kind = "item"
    profile = KindProfile(page_template="item.html", bibtex_type="article", carrier="J")
    required = ("title", "date")
    inherited = ("date", "year", "publish_on", "visibility", "status", "license")
    source: Text | None = None  # where the news was first published
    source_url: Url | None = None


class Report(Meta, Imprint, Bound):
    """A development report or blue book 蓝皮书; `series` × `year` ×
    `region` place it in its matrix."""

    kind = "report"
    profile = KindProfile(
        folder="reports",
        part="chapter",
        binding="perfect",
        front_matter=True,
        contents_authors=False,
        contents_depth=2,
        figure_lists=True,
        numbered_chapters=True,
        cover="label",
        colour="azurite",
        motif="annual",
        page_template="report.html",
        on_home=2,
        home_row="books",
        unit="volume",
        designation=("region", "edition"),
        og_type="website",
        schema_types=("Report", "Book"),
        bibtex_type="techreport",
        carrier="R",
    )
    required = ("title", "date")
    region: Text | None = None
    edition: Text | None = None
    funding: Text | None = None
    highlights: Highlights = ()
    index: Entries = ()  # terms that the index of the book lists, beside those marked in its texts
    notes: Notes = "page"


class Chapter(Meta):
    """A chapter, foreword or appendix of a report. `matter: front|back`
    keeps it out of the numbering."""

    kind = "chapter"
    profile = KindProfile(
        page_template="chapter.html",
        schema_types="Chapter",
        bibtex_type="incollection",
        carrier="R",
    )
    required = ("title", "date")
    inherited = ("date", "year", "publish_on", "visibility", "status", "license")
    matter: Literal["front", "body", "back"] = "body"


class Proceedings(Meta, Imprint, Bound):
    """A volume of papers 论文集."""

    kind = "proceedings"
    profile = KindProfile(
        folder="proceedings",
        part="paper",
        binding="perfect",
        front_matter=True,
        cover="title",
        colour="ochre",
        motif="edition-count",
        page_template="proceedings.html",
        on_home=1,
        home_row="books",
        unit="volume",
        part_feed="papers",
        og_type="website",
        schema_types="Book",
        bibtex_type="proceedings",
        carrier="C",
    )
    required = ("title", "date")
    venue: Text | None = None
    starts: time.date | None = None
    ends: time.date | None = None
    organisers: Texts = ()
    index: Entries = ()
    notes: Literal["page", "chapter"] = "page"


class Paper(Meta):
    """A paper of a volume. `abstract` and `keywords` are of its own language,
    `abstract_en`, `keywords_en`, `abstract_zh`, `keywords_zh` those of the other one
    where the paper has no translation."""

    kind = "paper"
    profile = KindProfile(
        own_folder=True,
        numbered_figures=True,
        scholarly=True,
        offprint=True,
        page_template="paper.html",
        searched=("title_zh", "title_en", "keywords_zh", "keywords_en", "abstract_zh", "abstract_en"),
        schema_types="ScholarlyArticle",
        bibtex_type="inproceedings",
        carrier="C",
    )
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
    revised: time.date | None = None  # 修回日期
    accepted: time.date | None = None
    online_first: time.date | None = None  # 网络首发日期
    funding: Text | None = None
    classification: Text | None = None  # 中图分类号
    award: Text | None = None  # key of data/awards.yml, or the award in words


class Article(Meta, Printed):
    """A popular-science article 科普文章; `number` counts it within its `series`."""

    kind = "article"
    profile = KindProfile(
        folder="articles",
        binding="loose",
        paper="A5",  # a leaflet, to be handed out
        print_template="article.html",
        print_style="article.css",
        margins="narrow",
        code=True,
        lead_picture=True,
        page_template="article.html",
        listing="cards",
    )
    required = ("title", "date")
    theme_day: Text | None = None


class Notice(Meta, Printed):
    """An official notice 通知; `signed_on` is 成文日期, `date` the day of posting."""

    kind = "notice"
    profile = KindProfile(
        folder="notices",
        binding="loose",
        paper="A4",  # GB/T 9704 asks for it
        print_template="notice.html",
        print_style="notice.css",
        official=True,
        page_template="notice.html",
        on_home=5,
        home_row="agenda",
        listing="dates",
        designation=("document_number",),
        searched=("document_number", "issuer", "addressees", "attachments"),
        bibtex_type="",
    )
    required = ("title", "date")
    document_number: Text | None = None  # 发文字号
    form: Literal["notice", "document", "letter"] = "notice"  # the names alone, the names and 文件, a letter 信函
    sealed: bool = True  # whether seals are put on it: names and date leave room for them
    urgency: Literal["urgent", "most-urgent"] | None = None  # 紧急程度: 加急, 特急
    signers: Texts = ()  # 签发人, of what is written to those above
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
    profile = KindProfile(page_template="page.html", og_type="website", schema_types="WebPage", bibtex_type="")
    order: int | None = None  # place in the main menu; none: not in the menu


KINDS: Mapping[str, type[Meta]] = {cls.kind: cls for cls in Meta.__subclasses__()}  # in the order in which they stand here
FOLDERS: Mapping[str, str] = {cls.profile.folder: kind for kind, cls in KINDS.items() if cls.profile.folder}
PARTS: Mapping[str, str] = {kind: cls.profile.part for kind, cls in KINDS.items() if cls.profile.part}
LISTED = tuple(FOLDERS)  # the kinds' folders are also the names of their listings and feeds


def profile_of(kind: str) -> KindProfile:
    """What the rooms have to know of a kind. KeyError for a kind that nobody has declared."""
    return KINDS[kind].profile
