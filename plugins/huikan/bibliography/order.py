"""The order of lists that are sorted by author and year, and the letters that tell works of one
author and year apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from huikan.bibliography.entry import Entry

_LANGUAGES = ("zh", "ja", "en", "ru")  # GB/T 7714—2025, 9.3.2: Chinese, Japanese, Western, Russian, others


def by_author(entries: Iterable[Entry], shown: Callable[[Entry], str], languages: bool) -> list[Entry]:
    """Entries by author, year and title; with `languages` those of a language together. `shown`
    is what stands where authors stand."""

    def key(entry: Entry) -> tuple[object, ...]:
        group = _LANGUAGES.index(entry.lang) if entry.lang in _LANGUAGES else len(_LANGUAGES)
        return (group if languages else 0, letters(shown(entry)), entry.year, entry.date, letters(entry.title), entry.key)

    return sorted(entries, key=key)


def letters(text: str) -> tuple[tuple[int, bytes], ...]:
    """What words are compared by: letters without case and accents, Chinese characters by pinyin,
    in whose order GB 2312 has the frequent ones."""
    result = []
    for char in unicodedata.normalize("NFKD", text).casefold():
        if unicodedata.combining(char) or not (char.isalnum() or char == " "):
            continue
        try:
            code = char.encode("gb2312")
        except UnicodeEncodeError:
            code = char.encode("utf-8", "replace")
            result.append((3, code))
            continue
        result.append((1 if len(code) == 1 else 2, code))
    return tuple(result)


def year_letters(entries: Sequence[Entry], shown: Callable[[Entry], str]) -> Mapping[str, str]:
    """Key -> `a`, `b`, … of the entries that share what is shown of their authors and a year."""
    groups: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        groups.setdefault((shown(entry), entry.year), []).append(entry.key)
    return {key: _letter(at) for group in groups.values() if len(group) > 1 for at, key in enumerate(group)}


def _letter(at: int) -> str:
    """a … z, aa, ab …"""
    return ("" if at < 26 else _letter(at // 26 - 1)) + chr(ord("a") + at % 26)
