"""Text cut into columns by its places on a screen, where a Chinese character is two wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width


def cut(text: str, columns: Sequence[int]) -> list[str]:
    """The pieces of a text between columns of the screen, from 0; the last goes on to its end."""
    indices = [_index(text, column) for column in columns]
    return [text[start:end] for start, end in zip(indices, [*indices[1:], len(text)], strict=True)]


def at(text: str, column: int) -> str:
    """The character that stands at a column, "" where none does."""
    index = _index(text, column)
    return text[index : index + 1]


def _index(text: str, column: int) -> int:
    if text.isascii():
        return min(column, len(text))
    return next((index for index, place in enumerate(_places(text)) if place >= column), len(text))


def _places(text: str) -> Iterator[int]:
    place = 0
    for character in text:
        yield place
        place += 2 if east_asian_width(character) in "WF" else 1
