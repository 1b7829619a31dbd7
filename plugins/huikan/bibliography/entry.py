"""Entry: one item of a bibliography as a frozen value, whatever kind of file it was read from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN, _KANA, _CYRILLIC = (re.compile(f"[{letters}]") for letters in (HAN, "\u3041-\u30ff", "\u0400-\u04ff"))
_LANGUAGES: Mapping[str, str] = {
    **dict.fromkeys(("chinese", "zh", "zho", "chi", "schinese", "中文", "汉语"), "zh"),
    **dict.fromkeys(("japanese", "ja", "jpn"), "ja"),
    **dict.fromkeys(("russian", "ru", "rus"), "ru"),
}


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its parts, or in `family` alone the name of an organisation
    (`literal`) or of somebody whose name is not divided."""

    family: str
    given: str = ""
    particle: str = ""  # "van der"; it stands before the family name
    suffix: str = ""  # "Jr"
    literal: bool = False

    @property
    def is_han(self) -> bool:
        return bool(_HAN.search(self.family))


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one item; "" for what is not. `type` is one of `TYPES`.

    Dates are `2024-05-09`, `2024-05`, `2024`, or words (`c1988`). Two entries are equal when they
    say the same, wherever in a file they stand.
    """

    key: str
    type: str = "misc"
    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    container: str = ""  # the journal, book or proceedings that it is a part of
    publisher: str = ""  # or the university, the institution, the repository
    place: str = ""
    date: str = ""
    accessed: str = ""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    chapter: str = ""  # its number, in a book
    number: str = ""  # of a report, a standard, a patent
    genre: str = ""  # "PhD thesis"
    version: str = ""
    doi: str = ""
    url: str = ""
    isbn: str = ""
    issn: str = ""
    language: str = ""
    note: str = ""
    more_authors: bool = False  # "and others": there are more than are named
    line: int = field(default=0, compare=False)

    @property
    def year(self) -> str:
        """The year of its date, "" where that has none."""
        match = re.search(r"(?<!\d)\d{4}(?!\d)", self.date)
        return match[0] if match else ""

    @property
    def lang(self) -> str:
        """The language of the item itself: what it says, else what its title is written in."""
        said = re.split(r"[-_]", self.language.strip().lower())[0]
        if said:
            return _LANGUAGES.get(said, "en")
        text = self.title or " ".join(name.family for name in self.authors) or self.container
        if _KANA.search(text):
            return "ja"
        return "zh" if _HAN.search(text) else "ru" if _CYRILLIC.search(text) else "en"

    @property
    def is_online(self) -> bool:
        return bool(self.url or self.doi)


TEXTS = tuple(item.name for item in fields(Entry) if item.type == "str")

# The types, as CSL calls them where it has them, and the mark that GB/T 7714 gives each
TYPES: Mapping[str, str] = {
    "article-journal": "J",
    "article-magazine": "J",
    "article-newspaper": "N",
    "book": "M",
    "chapter": "M",
    "paper-conference": "C",
    "proceedings": "C",
    "thesis": "D",
    "report": "R",
    "standard": "S",
    "patent": "P",
    "webpage": "EB",
    "dataset": "DS",
    "database": "DB",
    "preprint": "PP",
    "software": "CP",
    "map": "CM",
    "archive": "A",
    "collection": "G",
    "misc": "Z",
}


def bare_doi(text: str) -> str:
    """A DOI without the address or the word that it is written behind."""
    text = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi\s*[:：]?\s*)", "", text.strip(), flags=re.IGNORECASE)
    return text if re.match(r"10\.\d{4,9}/\S+$", text) else ""


def clean_date(text: str) -> str:
    """A date as entries have it: `2024-5-9`, `2024/05/09`, `2024年5月`, `2009 [Online]`."""
    text = " ".join(text.split())
    match = re.match(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[月日]?(?=$|[T/ \[])", text)
    if not match:
        return text
    year, month, day = match.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")


def clean_pages(text: str) -> str:
    """Pages with one hyphen between the first and the last: `12-19`."""
    text = re.sub(r"^(?:pp?\.\s*|第\s*(?=\d.*页$))(?=\w)|(?<=\d)\s*页$", "", text.strip(), flags=re.IGNORECASE)
    return re.sub(r"(?<=\w)\s*(?:--?-?|[\u2010-\u2015\u2212~～至])\s*(?=\w)", "-", " ".join(text.split()))
