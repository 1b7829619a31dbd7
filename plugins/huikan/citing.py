"""How a work is cited in one plain line: on its page, and on the pages of its PDF. Pure.

Chinese lines follow GB/T 7714's author-year form with its full-width marks. The day of reading,
which the standard asks for, is the reader's to add: a build knows no day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from huikan.model import Contributor, Lang, Meta, profile_of

NAMED = 3  # authors; more of them end with 等 or et al.
MARKS = {"zh": ("，", "，等")}  # between names, and after the last of those that are named
LATIN = (", ", ", et al.")


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: `who` made it, the `host` that it is a part of ("" for
    none), and `where` it is read."""

    lang: Lang
    kind: str
    who: str
    year: str
    title: str
    host: str
    where: str


def cited(kind: str, meta: Meta, lang: Lang, publisher: str, host: str, where: str) -> Cited:
    """A work as its metadata have it; without authors its publisher stands for them."""
    year = meta.year or (meta.date.year if meta.date else "")
    return Cited(lang, kind, _people(meta.authors, lang) or publisher, str(year), meta.title, host, where)


def place(meta: Meta, address: str) -> str:
    """Where a work is read: its DOI's address, else its page's."""
    return f"https://doi.org/{meta.doi}" if meta.doi else address


def line(work: Cited, pages: str = "") -> str:
    """`何静姝，2026．为什么地下十米冬暖夏凉［EB/OL］．https://…` in Chinese, author,
    year, title, address elsewhere."""
    before, after = round_pages(work)
    if pages:
        before = before if re.search(r"\D", pages.strip()) else before.replace("pp. ", "p. ")
        return before + re.sub(r"(?<=\w)\s*[-‐‑–—~～至]+\s*(?=\w)", "–", pages) + after
    end = "．" if work.lang == "zh" else ". " if work.host else " "
    return _source(work) + end + work.where


def round_pages(work: Cited) -> tuple[str, str]:
    """What stands before and after the pages: a book that is being laid
    out knows them only at its end."""
    if work.lang == "zh":
        return f"{_source(work)}：", f"．{work.where}"
    return f"{_source(work)}, pp. ", f". {work.where}"


def _source(work: Cited) -> str:
    if work.lang == "zh":
        carrier = f"［{profile_of(work.kind).carrier}/OL］"
        return f"{work.who}，{work.year}．{work.title}{carrier}{f'//{work.host}' if work.host else ''}"
    return f"{work.who} ({work.year}). {work.title}.{f' In: {work.host}' if work.host else ''}"


def _people(listed: Sequence[Contributor], lang: Lang) -> str:
    comma, others = MARKS.get(lang, LATIN)
    return comma.join(person.name for person in listed[:NAMED]) + (others if len(listed) > NAMED else "")
