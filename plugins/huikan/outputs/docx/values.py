"""A text as a file of Word has it, before it is a file."""

from __future__ import annotations

import datetime as time
from collections.abc import Mapping
from dataclasses import dataclass, field

from huikan.markup.fragment import Fragment
from huikan.model import Lang
from huikan.tasks import FileRef


@dataclass(frozen=True, slots=True)
class NoticeHead:
    """What stands round the text of a notice (GB/T 9704). `red_head`: the issuers stand above it in
    red, over a red line; a society that prints on paper that has one leaves it out."""

    issuers: tuple[str, ...]
    signed: str
    posted: str
    red_head: bool = True
    form: str = "notice"  # "document": the names and 文件; "letter": the number stands at the right
    sealed: bool = True  # whether seals are put on it
    number: str = ""
    urgency: str = ""
    signers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    name: str
    affiliation: str = ""
    email: str = ""  # of the corresponding author


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What stands above the text of a paper, or of any other text. `abstracts` and `facts` have
    their labels: (language, label with its colon, words)."""

    authors: tuple[Author, ...] = ()
    abstracts: tuple[tuple[Lang, str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    second_title: str = ""
    second_lang: Lang = ""


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A text in one language. `lines` are those of its title where its editor breaks it; `targets`
    and `pictures` lead neutral links to URLs and to files; `notices` say what became of it, `ai`
    what part machines had in it, `mark` the same for programs; `draft` stands at the head of each
    page of one that is not published."""

    key: str
    lang: Lang
    title: str
    society: str
    date: time.date
    head: NoticeHead | PaperHead
    fragment: Fragment
    targets: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, FileRef] = field(default_factory=dict)
    fonts: tuple[FileRef, ...] = ()
    lines: tuple[str, ...] = ()
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    sample: str = ""
    ai: str = ""
    mark: str = ""
    draft: bool = False
