"""Titles and headings that carry a number of their own: one rule, which the guide states.

A number is an ordinal (第一篇, 第3章, 第二节, Chapter 3, Part II), a letter or number
behind 附录 or Appendix, or a number that begins the title and is set off from it: `一、`,
`（一）`, `3.`, `3、`, `1.2 `, `1 `. A number of one or two figures that only a blank sets
off counts as long as no unit follows: `1 Introduction` is numbered, `24 小时`, `10 Years of
Soil` and `2030 年展望` are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from huikan.interface import numerals

HAN = "[〇零一二两三四五六七八九十百]{1,5}"
FIGURES = r"\d{1,3}"
ROMAN = {"i": 1, "v": 5, "x": 10}
ENGLISH = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True))
END = r"(?=[\s:：.．、,，·—\-]|$)"  # what sets a number off from the words of a title
# What a number measures or counts: such a number is one of the title's words.
# 年龄, 大气, 项目 … count nothing.
MEASURED = (
    "年(?![度会报鉴龄轻代])|月|天(?![气然文体])|岁|世纪|小时|分钟|秒|倍|成(?![果本长就])|度(?!量)|米|公里|公顷|平方|立方|吨"
    "|万|亿|千|百|元|℃|°|%|‰"
    r"|(?i:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|million|billion|thousand|hundred|percent|per|degrees?"
    r"|times|[kcmµ]?m|ha|t|k?g|[kMG]W)\b"
)
COUNTED = (
    "个(?![案人体性])|大(?![气学地数型陆坝豆众模])|种(?![植子质])|项(?!目)|条(?![件例约])|位(?![置移])|座(?!谈)"
    r"|(?i:ways|things|reasons|steps|questions|lessons|tips|cities|provinces|countries|people)\b"
)
ORDINAL = re.compile(rf"第\s*(?P<number>{HAN}|{FIGURES})\s*(?:章|篇|编|部分|(?:部|节|条|讲|回){END})")
ENGLISH_ORDINAL = re.compile(
    rf"(?:chapter|part|section)\s+(?P<number>{FIGURES}|[ivx]{{1,5}}|{'|'.join(ENGLISH)}){END}", re.IGNORECASE
)
APPENDIX = re.compile(r"(?:附录|appendix)\s*(?P<number>[A-Z](?![A-Za-z])|\d{1,2}|)(?![A-Za-z])", re.IGNORECASE)
LISTED = re.compile(rf"(?P<number>{HAN})[、.．]|[（(]\s*(?P<inside>{HAN}|\d{{1,2}})\s*[)）]|(?P<roman>[IVX]{{1,4}})[.．]\s")
MARK = r"[.．、)）](?!\d)"  # sets a number off, unless figures follow
FIGURE = re.compile(rf"(?P<number>\d{{1,2}})(?:{MARK}|\s+(?!{MEASURED}|{COUNTED})(?=\S))")
SECTION = re.compile(
    rf"§|\d{{1,2}}(?:[.．]\d{{1,2}}){{2,}}(?:{MARK}|\s+(?=\S))|\d{{1,2}}[.．]\d{{1,2}}(?:{MARK}|\s+(?!{MEASURED})(?=\S))|[A-Z]\.\d"
)
BETWEEN = " \t\u3000\u2002\u00a0:：.．、,，)）·—-"


@dataclass(frozen=True, slots=True)
class TitleNumber:
    """The number that a title carries: `mark` as it is written, `words` without it.

    `value` is what it counts to, 0 where it counts nothing of its own rank (`1.2`, a letter);
    `letter` is an appendix's.
    """

    mark: str
    words: str
    value: int = 0
    appendix: bool = False
    letter: str = ""


def title_number(title: str) -> TitleNumber | None:
    """The number of its own that a title carries; None for a title that is only words."""
    text = normalize("NFC", title).strip().translate({0xFF10 + digit: str(digit) for digit in range(10)})
    appendix = APPENDIX.match(text)
    if appendix:
        number = appendix["number"].upper()
        return _split(text, appendix.end(), appendix=True, letter=number if number.isalpha() else "")
    for pattern in (ORDINAL, ENGLISH_ORDINAL, LISTED, SECTION, FIGURE):
        match = pattern.match(text)
        if match:
            number = next((name for name in match.groupdict().values() if name), "")
            return _split(text, match.end(), value=_value(number))
    return None


def _split(text: str, end: int, value: int = 0, appendix: bool = False, letter: str = "") -> TitleNumber:
    return TitleNumber(text[:end].strip(), text[end:].strip(BETWEEN), value, appendix, letter)


def _value(number: str) -> int:
    lowered = number.casefold()
    if lowered in ENGLISH:
        return ENGLISH[lowered]
    if lowered and set(lowered) <= set(ROMAN):
        values = [ROMAN[sign] for sign in lowered]
        return sum(-digit if digit < next_digit else digit for digit, next_digit in zip(values, [*values[1:], 0], strict=True))
    return numerals.value(number) or 0
