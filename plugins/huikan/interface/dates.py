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
