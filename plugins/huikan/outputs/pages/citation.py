"""How to cite a work, in one plain line; and what of it citation programs ask for."""

from __future__ import annotations

import re
from urllib.parse import quote

from huikan.model import Document, Work
from huikan.outputs.pages.cards import names
from huikan.outputs.pages.edition import Edition

CARRIERS = {"report": "R", "chapter": "R", "proceedings": "C", "paper": "C", "issue": "J", "item": "J"}  # GB/T 7714's letters


def cite(edition: Edition, work: Work, parent: Work | None, document: Document) -> str:
    """`何静姝，2026．为什么地下十米冬暖夏凉［EB/OL］．https://…` in Chinese, author, year, title, address elsewhere.

    The day of reading, which the standard asks for, is the reader's to add: a build knows no day.
    """
    meta = document.meta
    authors = tuple(person for role, person in meta.contributors if role == "authors")
    year = meta.year or (meta.date.year if meta.date else "")
    who = names(authors, edition, most=3) or meta.publisher or edition.name(document.lang)
    host = parent.document(document.lang).meta.title if parent else ""
    where = edition.settings.site_url + quote(edition.address(work.key))
    if document.lang == "zh":
        carrier = f"［{CARRIERS.get(work.kind, 'EB')}/OL］"
        source = f"//{host}" if host else ""
        pages = f"：{meta.pages}" if meta.pages else ""
        return f"{who}，{year}．{meta.title}{carrier}{source}{pages}．{where}"
    source = f" In: {host}" if host else ""
    pages = f", pp. {meta.pages}" if meta.pages else ""
    return f"{who} ({year}). {meta.title}.{source}{pages}{'.' if source or pages else ''} {where}"


def ends(pages: str | None) -> tuple[str, str]:
    """The first and the last of `12–19`, `S3-S8` or `7`; ("", "") where a text names no pages."""
    found = re.fullmatch(r"\s*(\w*\d)\s*(?:[-‐‑–—―~～至]+\s*(\w*\d)\s*)?", pages or "")
    return (found[1], found[2] or found[1]) if found else ("", "")


def license_of(name: str | None) -> str:
    """The address of a Creative Commons licence, any other licence in its words."""
    text = " ".join((name or "").split())
    found = re.fullmatch(r"CC[ -](BY(?:-(?:NC|SA|ND))*)[ -](\d\.\d)", text, re.IGNORECASE)
    return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/" if found else text
