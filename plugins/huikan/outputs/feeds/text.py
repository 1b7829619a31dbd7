"""The text of an entry as HTML, and what may stand in XML at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape

from huikan import markup
from huikan.interface import words
from huikan.markup.feed_pictures import feed_drawings
from huikan.model import Lang
from huikan.outputs.feeds.pictures import picture_address
from huikan.outputs.feeds.validation import UnsoundFeedError, html_problems
from huikan.outputs.feeds.values import EntryText, Line, Piece

LONGEST = 250_000  # bytes of one entry's text: a quarter of a feed
# XML 1.0 has no place for these, not even escaped; a lone surrogate has none in UTF-8, and controls
# of 0x80 to 0x9f are mistaken bytes of Windows
_ILLEGAL = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text without characters that XML cannot carry."""
    return _ILLEGAL.sub("", text)


def make_text(entry: EntryText) -> bytes:
    """The whole text of an entry as HTML in UTF-8, every link in it absolute; of one that is too
    long for a feed, as much of it as readers need to choose. Raises UnsoundFeedError."""
    shortened = replace(entry, pieces=()), replace(entry, pieces=(), body=None)
    for shorter in (entry, *shortened):
        text = legal("\n".join(part for part in _parts(shorter, words(entry.lang)) if part))
        if shorter is not entry:
            text += "\n" + _more(entry.url, entry.lang)
        if len(text.encode()) <= LONGEST:
            return _checked(text)
    return _checked(summary_html(entry.summary, entry.url, entry.lang))


def _checked(text: str) -> bytes:
    if faults := html_problems(text):
        raise UnsoundFeedError("; ".join(faults))
    return text.encode()


def summary_html(summary: str, url: str, lang: Lang) -> str:
    """What stands in an entry in place of its text: the summary, and where the whole is."""
    return legal((f"<p>{escape(summary)}</p>\n" if summary else "") + _more(url, lang))


def _more(url: str, lang: Lang) -> str:
    return f'<p><a href="{escape(url)}">{escape(words(lang)["feed_whole"])}</a></p>'


def _parts(entry: EntryText, say: Mapping[str, str]) -> Iterator[str]:
    yield from (f"<p><strong>{escape(notice)}</strong></p>" for notice in entry.notices)
    if entry.summary and (entry.contents or not entry.body):
        yield f"<p>{escape(entry.summary)}</p>"
    if entry.highlights:
        figures = "\n".join(f"<li>{escape(figure)}</li>" for figure in entry.highlights)
        yield f"<p>{escape(say['highlights'])}</p>\n<ul>\n{figures}\n</ul>"
    if entry.body:
        yield _adapted(entry.body, entry)
    if entry.contents:
        yield f"<h2>{escape(say['contents'])}</h2>\n<ul>\n" + "\n".join(_line(line, say) for line in entry.contents) + "\n</ul>"
    for piece in entry.pieces:
        yield f'<h2><a href="{escape(piece.url)}">{escape(piece.title)}</a></h2>'
        yield f"<p>{escape(say['list_comma'].join(piece.authors))}</p>" if piece.authors else ""
        yield _adapted(piece, entry)
    if entry.files:
        links = "\n".join(f'<li><a href="{escape(url)}">{escape(title)}</a></li>' for title, url in entry.files)
        yield f"<h2>{escape(say['attachments'])}</h2>\n<ul>\n{links}\n</ul>"


def _line(line: Line, say: Mapping[str, str]) -> str:
    authors = f"<br>{escape(say['list_comma'].join(line.authors))}" if line.authors else ""
    abstract = f"<p>{escape(line.abstract)}</p>" if line.abstract else ""
    pdf = f' <a href="{escape(line.pdf)}">PDF</a>' if line.pdf else ""
    notices = "".join(f"<p><strong>{escape(notice)}</strong></p>" for notice in line.notices)
    return f'<li><a href="{escape(line.url)}">{escape(line.title)}</a>{pdf}{authors}{notices}{abstract}</li>'


def _adapted(piece: Piece, entry: EntryText) -> str:
    drawings = feed_drawings(piece.fragment) if entry.site else ()
    drawn = {drawing.name: entry.site + picture_address(drawing, entry.mark) for drawing in drawings}
    return markup.adapt(piece.fragment, "feed", piece.targets, pictures=piece.pictures, drawn=drawn)
