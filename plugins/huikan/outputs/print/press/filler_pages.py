"""The pages that a stapled newsletter has left over before its back: the society's
own words, and lines for notes.

A stapled sheet has four pages, so up to three remain. Nothing is made up for them: they
say what data/society.yml says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from huikan.interface import words as words_of
from huikan.outputs.print.book import Book, Theme, colophon, measures

LINE = 9  # mm between the lines of a page for notes
TITLE = 16  # mm of it that its title takes


def html(book: Book, theme: Theme, pages: int) -> str:
    """So many pages as a document: the society's on the first, where there is something to
    say, lines for notes on the rest."""
    say = words_of(book.lang)
    width, height, side, head, foot = measures(book.paper, book.kind)
    style = f"@page{{size:{width}mm {height}mm;margin:{head}mm {side}mm {foot}mm}}.spare{{height:{height - head - foot}mm}}"
    room = height - head - foot - TITLE
    lang = "zh-CN" if book.lang == "zh" else escape(book.lang)
    about = _about(book, say)
    notes = _notes(say, room)
    texts = [about + notes, *[notes] * (pages - 1)]  # what has no room below the society's words is cut off
    return (
        f'<!doctype html><html lang="{lang}" class="{colophon.accent_colour(book)}"><head>'
        f'<meta charset="utf-8"><title>{escape(book.meta.title)}</title>'
        f"<style>{theme.styles['page.css']}{theme.styles['spares.css']}{style}</style></head><body><main>"
        + "".join(f'<section class="spare">{text}</section>' for text in texts)
        + "</main></body></html>"
    )


def _about(book: Book, say: Mapping[str, str]) -> str:
    if not book.about:
        return ""
    rows = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in _rows(book, say))
    title = escape(say["print_about"].format(name=book.society))
    return f'<h1 class="spare-title">{title}</h1><p>{escape(book.about)}</p><dl class="spare-facts">{rows}</dl>'


def _rows(book: Book, say: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in book.contact:
        yield say[f"print_at_{name}"], value


def _notes(say: Mapping[str, str], room: float) -> str:
    """A title and as many lines as there is room for, in mm."""
    lines = '<p class="spare-line"></p>' * int(room // LINE)
    return f'<h1 class="spare-title">{escape(say["print_jottings"])}</h1>{lines}'
