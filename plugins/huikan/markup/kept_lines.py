"""Lines of a paragraph that were each meant as a line: numbered ones, references, labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from huikan.markup.dialects.openings import HAN, is_set_in
from huikan.markup.marks import Line

_NUMERALS = "0-9０-９一二三四五六七八九十百"
_ENUMERATION = re.compile(
    rf"\s*(?:附\s*件\s*[:：]\s*(?=\d))?(?:[（(]?[{_NUMERALS}]{{1,3}}[）)、．]|[0-9]{{1,3}}[.)](?=\s)|[Ⅰ-Ⅻ][.．、\s]|[0-9]\ufe0f?\u20e3|"
    rf"[Ø§➢►▶✓✔☑☐□√※★☆◎→✅❌👉🔹](?=\ufe0f?[\s{HAN}])|[０-９]+[.]|[0-9]{{1,3}}\.(?=[^\d\s.])|"
    rf"[①-⑳㈠-㈩⑴-⒇⒈-⒛•●▪■◆◇○◦‣·－–—]|第[{_NUMERALS}]{{1,4}}[条章节款]|[-*+](?=[{HAN}]))"
)
_REFERENCE = re.compile(r"\s*(?:\[[0-9]{1,3}\](?![(:\[])|［[0-9０-９]{1,3}］|〔[0-9０-９]{1,3}〕)")
_LETTER = re.compile(r"\s*[（(]?(?P<letter>[A-Za-zＡ-Ｚ])(?:[)）、．]|[.](?=\s|[^\x00-\x7f]))")
_LABEL = re.compile(
    rf"\s*(?:\*\*|__)?(?:[{HAN}][{HAN}\w（）()/、·\s]{{0,11}}[：:](?!//)|[A-Z][\w'’&/().-]*(?: [\w'’&/().-]+){{0,3}}:(?=\s))"
)


def kept(source: Sequence[Line]) -> list[Line]:
    """The lines with a hard break before each that was written as one of its own."""
    at = beginnings(source)
    if not at:
        return list(source)
    return [Line(line.number, f"{line.text.rstrip()}  ") if index + 1 in at else line for index, line in enumerate(source)]


def beginnings(source: Sequence[Line]) -> frozenset[int]:
    """The indices of the lines that begin a line of their own. One alone may be chance."""
    if len(source) < 2:
        return frozenset()
    texts = [line.text for line in source]
    return frozenset(at for family in (_enumerated, _numbered_references, _lettered, _labelled) for at in family(texts))


def paragraphs(source: Sequence[Line], each: bool) -> list[list[Line]]:
    """The lines as paragraphs: one begins where a line is set in as a paragraph is, and,
    with `each`, where a numbered line does."""
    texts = [line.text for line in source]
    starts = {at for at, text in enumerate(texts) if at and is_set_in(text)}
    if each and len(source) > 1:
        starts |= {at for family in (_enumerated, _lettered) for at in family(texts)}
    bounds = sorted({0, *starts, len(source)})
    return [list(source[start:end]) for start, end in pairwise(bounds)]


def _matching(texts: Sequence[str], matches: Callable[[str], object]) -> list[int]:
    return [at for at, text in enumerate(texts) if matches(text)]


def _enumerated(texts: Sequence[str]) -> list[int]:
    at = _matching(texts, _ENUMERATION.match)
    return at if len(at) > 1 else []


def _numbered_references(texts: Sequence[str]) -> list[int]:
    at = _matching(texts, _REFERENCE.match)
    return at if len(at) > 1 else []


def _lettered(texts: Sequence[str]) -> list[int]:
    """A., B., … in their order: a line may begin with an initial by chance."""
    at = _matching(texts, _LETTER.match)
    letters = [ord(match["letter"].upper()) for text in texts if (match := _LETTER.match(text))]
    return at if len(at) > 1 and all(b == a + 1 for a, b in pairwise(letters)) else []


def _labelled(texts: Sequence[str]) -> list[int]:
    """Labels on lines that follow each other: a sentence may have a colon near its beginning."""
    at = set(_matching(texts, _LABEL.match))
    return [index for index in at if index - 1 in at or index + 1 in at]
