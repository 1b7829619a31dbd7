"""A book as EPUB has it, before it is a file."""

from __future__ import annotations

import datetime as time
from collections.abc import Mapping
from dataclasses import dataclass, field

from huikan.drawing import CoverData
from huikan.markup import Picture
from huikan.markup.fragment import Fragment
from huikan.model import Lang
from huikan.tasks import FileRef


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a chapter, for the navigation."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A content document: `name` is its file's, without suffix. `targets` lead neutral links to
    files of the book or to URLs; `level` is 1 for what stands below the chapter before it. `page`
    is the number that is printed on its first page, "" where that is not known."""

    name: str
    title: str
    fragment: Fragment
    targets: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    authors: str = ""
    abstract: str = ""
    notices: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    level: int = 0
    page: str = ""


@dataclass(frozen=True, slots=True)
class IndexedAuthor:
    """A line of the index: a name, and the (file name, title) of each chapter that is his or
    hers."""

    name: str
    chapters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EpubBook:
    """A publication in one language. `images` are its pictures by their names in the book;
    `described` if all of them have words for those who do not see them. `mark` says that machines
    had a part in it. `index` are its authors in alphabetical order. `printed` is the same book as
    PDF, where there is one, and `page_source` names the edition whose pages are listed."""

    identifier: str
    lang: Lang
    title: str
    society: str
    publisher: str
    url: str
    date: time.date
    modified: time.datetime
    creators: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    images: Mapping[str, FileRef]
    cover: FileRef | CoverData
    fonts: tuple[FileRef, ...] = ()
    summary: str = ""
    subjects: tuple[str, ...] = ()
    isbn: str = ""
    rights: str = ""
    described: bool = True
    mark: str = ""
    index: tuple[IndexedAuthor, ...] = ()
    printed: FileRef | None = None
    page_source: str = ""
