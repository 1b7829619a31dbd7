"""What stands on the back of a publication: who issues it, its
numbers, where it is on the web. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from huikan import drawing, qr
from huikan.outputs.print.book import colophon, imprint
from huikan.outputs.print.book.book import Book

ACROSS = 300  # units across a cover: lines of the back are as thick as those of the front
NAME = re.compile(r'(\bid="|url\(#|href="#)')


def html(book: Book, say: Mapping[str, str]) -> str:
    """The words and the code, the same on the last page of a newsletter
    and on the cover of a bound book."""
    code = qr.svg(book.address)
    start, end, rest = code.partition(">")
    picture = f"{start}{end}<title>{escape(say['print_code'].format(address=book.address))}</title>{rest}"
    words = "".join(f'<p class="{name}">{escape(text)}</p>' for name, text in _lines(book, say) if text)
    barcode = imprint.barcode(book, say)
    return f'<div class="back-words"><div class="back-code">{picture}</div><div>{words}</div></div>{barcode}'


def art(book: Book, width: float, height: float) -> str:
    """The motif of the cover for a back of so many mm, as SVG that fills its box; "" where
    the front is an editor's picture."""
    if book.cover_data is None:
        return ""
    motif = drawing.art(book.cover_data, ACROSS, ACROSS * height / width)
    back_motif = NAME.sub(r"\1back-", motif)  # the same motif on the front has the same names
    return filling(back_motif).replace("<svg ", '<svg aria-hidden="true" ', 1)


def filling(svg: str) -> str:
    """A drawing that fills its box to the last corner, cut where the shapes differ."""
    return svg.replace("<svg ", '<svg preserveAspectRatio="xMidYMid slice" ', 1)


def internal(book: Book, say: Mapping[str, str]) -> str:
    """What the cover of an internal publication must bear (连续性内部资料性出版物管理办法): that
    it is one and is free, its permit. "" for others."""
    permit = getattr(book.meta, "permit", None) if getattr(book.meta, "is_internal", False) else None
    return f"{say['print_internal']}\u3000{say['print_permit']}{say['print_colon']}{permit}" if permit else ""


def _lines(book: Book, say: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(class, text) of each line."""
    yield "back-society", book.society
    yield "back-title", " ".join(filter(None, (book.meta.title, colophon.count(book.meta, say))))
    yield "back-internal", internal(book, say)
    if not imprint.barcode(book, say):  # which bears it
        yield (
            "back-number",
            " ".join(f"{code} {value}" for name, code in colophon.CODES if (value := getattr(book.meta, name, None))),
        )
    yield "back-address", book.address
    yield "back-sample", book.sample
