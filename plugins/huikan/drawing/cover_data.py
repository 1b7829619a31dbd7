"""CoverData: what a drawing is of, as plain values; and how a work of the library becomes one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from huikan.drawing.glyphs import clean
from huikan.drawing.keyed_random import digest
from huikan.model import Document, KindProfile, Lang, Library, Meta, Work, profile_of


@dataclass(frozen=True, slots=True)
class CoverData:
    """A publication in one language.

    `seed` decides the drawing, so that all languages and, of a report, all years of a region
    share one. `title` may hold the editor's breaks; `caption` describes the cover to those who
    do not see it. `order` counts issues from the first on and editions of a conference; `season`
    is a quarter from 0 to 3; `label` is the kind in the reader's words, `count` the number in
    them, which the title need not repeat, `total` the number from the beginning.
    """

    kind: str
    key: str
    title: str
    lang: str = "zh"
    seed: str = ""
    number: str = ""
    year: int = 0
    region: str = ""
    society: str = ""
    motif_set: str = ""
    subtitle: str = ""
    caption: str = ""
    label: str = ""
    count: str = ""
    total: str = ""
    order: int = 0
    season: int = 0

    @property
    def profile(self) -> KindProfile:
        """What a drawing has to know of the kind."""
        return profile_of(self.kind)

    @property
    def chinese(self) -> bool:
        return self.lang.startswith("zh")


def cover_data(work: Work, lang: Lang, library: Library, society: str, words: Mapping[str, str]) -> CoverData:
    """A work as its drawing needs it, in `lang` or else in its original. `words` are the
    interface words of that language."""
    document, original = work.document(lang), work.meta
    meta, year = document.meta, _year(original)
    number = original.number or ""
    whole = getattr(original, "whole_number", None) or ""
    numbered = work.profile.serial and number and year
    return CoverData(
        kind=work.kind,
        key=work.key,
        title=document.marked or meta.title,
        lang=document.lang,
        seed=_seed(work),
        number=number,
        year=year,
        region=_region(document, original),
        society=society,
        motif_set=(library.society.field if library.society else "") or "",
        subtitle=meta.subtitle or "",
        caption=meta.cover_alt or words["cover_of_named" if "《" in meta.title else "cover_of"].format(title=meta.title),
        label=words["cover_" + work.kind] if work.profile.cover else "",
        count=words["cover_count"].format(year=year, number=number) if numbered else "",
        total=words["cover_total"].format(number=whole) if whole else "",
        order=_order(whole or number, work.key),
        season=(original.date.month - 1) // 3 if original.date else 0,
    )


def volume_data(first: CoverData, key: str, title: str, label: str, year: int) -> CoverData:
    """The cover of a volume that gathers works, of which the `first` one is given: as
    those of volumes of papers are."""
    return CoverData(
        kind="proceedings",
        key=key,
        title=title,
        lang=first.lang,
        seed=key,
        year=year,
        society=first.society,
        motif_set=first.motif_set,
        caption=title,
        label=label,
        order=1 + digest(key)[0] % 8,
    )


def _seed(work: Work) -> str:
    """An annual motif is its region's, or its series' where it names none."""
    meta = work.meta
    if work.profile.motif == "annual":
        return f"{work.kind}/{getattr(meta, 'region', None) or meta.series or work.key}"
    return work.key


def _region(document: Document, original: Meta) -> str:
    """The region in the document's own words; a translation that names
    none would show the original's."""
    own = getattr(document.meta, "region", None) or ""
    return "" if document.meta is not original and own == getattr(original, "region", None) else own


def _year(meta: Meta) -> int:
    return meta.year or (meta.date.year if meta.date else 0)


def _order(written: str, key: str) -> int:
    """The number that is written, or one from the key."""
    digits = clean(written)
    return int(digits) % 10_000 if digits.isascii() and digits.isdigit() else digest(key)[0] % 8
