"""Days and moments as editors write them: one form is right, the others are
understood well enough to say it."""

from __future__ import annotations

import datetime as time
import re
import unicodedata

from huikan.model import SHANGHAI

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]+(\d{2}:\d{2}(?::\d{2})?) ?(Z|[+-]\d{2}:?\d{2})?", re.ASCII)
LOOSE = re.compile(r"(\d{4})\s*[-/.年\s]\s*(\d{1,2})(?:\s*[-/.月\s]\s*(?:(\d{1,2})\s*日?)?)?(?:[\sT].*)?", re.ASCII)
CLOCK = re.compile(r"[\s日T](\d{1,2})[:时点]([0-5]\d)", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
# `Nov 3, 2026`, `3 November 2026`
_SPELLED = re.compile(
    rf"(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<before>{_MONTH})\.?,?\s+(?P<last>\d{{4}})",
    re.IGNORECASE | re.ASCII,
)
_DIGITS = "〇一二三四五六七八九"
_ZEROS = str.maketrans("零○", "〇〇")
_CHINESE = re.compile("[〇零○一二三四五六七八九十]+")
_CHINESE_DAY = re.compile("[〇零○一二三四五六七八九]{4}年")
SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


def read_day(text: str) -> time.date | None:
    """The day `2022-06-29`; None for any other text."""
    if not DAY.fullmatch(text):
        return None
    try:
        return time.date.fromisoformat(text)
    except ValueError:
        return None


def read_moment(text: str) -> time.datetime | time.date | None:
    """A day, or `2022-06-29 08:00` with an optional zone (`+08:00`, `Z`);
    Asia/Shanghai where none is written."""
    match = MOMENT.fullmatch(text)
    if not match:
        return read_day(text)
    try:
        moment = time.datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3] or ''}")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def likely_moment(text: str) -> str:
    """Like `likely_day`, with the time of the day where there is one."""
    if (moment := _moment_of(text)) and moment.tzinfo:
        return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    day, clock = likely_day(text), CLOCK.search(unicodedata.normalize("NFKC", text))
    return f"{day} {int(clock[1]):02}:{clock[2]}" if day and clock and int(clock[1]) < 24 else day


def _moment_of(text: str) -> time.datetime | None:
    """The moment that a generator has written, with a zone; None for any other text."""
    try:
        return time.datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d|Z)", "", text.strip(" \"'")))
    except ValueError:
        return None


def likely_day(text: str) -> str:
    """What the author of `2022/6/29`, `2022年6月29日` or `20220629` should have
    written; "" where nothing is likely."""
    if (moment := _moment_of(text)) and moment.tzinfo:
        return moment.astimezone(SHANGHAI).date().isoformat()
    if spelled := _SPELLED.fullmatch(text.strip(" \"'“”")):
        return _spelled(spelled)
    text = _CHINESE.sub(lambda match: str(_number(match[0])), text.translate(_ZEROS)) if _CHINESE_DAY.search(text) else text
    plain = unicodedata.normalize("NFKC", text).translate(str.maketrans("—–−‐‑", "-----")).strip(" \"'“”‘’")
    match = SOLID.fullmatch(plain) or LOOSE.fullmatch(plain)
    if not match:
        return ""
    try:
        return time.date(int(match[1]), int(match[2]), int(match[3] or 1)).isoformat()
    except ValueError:
        return ""


def _number(numeral: str) -> int:
    """What Chinese digits say: 二〇二六, 十一, 二十三, 三."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS.index(digit) % 10) for digit in numeral))
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)


def _spelled(match: re.Match[str]) -> str:
    month = _MONTHS.index((match["month"] or match["before"])[:3].title()) + 1
    try:
        return time.date(int(match["year"] or match["last"]), month, int(match["day"] or match["first"])).isoformat()
    except ValueError:
        return ""
