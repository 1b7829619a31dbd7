"""References after GB/T 7714, of 2025 and of 2015, numbered or by author and year.

An item is written in its own language, whatever the document's: 等 or et al., 译 or trans. The
edition of 2025 writes `，：；（）` full width, `.` and `[ ]` half width (clause 7), family names
not in capitals (7.1.1), a day of access for what is on the web alone (7.6), a standard's number
before its title (8.9), preprints `[PP]` (8.15). That of 2015 has half-width marks, family names in
capitals and a day of access wherever one is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huikan.bibliography.entry import TYPES, Entry, Name
from huikan.bibliography.names import is_pinyin
from huikan.bibliography.runs import Run, Runs, address, doi_link, has_doi, joined

NAMED = 3  # names of one role; of more of them the first three stand (7.1.2)
_ON_THE_WEB = frozenset(("webpage", "dataset", "database", "preprint", "software"))  # they have a day of access
_OTHERS = {"zh": "等", "ja": "他", "ru": "и др."}
_TRANSLATED = {"zh": "译", "ja": "訳", "ru": "пер."}
_UNDATED = {"zh": "日期不详", "ja": "発行年不明"}
_NOBODY = {"zh": "佚名", "ja": "佚名", "ru": "Аноним"}
ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th"}


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks between the parts of a reference."""

    comma: str
    colon: str
    semicolon: str
    opening: str
    closing: str


WIDE, NARROW = Marks("，", "：", "；", "（", "）"), Marks(", ", ": ", "; ", "(", ")")


@dataclass(frozen=True, slots=True)
class GBT7714:
    """A way of the standard: its year, and whether lists are by author and year."""

    edition: int = 2025
    author_date: bool = False

    @property
    def marks(self) -> Marks:
        return WIDE if self.edition >= 2025 else NARROW

    def reference(self, entry: Entry, letter: str = "") -> Runs:
        """An item of the list. `letter` follows the year where several works share it."""
        return joined(_Writer(self, entry, letter).runs())

    def shown(self, entry: Entry) -> str:
        """Who stands for an item in a list by author and year: names, else 佚名, Anon."""
        return _Writer(self, entry, "").creators() or self.author(entry)

    def author(self, entry: Entry) -> str:
        """Who is named in the text: `闻人楚等`, `Vargen et al.` (9.3.1.2)."""
        names = entry.authors or entry.editors
        if entry.type == "standard" and self.edition >= 2025:
            return entry.number or entry.title
        if not names:
            return _NOBODY.get(entry.lang, "Anon") if self.author_date else entry.title
        first = names[0]
        said = first.family + first.given if first.is_han and not first.literal else f"{first.particle} {first.family}".strip()
        if len(names) == 1 and not entry.more_authors:
            return said
        return f"{said}等" if first.is_han else f"{said} {_OTHERS.get(entry.lang, 'et al.')}"

    def year(self, entry: Entry, letter: str = "") -> str:
        """The year behind a name, with its letter; "" for a standard whose number has it."""
        if entry.type == "standard" and entry.year in entry.number:
            return ""
        return f"{entry.year or entry.date or _UNDATED.get(entry.lang, 'n.d.')}{letter}"


