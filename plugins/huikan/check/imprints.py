"""Imprints that cannot be read or lack what GB/T 12450 or a permit asks for, and numbers that two
books share."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.model import Document, Imprint, price_of, word_count_of

# What a book with an ISBN has, of what this can ask for
BOOK = (
    "publisher",
    "responsible_editors",
    "printer",
    "printed",
    "edition_statement",
    "impression",
    "price",
)
SOLD = ("price", "isbn", "issn", "barcode_addon")  # what an internal publication has none of


def imprints(context: CheckContext) -> Iterator[Diagnostic]:
    """`odd-price`, `odd-count`, `bad-addon`: fields that cannot be read. `imprint-incomplete`: a
    book with an ISBN and part of an imprint. `internal-colophon`, `internal-sold`: an internal
    publication that lacks what its permit asks for, or has what is for sale."""
    for document in (*context.documents(), *context.internal):
        meta = document.meta
        if not isinstance(meta, Imprint):
            continue
        yield from _unread(document, meta)
        if meta.is_internal:
            yield from _internal(document, meta)
        elif document.meta.isbn and any(getattr(meta, name) for name in Imprint.imprint_fields):
            lacking = [name for name in BOOK if not getattr(meta, name)]
            line = document.lines.get("isbn", 0)
            if lacking and line:
                yield found("imprint-incomplete", document.path, line=line, fields=", ".join(lacking))


def numbers_of_their_own(context: CheckContext) -> Iterator[Diagnostic]:
    """ISBNs that stand on two books."""
    owners: dict[str, Document] = {}
    for document in context.documents():
        isbn, line = document.meta.isbn, document.lines.get("isbn")
        if not isbn or not line:
            continue
        digits = "".join(filter(str.isalnum, isbn.upper().removeprefix("ISBN")))
        first = owners.setdefault(digits, document)
        if first.key != document.key:
            yield found("same-isbn", document.path, line=line, text=isbn, other=first.path)


def _unread(document: Document, meta: Imprint) -> Iterator[Diagnostic]:
    lines = document.lines
    if "price" in lines and meta.price and any(map(str.isdigit, meta.price)) and price_of(meta.price) is None:
        yield found("odd-price", document.path, line=lines["price"], text=meta.price)
    if "words" in lines and meta.words and not word_count_of(meta.words):
        yield found("odd-count", document.path, line=lines["words"], field="words", text=meta.words, example="words: 200 千字")
    if "sheets" in lines and meta.sheets and not _is_number(meta.sheets):
        yield found("odd-count", document.path, line=lines["sheets"], field="sheets", text=meta.sheets, example="sheets: 12.5")
    addon = meta.barcode_addon
    if "barcode_addon" in lines and addon and not (addon.isascii() and addon.isdecimal() and len(addon) in (2, 5)):
        yield found("bad-addon", document.path, line=lines["barcode_addon"], text=addon)


def _internal(document: Document, meta: Imprint) -> Iterator[Diagnostic]:
    line = document.lines.get("permit")
    if not line:
        return
    lacking = [name for name in Imprint.internal_fields if not getattr(meta, name)]
    if lacking:
        yield found("internal-colophon", document.path, line=line, fields=", ".join(lacking))
    sold = [name for name in SOLD if name in document.lines and getattr(meta, name)]
    if sold:
        yield found("internal-sold", document.path, line=document.lines[sold[0]], fields=", ".join(sold))


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal() and text.isascii()
