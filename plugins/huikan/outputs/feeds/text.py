"""The text of an entry as HTML, and what may stand in XML at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from huikan import markup
from huikan.interface import words
from huikan.outputs.feeds.item import FeedItem, Line, Piece

# XML 1.0 has no place for these, not even escaped; a lone surrogate has none in UTF-8
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text without characters that XML cannot carry."""
    return _ILLEGAL.sub("", text)


def html(entry: FeedItem) -> str:
    """The whole text: lead, contents, what stands in the publication,
    attachments. Every link in it is absolute."""
    say = words(entry.lang)
    return legal("\n".join(part for part in _parts(entry, say) if part))


def _parts(entry: FeedItem, say: Mapping[str, str]) -> Iterator[str]:
    yield from (f"<p><strong>{escape(notice)}</strong></p>" for notice in entry.notices)
    if entry.summary and (entry.contents or not entry.body):
        yield f"<p>{escape(entry.summary)}</p>"
    if entry.highlights:
        figures = "\n".join(f"<li>{escape(figure)}</li>" for figure in entry.highlights)
        yield f"<p>{escape(say['highlights'])}</p>\n<ul>\n{figures}\n</ul>"
    if entry.body:
        yield _adapted(entry.body)
    if entry.contents:
        yield f"<h2>{escape(say['contents'])}</h2>\n<ul>\n" + "\n".join(_line(line, say) for line in entry.contents) + "\n</ul>"
    for number, piece in enumerate(entry.pieces, start=1):
        yield f'<h2><a href="{escape(piece.url)}">{escape(piece.title)}</a></h2>'
        yield f"<p>{escape(say['list_comma'].join(piece.authors))}</p>" if piece.authors else ""
        yield _adapted(piece, f"{number}-")
    if entry.files:
        links = "\n".join(f'<li><a href="{escape(url)}">{escape(title)}</a></li>' for title, url in entry.files)
        yield f"<h2>{escape(say['attachments'])}</h2>\n<ul>\n{links}\n</ul>"


def _line(line: Line, say: Mapping[str, str]) -> str:
    authors = f"<br>{escape(say['list_comma'].join(line.authors))}" if line.authors else ""
    abstract = f"<p>{escape(line.abstract)}</p>" if line.abstract else ""
    pdf = f' <a href="{escape(line.pdf[0])}">PDF</a>' if line.pdf else ""
    told = "".join(f"<p><strong>{escape(notice)}</strong></p>" for notice in line.notices)
    return f'<li><a href="{escape(line.url)}">{escape(line.title)}</a>{pdf}{authors}{told}{abstract}</li>'


def _adapted(piece: Piece, prefix: str = "") -> str:
    return markup.adapt(piece.fragment, "feed", piece.targets, prefix, piece.pictures)
