"""The words of findings and of the terminal, a table a language; a
finding's message and advice out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from huikan.diagnostics import en, zh
from huikan.diagnostics.diagnostic import Diagnostic

Words = Mapping[str, tuple[str, str]]  # code -> (what is wrong, what to do)


def message(diagnostic: Diagnostic, lang: str) -> str:
    """What is wrong; in English for a language that has no table."""
    return _worded(diagnostic, lang, 0)


def advice(diagnostic: Diagnostic, lang: str) -> str:
    """What to do about it."""
    return _worded(diagnostic, lang, 1)


def merged(tables: Iterable[Words]) -> Words:
    """The tables of all rooms as one. ValueError for a code that stands in two of them."""
    whole: dict[str, tuple[str, str]] = {}
    for table in tables:
        if twice := whole.keys() & table.keys():
            raise ValueError(f"worded twice: {sorted(twice)}")
        whole |= table
    return whole


MESSAGES: Mapping[str, Words] = {"zh": merged(zh.ROOMS), "en": merged(en.ROOMS)}
LABELS: Mapping[str, Mapping[str, str]] = {"zh": zh.LABELS, "en": en.LABELS}
CONSOLE: Mapping[str, Mapping[str, str]] = {"zh": zh.CONSOLE, "en": en.CONSOLE}


def _worded(diagnostic: Diagnostic, lang: str, part: int) -> str:
    """The words of a part. A value of its own for each language has a name of each: `reason_zh`."""
    language = lang if lang in MESSAGES else "en"
    own = {name.removesuffix(f"_{language}"): text for name, text in diagnostic.values.items()}
    return MESSAGES[language][diagnostic.code][part].format_map({**diagnostic.values, **own})
