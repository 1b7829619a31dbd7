"""Awards: what a paper says of its award, joined to the society's catalogue of awards."""

from __future__ import annotations

from huikan.interface import words
from huikan.interface.catalogues import meaning
from huikan.model import Document, Lang, Library, Record, Work, localised


def award_record(library: Library, text: str | None) -> Record | None:
    """The record of data/awards.yml whose key a paper says; None for awards in words."""
    return library.record("awards", text) if text else None


def award_label(library: Library, text: str | None, lang: Lang) -> str:
    """`优秀论文一等奖（2025）`, `Best Paper, First Prize (2025)`; words as they are written."""
    record = award_record(library, text)
    if record is None:
        return text or ""
    say = words(lang)
    slug = meaning("awards", "level", record.level or "")
    level = say[f"level_{slug}"] if slug else record.level or ""
    title = localised(record.title, lang)
    year = record.year or (record.date.year if record.date else 0)
    name = (
        say["award_name"].format(title=title, level=level) if title and level else title or level or localised(record.name, lang)
    )
    return say["award_year"].format(name=name, year=year) if year else name


def awarded(library: Library, key: str) -> tuple[Work, ...]:
    """The works that say that they have received an award of the catalogue."""
    return tuple(work for work, _ in library.walk() if key in _keys(work))


def _keys(work: Work) -> frozenset[str]:
    def said(document: Document) -> str:
        return getattr(document.meta, "award", None) or ""

    return frozenset(map(said, work.documents.values()))
