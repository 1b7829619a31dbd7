"""The list of all feeds of a language as OPML 2.0 (http://opml.org/spec2.opml), which readers'
programs take in at once."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from huikan.interface import words
from huikan.model import Lang
from huikan.outputs.feeds.text import legal


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of the list: its title, what it is of, its address and its page's."""

    title: str
    about: str
    feed: str
    page: str


Groups = tuple[tuple[str, tuple[Outline, ...]], ...]  # each with its name, "" for what stands by itself


def make_list(title: str, lang: Lang, groups: Groups) -> bytes:
    """The list as a file."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{_text(title)}</title></head>",
        "<body>",
    ]
    for name, outlines in groups:
        rows = [_row(outline, lang) for outline in outlines]
        lines += [f'<outline text="{_text(name)}">', *rows, "</outline>"] if name else rows
    return "\n".join([*lines, "</body>", "</opml>", ""]).encode()


def _row(outline: Outline, lang: Lang) -> str:
    named = {
        "text": outline.title,
        "title": outline.title,
        "description": outline.about,
        "xmlUrl": outline.feed,
        "htmlUrl": outline.page,
        "language": words(lang)["html_lang"],
    }
    attributes = " ".join(f'{name}="{_text(value)}"' for name, value in named.items() if value)
    return f'<outline type="rss" version="RSS2" {attributes}/>'


def _text(text: str) -> str:
    return escape(legal(text))
