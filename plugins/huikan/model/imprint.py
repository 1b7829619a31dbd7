"""Imprint: what a printed book or periodical says of how it was published and printed
(GB/T 12450), and an internal publication of its permit."""

from __future__ import annotations

import datetime as time
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from huikan.model.printing import Printed
from huikan.model.values import Text, Texts

CURRENCIES = {"": "CNY", "元": "CNY", "圆": "CNY", "¥": "CNY", "￥": "CNY", "人民币": "CNY", "rmb": "CNY", "cny": "CNY"}
FOREIGN = {
    "美元": "USD",
    "usd": "USD",
    "$": "USD",
    "us$": "USD",
    "港元": "HKD",
    "hkd": "HKD",
    "eur": "EUR",
    "€": "EUR",
    "gbp": "GBP",
}
AMOUNT = re.compile(r"(?P<before>[^\d.,\s]{0,4})\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<after>[^\d.,\s]{0,4})")
COUNT = re.compile(r"(?P<number>\d[\d, ]*(?:\.\d+)?)\s*(?P<unit>千字|万字|字|千|万|)")
UNITS = {"千字": 1_000, "千": 1_000, "万字": 10_000, "万": 10_000, "字": 1, "": 1}
IN_THOUSANDS = 10_000  # a bare number below it counts thousands of words, as the trade does


class Imprint(Printed):
    """The fields of an imprint. `words` and `sheets` are counted where they are not said."""

    imprint_fields: ClassVar[tuple[str, ...]] = (
        *("responsible_editors", "cover_designers", "distributor", "publisher_address", "format", "sheets", "words"),
        *("edition_statement", "impression", "price", "cip", "barcode_addon"),
    )
    internal_fields: ClassVar[tuple[str, ...]] = ("recipients", "printer", "printed", "copies")  # what a permit asks for

    responsible_editors: Texts = ()  # 责任编辑
    cover_designers: Texts = ()  # 封面设计
    publisher_address: Text | None = None
    distributor: Text | None = None  # 发行, where it is not the publisher
    printer: Text | None = None
    printed: time.date | None = None  # the day of printing
    copies: int | None = None  # 印数
    format: Text | None = None  # 开本
    sheets: Text | None = None  # 印张
    words: Text | None = None  # 字数
    edition_statement: Text | None = None  # 版次
    impression: Text | None = None  # 印次
    price: Text | None = None
    cip: str | None = None  # 图书在版编目数据, line by line
    barcode_addon: Text | None = None  # two or five digits beside the bar code; of a periodical, its number
    permit: Text | None = None  # 准印证号, of an internal publication; 国内统一刊号 CN, of one that anybody may buy
    recipients: Text | None = None  # whom an internal one is given to: 发送对象

    @property
    def is_internal(self) -> bool:
        """Whether its permit is that of an internal publication."""
        return bool(self.permit) and not (self.permit or "").upper().startswith("CN")


@dataclass(frozen=True, slots=True)
class Price:
    """An amount and the ISO 4217 code of its currency."""

    amount: Decimal
    currency: str


def price_of(text: str) -> Price | None:
    """`68.00 元`, `¥68`, `80`, `USD 20`; None where it cannot be read. Without a currency it is
    yuan."""
    match = AMOUNT.fullmatch(text.strip())
    if match is None or (match["before"] and match["after"] not in ("", "元")):
        return None
    unit = (match["before"] or match["after"]).casefold()
    currency = {**CURRENCIES, **FOREIGN}.get(unit, "")
    try:
        amount = Decimal(match["number"].replace(",", ""))
    except InvalidOperation:
        return None
    return Price(amount, currency) if currency else None


def word_count_of(text: str) -> int:
    """`200 千字`, `20 万字`, `200000 字`, `200` as a number of words; 0 where it cannot be read."""
    match = COUNT.fullmatch(text.strip())
    if match is None:
        return 0
    number = Decimal(re.sub(r"[, ]", "", match["number"]))
    unit = UNITS["千"] if not match["unit"] and number < IN_THOUSANDS else UNITS[match["unit"]]
    return int(number * unit)
