"""Days as readers of a language write them. Pure; knows no clock."""

from __future__ import annotations

import datetime as time

from huikan.model import Lang

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(date: time.date, lang: Lang) -> str:
    """`2025年3月1日` in Chinese, `1 March 2025` in every other language."""
    if lang == "zh":
        return f"{date.year}年{date.month}月{date.day}日"
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def month(date: time.date, lang: Lang) -> str:
    """`2025年3月`, `March 2025`."""
    return f"{date.year}年{date.month}月" if lang == "zh" else f"{MONTHS[date.month - 1]} {date.year}"


def span(start: time.date, end: time.date, lang: Lang) -> str:
    """`2026年12月5日至6日`, `5–6 December 2026`: what the two days share is said once."""
    if start == end:
        return day(start, lang)
    same_year, same_month = start.year == end.year, (start.year, start.month) == (end.year, end.month)
    if lang == "zh":
        last = f"{end.day}日" if same_month else f"{end.month}月{end.day}日" if same_year else day(end, lang)
        return f"{day(start, lang)}至{last}"
    if same_month:
        return f"{start.day}–{day(end, lang)}"
    return f"{day(start, lang).removesuffix(f' {end.year}')} – {day(end, lang)}"
