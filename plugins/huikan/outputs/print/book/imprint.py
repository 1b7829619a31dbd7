"""The imprint of a book or periodical 版本记录 (GB/T 12450), of an internal publication what its
permit asks for in one place, and the bar code of its back (GB/T 12906, GB/T 16827). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from huikan import ean
from huikan.model import Imprint, Meta, price_of, word_count_of
from huikan.outputs.print.book.book import Book
from huikan.outputs.print.book.formatting import day, month

Words = Mapping[str, str]
# Whole sheets in mm that are cut to a size, and how many leaves one gives (GB/T 788, the custom)
SHEETS = {
    "A4": ("890", "1240", 16),
    "大16开": ("889", "1194", 16),
    "16开": ("787", "1092", 16),
    "B5": ("720", "1020", 16),
    "A5": ("890", "1240", 32),
}
TAG = re.compile(r"<(svg|math|script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·]")
WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Sheets:
    """印张 that are counted when the pages are known."""

    per_sheet: int
    signature: int
    covers: bool  # whether the covers are of the same sheets


def is_begun(meta: Meta) -> bool:
    """Whether a work says anything of its imprint."""
    return isinstance(meta, Imprint) and any(getattr(meta, name) for name in Imprint.imprint_fields)


def rows(book: Book, say: Words, texts: Iterable[str]) -> list[tuple[str, str | Sheets]]:
    """(label, value) in the order of the standard. `texts` are the book's as HTML: its words are
    counted there where it does not say how many it has. Of an internal publication all that its
    permit asks for, and of one without an imprint what it says."""
    meta = book.meta
    if not isinstance(meta, Imprint):
        return []
    if meta.is_internal:
        return list(_internal(book, meta, say))
    printed: list[tuple[str, str | Sheets]] = [
        (say["print_publisher"], _joined(book.meta.publisher, meta.publisher_address, say)),
        (say["print_responsible_editors"], say["print_names"].join(meta.responsible_editors)),
        (say["print_cover_designers"], say["print_names"].join(meta.cover_designers)),
        (say["print_distributor"], meta.distributor or ""),
        (say["print_printer"], meta.printer or ""),
    ]
    if is_begun(meta):
        printed += [
            (say["print_format"], meta.format or _format(book.paper)),
            (
                say["print_sheets"],
                meta.sheets or Sheets(SHEETS[book.paper][2], book.signature, book.profile.binding != "perfect"),
            ),
            (say["print_words"], _word_count(meta.words, texts, book.lang, say)),
            (
                say["print_edition_statement"],
                _numbered(meta.edition_statement, "print_edition_value", month(book.meta.date, book.lang), say),
            ),
            (
                say["print_impression"],
                _numbered(meta.impression, "print_impression_value", month(meta.printed or book.meta.date, book.lang), say),
            ),
        ]
    printed.append((say["print_cn"], meta.permit or ""))
    printed.append((say["print_printed"], "" if meta.impression else day(meta.printed, book.lang)))
    printed.append((say["print_copies"], str(meta.copies or "")))
    return printed


def price(text: str | None, say: Words) -> str:
    """A price as it is printed: `68.00 元`, `CNY 68.00`."""
    read = price_of(text) if text else None
    if read is None:
        return text or ""
    return (say["print_yuan"] if read.currency == "CNY" else "{currency} {amount}").format(
        currency=read.currency, amount=f"{read.amount:.2f}"
    )


def cip(meta: Meta) -> tuple[str, ...]:
    """The lines of the CIP text, but for a heading that we print ourselves."""
    lines = (line.strip() for line in (getattr(meta, "cip", None) or "").splitlines())
    return tuple(line for line in lines if not re.fullmatch(r"图书在版编目[（(]?CIP[）)]?数据", line.replace(" ", "")))


def barcode(book: Book, say: Words) -> str:
    """The bar code with its number above it and the price below, as HTML; "" where there is no
    number, or the publication is internal."""
    meta = book.meta
    if getattr(meta, "is_internal", False):
        return ""
    addon = getattr(meta, "barcode_addon", None) or ""
    if meta.isbn and (digits := ean.of_isbn(meta.isbn)):
        number = f"ISBN {re.sub(r'^ISBN[:：]? *', '', meta.isbn, flags=re.IGNORECASE)}"
    elif meta.issn and (digits := ean.of_issn(meta.issn)):
        number = f"ISSN {re.sub(r'^ISSN[:：]? *', '', meta.issn, flags=re.IGNORECASE)}"
        issue = meta.number or ""
        addon = addon or (issue.zfill(2) if issue.isascii() and issue.isdecimal() and len(issue) < 3 else "")
    else:
        return ""
    addon = addon if addon.isascii() and addon.isdecimal() and len(addon) in (2, 5) else ""
    drawn = ean.svg(digits, addon, say["print_barcode"].format(number=number))
    cost = price(getattr(meta, "price", None), say)
    below = f'<p class="barcode-price">{escape(say["print_price"] + say["print_colon"] + cost)}</p>' if cost else ""
    width = ean.width(addon)
    return (
        f'<div class="back-barcode" style="--barcode:{width:.2f}mm">'
        f'<p class="barcode-number">{escape(number)}</p>{drawn}{below}</div>'
    )


def _internal(book: Book, meta: Imprint, say: Words) -> Iterable[tuple[str, str | Sheets]]:
    """What the colophon of an internal publication has to bear, together (连续性内部资料性出版物
    管理办法): its permit, who makes it, for whom, who printed it, when, how many."""
    yield say["print_nature"], say["print_internal"]
    yield say["print_permit"], meta.permit or ""
    yield say["print_compiler"], book.meta.publisher or book.society
    yield say["print_recipients"], meta.recipients or ""
    yield say["print_printer"], meta.printer or ""
    yield say["print_printed"], day(meta.printed, book.lang)
    yield say["print_copies"], str(meta.copies or "")


def _joined(name: str | None, address: str | None, say: Words) -> str:
    return say["print_comma"].join(filter(None, (name, address)))


def _format(paper: str) -> str:
    width, height, leaves = SHEETS[paper]
    return f"{width} mm × {height} mm 1/{leaves}"


def _word_count(statement: str | None, texts: Iterable[str], lang: str, say: Words) -> str:
    if statement and not (count := word_count_of(statement)):
        return statement
    if statement:
        return say["print_characters"].format(count=_thousands(count, lang))
    plain = [TAG.sub(" ", text) for text in texts]
    chinese = sum(len(CHINESE.findall(text)) for text in plain)
    latin = sum(len(WORD.findall(CHINESE.sub(" ", text))) for text in plain)
    return say["print_counted"].format(count=_thousands(chinese + latin, lang))


def _thousands(count: int, lang: str) -> str:
    """In thousands in Chinese, in full figures in other languages, both to the nearest thousand."""
    thousands = max(1, round(count / 1000))
    return str(thousands) if lang == "zh" else f"{thousands * 1000:,}"


def _numbered(statement: str | None, word: str, when: str, say: Words) -> str:
    """A statement as it is said; a bare number with the month: `2026年6月第1版`."""
    return say[word].format(month=when, number=statement) if statement and statement.isdecimal() else statement or ""
