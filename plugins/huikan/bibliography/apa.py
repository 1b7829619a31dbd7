"""References after the seventh edition of the manual of the American Psychological Association,
for pages in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from huikan.bibliography.entry import Entry, Name
from huikan.bibliography.gbt7714 import ORDINALS, ordinal
from huikan.bibliography.runs import Run, Runs, address, doi_link, joined

MOST = 20  # names in the list; of more the first nineteen and the last
_MONTHS = "January February March April May June July August September October November December".split()
_KINDS = {"dataset": "Data set", "software": "Computer software", "map": "Map"}
_DEGREES = {"phdthesis": "Doctoral dissertation", "mathesis": "Master’s thesis"}
_DEGREES |= dict.fromkeys(("博士", "博士学位论文", "博士论文"), _DEGREES["phdthesis"])
_DEGREES |= dict.fromkeys(("硕士", "硕士学位论文", "硕士论文"), _DEGREES["mathesis"])
_FULL_DATES = frozenset(("article-newspaper", "article-magazine", "webpage"))


class APA:
    """References by author and year, for pages in English."""

    author_date = True

    def reference(self, entry: Entry, letter: str = "") -> Runs:
        """An item of the list. `letter` follows the year where several works share it."""
        return joined(_runs(entry, letter))

    def shown(self, entry: Entry) -> str:
        """What stands first in the list: names, else the title."""
        return names(entry.authors or entry.editors, entry.more_authors) or entry.title

    def author(self, entry: Entry) -> str:
        """Who is named in the text: `Lin`, `Lin & He`, `Lin et al.`; else the title."""
        people = entry.authors or entry.editors
        if not people:
            return f"“{entry.title}”"
        said = [_short(name) for name in people]
        if len(said) == 2 and not entry.more_authors:
            return f"{said[0]} & {said[1]}"
        return said[0] if len(said) == 1 and not entry.more_authors else f"{said[0]} et al."

    def year(self, entry: Entry, letter: str = "") -> str:
        """The year behind a name, with its letter."""
        year = entry.year or entry.date or "n.d."
        return f"{year}-{letter}" if letter and year == "n.d." else year + letter


def names(people: Sequence[Name], others: bool = False) -> str:
    """`Lin, Z., He, J., & Zhou, N.`"""
    said = [_inverted(name) for name in people]
    if len(said) > MOST:
        return ", ".join(said[: MOST - 1]) + f", . . . {said[-1]}"
    if others:
        return ", ".join([*said, "et al."])
    return ", ".join(said[:-1]) + f", & {said[-1]}" if len(said) > 1 else "".join(said)


def _inverted(name: Name) -> str:
    if name.literal or name.is_han:
        given = f" {_initials(name.given)}" if re.match("[A-Za-z]", name.given) else name.given
        return name.family + ("" if name.literal else given)
    return ", ".join(filter(None, (f"{name.particle} {name.family}".strip(), _initials(name.given), name.suffix)))


def _initials(given: str) -> str:
    words = [word for word in re.split(r"[\s.]+", given.strip()) if word]
    return " ".join("-".join(f"{part[0].upper()}." for part in word.split("-") if part) for word in words)


def _short(name: Name) -> str:
    return name.family + name.given if name.is_han and not name.literal else f"{name.particle} {name.family}".strip()


def _runs(entry: Entry, letter: str) -> Iterator[Run]:
    who = names(entry.authors, entry.more_authors)
    edited = not who and bool(entry.editors) and entry.type not in ("chapter", "paper-conference")
    who = f"{names(entry.editors)} ({'Eds.' if len(entry.editors) > 1 else 'Ed.'})" if edited else who
    if who:
        yield Run(f"{_stopped(who)} ({date(entry, letter)}). ")
        yield from _title(entry)
    else:
        yield from _title(entry)
        yield Run(f" ({date(entry, letter)}).")
    yield from _host(entry, edited)
    yield from _where(entry)


def date(entry: Entry, letter: str) -> str:
    """`2026`, `2026, April 21`, `n.d.`, with its letter."""
    year = APA().year(entry, letter)
    match = re.fullmatch(r"\d{4}-(\d\d)(?:-(\d\d))?", entry.date)
    if not match or entry.type not in _FULL_DATES:
        return year
    return f"{year}, {_MONTHS[int(match[1]) - 1]}" + (f" {int(match[2])}" if match[2] else "")


def _title(entry: Entry) -> Iterator[Run]:
    """The title, in italics where it stands for itself, and what it is in brackets."""
    inner = entry.type in ("article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference")
    more = []
    if not inner and entry.edition and ORDINALS.get(entry.edition.lower(), entry.edition) not in ("1", "1st"):
        more.append(_edition(entry.edition))
    if not inner and entry.volume and entry.type in ("book", "proceedings", "collection"):
        more.append(f"Vol. {entry.volume}")
    if entry.number and entry.type in ("report", "standard", "patent"):
        more.append({"report": "Report No. ", "patent": "Patent No. "}.get(entry.type, "") + entry.number)
    if entry.version:
        more.append(entry.version if re.match(r"(?i)v", entry.version) else f"Version {entry.version}")
    kind = _KINDS.get(entry.type, "")
    if entry.type == "thesis":
        kind = ", ".join(filter(None, (_DEGREES.get(entry.genre, entry.genre or "Thesis"), entry.publisher)))
    tail = (f" ({', '.join(more)})" if more else "") + (f" [{kind}]" if kind else "")
    yield Run(entry.title.rstrip("."), italic=not inner)
    yield Run(tail + ("" if not tail and entry.title.rstrip(".")[-1:] in ("?", "!") else "."))


def _host(entry: Entry, edited: bool) -> Iterator[Run]:
    pages = entry.pages.replace("-", "–")
    if entry.type in ("article-journal", "article-magazine", "article-newspaper"):
        if entry.container:
            yield Run(" ")
            yield Run(entry.container, italic=True)
        if entry.volume:
            yield Run(", ")
            yield Run(entry.volume, italic=True)
        issue = f"({entry.issue})" if entry.issue else ""
        if not (entry.container or entry.volume or issue or pages):
            return
        yield Run((issue if entry.volume or not issue else f", {issue}") + (f", {pages}" if pages else "") + ".")
    elif entry.type in ("chapter", "paper-conference") and entry.container:
        editors = _editors(entry.editors)
        yield Run(f" In {editors}")
        yield Run(entry.container, italic=True)
        single = "p." if re.fullmatch(r"\w+", pages) else "pp."
        more = [_edition(entry.edition)] if entry.edition else []
        more += [f"Vol. {entry.volume}"] if entry.volume else []
        more += [f"{single} {pages}"] if pages else []
        yield Run(f" ({', '.join(more)})." if more else ".")
        yield Run(f" {_stopped(entry.publisher)}" if entry.publisher else "")
    elif entry.publisher and entry.type != "thesis" and entry.publisher != names(entry.authors):
        yield Run(f" {_stopped(entry.publisher)}")


def _editors(people: Sequence[Name]) -> str:
    """`Z. Lin & J. He (Eds.), `"""
    if not people:
        return ""
    said = [name.family if name.literal or name.is_han else f"{_initials(name.given)} {_short(name)}".strip() for name in people]
    row = ", ".join(said[:-1]) + f"{',' if len(said) > 2 else ''} & {said[-1]}" if len(said) > 1 else said[0]
    return f"{row} ({'Eds.' if len(said) > 1 else 'Ed.'}), "


def _edition(text: str) -> str:
    text = ORDINALS.get(text.lower().split(" ")[0], text)
    number = re.match(r"第?\s*(\d+)", text)
    return f"{number[1]}{ordinal(int(number[1]))} ed." if number else text if re.search(r"(?i)\bed", text) else f"{text} ed."


def _where(entry: Entry) -> Iterator[Run]:
    """The DOI as an address, else the address; when it was read only of what has no date."""
    if entry.doi:
        yield Run(" ")
        yield doi_link(entry.doi, f"https://doi.org/{entry.doi}")
    elif entry.url:
        match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", entry.accessed)
        read = not entry.date and match
        yield Run(f" Retrieved {_MONTHS[int(match[2]) - 1]} {int(match[3])}, {match[1]}, from " if read and match else " ")
        yield address(entry.url)


def _stopped(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
