"""How dates, numbers and people are written out in print, in each language."""

from __future__ import annotations

import datetime as time
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from huikan.interface import dates
from huikan.model import Contributor, Lang
from huikan.typesetting import display_width


def day(date: time.date | None, lang: Lang) -> str:
    """`2026年3月5日`, `5 March 2026`; "" where there is none."""
    return dates.day(date, lang) if date else ""


def month(date: time.date | None, lang: Lang) -> str:
    """`2026年3月`, `March 2026`; "" where there is none."""
    return dates.month(date, lang) if date else ""


def names(people: Iterable[Contributor], words: Mapping[str, str]) -> str:
    """The names of people in a row."""
    return words["print_names"].join(person.name for person in people)


@dataclass(frozen=True, slots=True)
class TitleLayout:
    """How a title is set: its lines, and a style for the whole."""

    lines: tuple[str, ...]
    style: str = ""


def title_layout(pieces: Sequence[str], room: int) -> TitleLayout:
    """A title of such pieces across `room` characters: on one line, else broken between
    pieces, else in lines about as long."""
    width = _width("".join(pieces))
    if width <= room or max(map(_width, pieces)) > room:
        count = math.ceil(width / room)
        return TitleLayout(("".join(pieces),), f"max-width:{math.ceil(width / count) + 1}em" if count > 1 else "")
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if _width(lines[-1] + piece) <= room:
            lines[-1] += piece
        else:
            lines.append(piece)
    return TitleLayout(tuple(lines))


def _width(title: str) -> float:
    """In em; a bold Latin letter takes 0.58 of it, on average."""
    chinese = display_width(title) - len(title)
    return chinese + (len(title) - chinese) * 0.58
