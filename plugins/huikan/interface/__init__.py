"""Words that readers see on pages, in PDFs and in feeds: one table a
language, one function to ask it."""

from __future__ import annotations

from collections.abc import Mapping

from huikan.interface import (
    catalogues,
    corrections,
    data_blocks,
    docx,
    en,
    epub,
    evidence,
    feeds,
    mail,
    printed,
    reading,
    references,
    standing,
    subscribe,
    wechat,
    zh,
)
from huikan.model import Lang

_TOPICS = (
    printed,
    catalogues,
    reading,
    references,
    standing,
    data_blocks,
    evidence,
    feeds,
    subscribe,
    wechat,
    epub,
    mail,
    corrections,
    docx,
)
TABLES: Mapping[Lang, Mapping[str, str]] = {
    "zh": {**zh.WORDS, **{name: text for topic in _TOPICS for name, text in topic.ZH.items()}},
    "en": {**en.WORDS, **{name: text for topic in _TOPICS for name, text in topic.EN.items()}},
}


def words(lang: Lang) -> Mapping[str, str]:
    """The table of a language; a language without one reads English."""
    return TABLES.get(lang, TABLES["en"])