class _Writer:
    """Writes one item."""

    def __init__(self, style: GBT7714, entry: Entry, letter: str) -> None:
        self.style, self.entry, self.letter, self.marks = style, entry, letter, style.marks
        self.lang = entry.lang

    def runs(self) -> Iterator[Run]:
        """The parts, each with a full stop and a blank behind it; a full-width bracket brings its
        own space."""
        sentences = [part for part in self.sentences() if part]
        for at, part in enumerate(sentences):
            stop = "" if part[-1].text.endswith(".") else "."
            following = sentences[at + 1][0].text if at + 1 < len(sentences) else "（"
            yield from part
            yield Run(stop if following.startswith("（") else f"{stop} ")

    def sentences(self) -> Iterator[list[Run]]:
        nobody = _NOBODY.get(self.lang, "Anon") if self.style.author_date and not self.is_known_by_number() else ""
        who = self.creators() or nobody
        yield [Run(f"{who}{self.marks.comma}{self.year()}" if self.style.author_date else who)] if who else []
        host = self.host()
        if self.entry.type in ("chapter", "paper-conference") and self.entry.container:
            translators = self.translators()
            lead = f"{self.title()}. {translators}" if translators else self.title()
            editors = self.names(self.entry.editors)
            short = not (self.entry.publisher or self.entry.place)
            whole = ". ".join(filter(None, (editors, self.titled(self.entry.container))))
            behind = self.imprint() if short else ""
            mark = self.marks.colon if behind == self.entry.pages else self.marks.comma
            yield [Run(f"{lead}//{whole}{mark + behind if behind else ''}")]
            yield [Run(self.edition())] if self.edition() else []
            yield [Run(self.imprint())] if not short and self.imprint() else []
        else:
            yield [Run(self.title())]
            yield [Run(text)] if (text := self.translators()) else []
            yield [Run(text)] if (text := self.edition()) else []
            yield [Run(host)] if host else []
        yield from self.access()

    def creators(self) -> str:
        """Who made it; of a book without authors its editors."""
        entry = self.entry
        if self.is_known_by_number():
            return ""
        hosted = entry.type in ("chapter", "paper-conference")
        return self.names(entry.authors or (() if hosted else entry.editors), entry.more_authors)

    def is_known_by_number(self) -> bool:
        """Whether its number stands first: of a standard (8.9)."""
        return self.entry.type == "standard" and self.style.edition >= 2025

    def names(self, names: Sequence[Name], others: bool = False) -> str:
        said = self.marks.comma.join(self.name(name) for name in names[:NAMED])
        if said and (len(names) > NAMED or others):
            said += self.marks.comma + _OTHERS.get(self.lang, "et al.")
        return said

    def name(self, name: Name) -> str:
        """`钱学森`, `Einstein A`, `De Morgan A`, `Li Jiangning`; `EINSTEIN A` in 2015."""
        if name.literal:
            return name.family
        if name.is_han:  # a foreign name half in characters: 昂温 G
            given = f" {initials(name.given)}" if re.match("[A-Za-z]", name.given) else name.given
            return name.family + given
        family = f"{name.particle} {name.family}".strip()
        recent = self.style.edition >= 2025
        given = name.given if recent and is_pinyin(name) else initials(name.given, hyphens=recent)
        return " ".join(filter(None, (family if recent else family.upper(), given, name.suffix.rstrip("."))))

    def translators(self) -> str:
        names = self.names(self.entry.translators)
        return f"{names}{self.marks.comma}{_TRANSLATED.get(self.lang, 'trans.')}" if names else ""

    def title(self) -> str:
        """The title, what is part of it, and the mark of what it is."""
        entry = self.entry
        carrier = "/OL" if entry.is_online else ""
        kind = "EB" if entry.type == "preprint" and self.style.edition < 2025 else TYPES.get(entry.type, "Z")
        mark = f"[{kind}{carrier}]"
        if self.is_known_by_number():
            return f"{entry.number} {entry.title}".strip() + mark
        number = entry.number if entry.type in ("report", "standard", "patent", "archive") else ""
        pieces = [self.colons(entry.title.rstrip(".")), self.volume() if not entry.container else "", number]
        return self.marks.colon.join(filter(None, pieces)) + mark

    def titled(self, container: str) -> str:
        return self.marks.colon.join(filter(None, (self.colons(container), self.volume())))

    def colons(self, title: str) -> str:
        """A title whose other information stands behind the standard's colon (7.2.3)."""
        return re.sub(r"(?<=\S)(?:: |：\s*)(?=\S)", self.marks.colon, title)

    def volume(self) -> str:
        """`第1卷`, `Vol. 1` of a book."""
        volume = self.entry.volume
        if not volume or self.entry.type not in ("book", "chapter", "proceedings", "collection", "paper-conference"):
            return ""
        if self.lang in ("zh", "ja"):
            return f"第{volume}卷" if re.fullmatch(r"[\dIVXLC一二三四五六七八九十]+", volume) else volume
        return f"Vol. {volume}" if re.fullmatch(r"[\w-]+", volume) else volume

    def edition(self) -> str:
        """`2版`, `4th ed.`; nothing for a first one (7.4)."""
        text = ORDINALS.get(self.entry.edition.lower().split(" ")[0], self.entry.edition).strip()
        number = re.match(r"第?\s*(\d+)\s*(?:版|st|nd|rd|th|$)", text)
        if self.entry.type == "software" or text in ("", "1", "1版", "第1版", "第一版", "1st", "1st ed.", "1st ed"):
            return ""
        if number and self.lang in ("zh", "ja"):
            return f"{number[1]}版"
        if number and self.lang == "en":
            return f"{number[1]}{ordinal(int(number[1]))} ed."
        if self.lang in ("zh", "ja"):
            return text
        return text if re.search(r"(?i)\bed", text) else f"{text} ed."

    def host(self) -> str:
        """Where it was published."""
        kind = self.entry.type
        if kind in ("article-journal", "article-magazine", "article-newspaper"):
            return self.periodical()
        if kind in _ON_THE_WEB:
            return self.source()
        if self.is_known_by_number():
            return ""
        if kind == "patent":
            return self.marks.colon.join(filter(None, (self.entry.date, self.entry.pages))) + self.accessed()
        return self.imprint()

    def periodical(self) -> str:
        """`文献，2013（1）：56-75`, `人民报，2000-11-20（15）` (8.5.1)."""
        entry, marks = self.entry, self.marks
        paper = entry.type == "article-newspaper"
        bare = not (entry.volume or entry.issue)
        when = entry.date if paper or (bare and not entry.pages) else entry.year or entry.date
        when = "" if self.style.author_date and when == entry.year else when
        if paper:
            text = marks.comma.join(filter(None, (entry.container, when)))
            sheet = entry.pages or entry.issue
            page = f"{marks.opening}{sheet}{marks.closing}" if sheet else ""
            return text + page + self.accessed()
        issue = f"{marks.opening}{entry.issue}{marks.closing}" if entry.issue else ""
        text = marks.comma.join(filter(None, (entry.container, when, entry.volume))) + issue
        return (f"{text}{marks.colon}{entry.pages}" if entry.pages and text else text or entry.pages) + self.accessed()

    def imprint(self) -> str:
        """`北京：某出版社，2002：288`."""
        entry, marks = self.entry, self.marks
        house = marks.colon.join(filter(None, (entry.place, entry.publisher)))
        full = entry.type == "archive" or not entry.date[:1].isdecimal() or (entry.type == "report" and not house)
        when = entry.date if full else entry.year or entry.date
        when = "" if self.style.author_date and when in (entry.year, entry.date if not entry.year else "") else when
        text = marks.comma.join(filter(None, (house, when)))
        return (f"{text}{marks.colon}{entry.pages}" if entry.pages and text else text or entry.pages) + self.accessed()

    def source(self) -> str:
        """Version, repository and dates of what is on the web:
        `V2. arXiv（2012-03-18）[2020-06-24]`."""
        entry, marks = self.entry, self.marks
        house = entry.publisher if entry.type != "webpage" else ""
        dates = f"{marks.opening}{entry.date}{marks.closing}" if entry.date else ""
        text = ". ".join(filter(None, (entry.version, house + dates + self.accessed())))
        return text.replace(". （", ".（")

    def accessed(self) -> str:
        """The day on which it was read, where the standard wants it (7.6)."""
        wanted = self.entry.type in _ON_THE_WEB or self.style.edition < 2025
        return f"[{self.entry.accessed}]" if self.entry.accessed and self.entry.url and wanted else ""

    def year(self) -> str:
        return self.style.year(self.entry, self.letter)

    def access(self) -> Iterator[list[Run]]:
        """Where it is, and its lasting name (7.8, 7.9)."""
        entry = self.entry
        yield [address(entry.url)] if entry.url else []
        if entry.doi and not has_doi(entry):
            yield [Run(f"DOI{self.marks.colon}"), doi_link(entry.doi)]


def initials(given: str, hyphens: bool = True) -> str:
    """`Peter Z.` as `P Z`; `Jean-Luc` as `J-L`, in 2015 `J L`."""
    words = [word for word in re.split(r"[\s.]+", given.strip()) if word]
    gap = "-" if hyphens else " "
    return " ".join(word if word.islower() else gap.join(part[0] for part in word.split("-") if part) for word in words)


def ordinal(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
