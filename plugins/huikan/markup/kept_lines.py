"""Lines of a paragraph that were each meant as a line: numbered ones, references, labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from huikan.markup.dialects.openings import HAN, is_set_in
from huikan.markup.marks import Line

_NUMERALS_OF_ROME = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_LONGEST_HEADING = 40  # characters
_NUMERALS = "0-9０-９一二三四五六七八九十百"
_ENUMERATION = re.compile(
    rf"\s*(?:附\s*件\s*[:：]\s*(?=\d))?(?:[（(]?[{_NUMERALS}]{{1,3}}[）)、．]|[0-9]{{1,3}}[.)](?=\s)|[Ⅰ-Ⅻ][.．、\s]|[0-9]\ufe0f?\u20e3|"
    rf"[Ø§➢►▶✓✔☑☐□√※★☆◎→✅❌👉🔹](?=\ufe0f?[\s{HAN}])|[０-９]+[.]|[0-9]{{1,3}}\.(?=[^\d\s.])|"
    rf"[①-⑳㈠-㈩⑴-⒇⒈-⒛•●▪■◆◇○◦‣·－–—]|第[{_NUMERALS}]{{1,4}}[条章节款]|[-*+](?=[{HAN}]))"
)
_REFERENCE = re.compile(r"\s*(?:\[[0-9]{1,3}\](?![(:\[])|［[0-9０-９]{1,3}］|〔[0-9０-９]{1,3}〕)")
_LETTER = re.compile(r"\s*[（(]?(?P<letter>[A-Za-zＡ-Ｚ])(?:[)）、．]|[.](?=\s|[^\x00-\x7f]))")
_ROMAN = re.compile(r"\s*[（(]?(?P<numeral>x{0,3}(?:ix|iv|v?i{0,3}))(?:[)）、．]|[.](?=\s|[^\x00-\x7f]))")
_LEADERS = re.compile(r".*\S\s*(?:\.{4,}|…{3,}|·{4,}|(?:\. ){4,})\s*[（(]?\d{1,4}[）)]?\s*$")
_STRONG = re.compile(r"\s*(?P<signs>\*\*|__)(?P<words>(?:(?!(?P=signs)).)+)(?P=signs)\s*")
_DAY = re.compile(
    rf"\s*(?:[0-9０-９]{{4}}|[{HAN}]{{4}})\s?年\s?[0-9０-９{HAN}]{{1,3}}\s?月(?:\s?[0-9０-９{HAN}]{{1,3}}\s?日)?\s*"
)
_SALUTATION = re.compile(rf"\s*(?:尊敬的|敬爱的|亲爱的|各|致)[{HAN}、（）\s]{{1,30}}[：:]\s*")
_CLOSING = re.compile(r"\s*(?:此致|顺颂|敬祝|祝)[，,]?\s*")
_LONGEST_VERSE = 12  # characters of a line that nobody wraps so early
_WORDS = re.compile(rf"[{HAN}][{HAN}·\s（）()，。；！？、：《》“”]*")
_LONGEST_NAME = 24  # characters of who signs a text, above its day
_LABEL = re.compile(
    rf"\s*(?:\*\*|__)?(?:[{HAN}][{HAN}\w（）()/、·\s]{{0,11}}[：:](?!//)"
    rf"|[A-Z][\w'’&/().-]*(?: [\w'’&/().-]+){{0,3}}(?::(?=\s)|：)"
    rf"|[QA][:.](?=[{HAN}]))"
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
    return frozenset(at for family in _FAMILIES for at in family(texts))


def short_lines(source: Sequence[Line]) -> Line | None:
    """The first of three short lines and more that will be joined, and may have been meant as
    lines."""
    texts = [line.text.strip() for line in source]
    if len(texts) < 3 or beginnings(source) or any(line.text.endswith(("  ", "\\")) for line in source):
        return None
    is_short = all(len(text) <= _LONGEST_VERSE and re.match(rf"[{HAN}“《]", text) for text in texts)
    return source[0] if is_short and any(text[-1] in "，。；！？、" for text in texts[:-1]) else None


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


def _in_romans(texts: Sequence[str]) -> list[int]:
    """i., ii., … in their order."""
    at = [index for index, text in enumerate(texts) if (match := _ROMAN.match(text)) and match["numeral"]]
    numerals = [match["numeral"] for index in at if (match := _ROMAN.match(texts[index]))]
    return at if len(at) > 1 and numerals == list(_NUMERALS_OF_ROME[: len(at)]) else []


def _leading_to_pages(texts: Sequence[str]) -> list[int]:
    """Lines of a table of contents, and what stands between them."""
    at = _matching(texts, _LEADERS.match)
    return list(range(at[0], min(at[-1] + 2, len(texts)))) if len(at) > 1 else []


def _strong(texts: Sequence[str]) -> list[int]:
    """Lines that are strong as a whole, as headings are, and what follows each."""
    whole = [at for at, text in enumerate(texts) if (match := _STRONG.fullmatch(text)) and len(match["words"]) < _LONGEST_HEADING]
    return [line for at in whole if _stands_alone(texts, at) for line in (at, at + 1) if 0 < line < len(texts)]


def _stands_alone(texts: Sequence[str], at: int) -> bool:
    """Whether the line above has ended, and this one is not cut by a comma."""
    above, words = texts[at - 1].rstrip() if at else "", texts[at].rstrip(" *_")
    return (not at or above[-1:] in "。！？：；.!?:*_") and words[-1:] not in "，、,"


def _listed(texts: Sequence[str]) -> list[int]:
    """Names and verses: three short lines or more, none of which ends as a part of a sentence does,
    or all of one length."""
    words = [text.strip() for text in texts]
    if len(words) < 3 or not all(len(text) <= _LONGEST_VERSE and _WORDS.fullmatch(text) for text in words):
        return []
    are_names = not any(text[-1] in "，。；！？、：" for text in words)
    are_verses = len({len(text) for text in words}) == 1 and words[-1][-1] in "。！？"
    return list(range(1, len(words))) if are_names or are_verses else []


def _signed(texts: Sequence[str]) -> list[int]:
    """A day alone on its line, below who signs; a salutation above a letter."""
    rest = next((list(range(at + 1, len(texts))) for at, text in enumerate(texts) if text.strip() == "--"), [])  # of a mail
    days = [at for at, text in enumerate(texts) if at and _DAY.fullmatch(text) and len(texts[at - 1].strip()) <= _LONGEST_NAME]
    closed = [at + 1 for at, text in enumerate(texts[:-1]) if _CLOSING.fullmatch(text)]
    return [*rest, *days, *closed, *([1] if _SALUTATION.fullmatch(texts[0]) else [])]


def _labelled(texts: Sequence[str]) -> list[int]:
    """Labels on lines that follow each other: a sentence may have a colon near its beginning."""
    at = set(_matching(texts, _LABEL.match))
    return [index for index in at if index - 1 in at or index + 1 in at]


_FAMILIES = (
    *(_enumerated, _numbered_references, _lettered, _in_romans, _labelled),
    *(_leading_to_pages, _strong, _signed, _listed),
)
