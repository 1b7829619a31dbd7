"""Words that readers see on pages, in PDFs and in feeds: one table a
language, one function to ask it."""

from __future__ import annotations

from collections.abc import Mapping

from huikan.interface import catalogues, en, printed, reading, references, zh
from huikan.model import Lang

TABLES: Mapping[Lang, Mapping[str, str]] = {
    "zh": {**zh.WORDS, **printed.ZH, **catalogues.ZH, **reading.ZH, **references.ZH},
    "en": {**en.WORDS, **printed.EN, **catalogues.EN, **reading.EN, **references.EN},
}


def words(lang: Lang) -> Mapping[str, str]:
    """The table of a language; a language without one reads English."""
    return TABLES.get(lang, TABLES["en"])
