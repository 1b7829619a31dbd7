"""Days as they stand in texts: 2025年3月1日, 二〇二五年三月一日, 1 March 2025."""

from __future__ import annotations

import datetime as time
import re

_DIGITS = {**{sign: at for at, sign in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0, "Ｏ": 0, "O": 0, "０": 0}
_CHINESE = re.compile(
    r"([〇零○ＯO０一二三四五六七八九]{4})\s*年\s*([一二三四五六七八九十]{1,3})\s*月\s*([一二三四五六七八九十]{1,3})\s*日"
)
_FIGURES = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})|([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))"
)


def day_of(text: str) -> str:
    """The day that a text is, as 2025-03-01; "" for one that is anything else."""
    text = text.strip().strip("（）()")
    if match := _FIGURES.fullmatch(text):
        return _iso(*(int(part) for part in match.groups()))
    if match := _CHINESE.fullmatch(text):
        year = int("".join(str(_DIGITS[sign]) for sign in match[1]))
        return _iso(year, _counted(match[2]), _counted(match[3]))
    if match := _ENGLISH.fullmatch(text):
        date, month, of = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        name = month[:3].lower()
        return _iso(int(of), _MONTHS.index(name) + 1, int(date)) if name in _MONTHS else ""
    return ""


def _counted(text: str) -> int:
    """十二 is 12, 三十一 is 31."""
    tens, ten, units = text.rpartition("十")
    return (_DIGITS.get(tens, 1) if tens else 1) * (10 if ten else 0) + (_DIGITS.get(units, 0) if units else 0)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return time.date(year, month, day).isoformat()
    except ValueError:
        return ""
