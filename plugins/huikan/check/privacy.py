"""Numbers that belong to a person: identity cards, mobile telephones, bank cards."""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Iterator
from dataclasses import replace

from huikan.check.hits import Hit
from huikan.diagnostics import Diagnostic

WIDE = str.maketrans("０１２３４５６７８９Ｘｘ－\u3000\u00a0", "0123456789Xx-  ")
# GB 11643: division, birthday, sequence, check character. The divisions of the country; 9: permanent residents from abroad.
DIVISIONS = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9]")
START, END = r"(?<![0-9A-Za-z_])(?<!\d[.,-])", r"(?![0-9A-Za-z_])(?!\.\d)"
IDENTITY = re.compile(rf"{START}\d{{6}}[ -]?\d{{8}}[ -]?\d{{3}}[\dXx]{END}")
MOBILE = re.compile(rf"{START}(?:(?:(?<=\+)|00)?86[ -]?)?(?P<number>1[3-9]\d(?P<gap>[ -]?)\d{{4}}(?P=gap)\d{{4}}){END}")
CARD = re.compile(rf"{START}(?:\d{{15,19}}|\d{{4}}([ -])\d{{4}}\1\d{{4}}\1\d{{4}}(?:\1\d{{1,3}})?|\d{{6}}[ -]\d{{13}}){END}")
# Who issues cards with these first digits, and how long their numbers are. Mastercard's newer ones (2221–2720) are left out:
# too many other numbers of 16 digits begin so, and nobody here has such a card.
ISSUERS = re.compile(r"62\d{14,17}|9558\d{15}|4\d{15}|5[1-5]\d{14}|3[47]\d{13}|35(?:2[89]|[3-8]\d)\d{12}")


def personal(text: str) -> Iterator[Hit]:
    """The numbers of persons in a text. An identity number is proved by its checksum, a card's by Luhn's and its issuer."""
    plain = text.translate(WIDE)
    if not re.search(r"\d{4}", plain):
        return
    taken: set[int] = set()
    for code, pattern, proof in (
        ("identity-number", IDENTITY, is_identity),
        ("bank-card", CARD, is_card),
        ("mobile-number", MOBILE, lambda number: True),
    ):
        for match in pattern.finditer(plain):
            number = digits(match["number"] if code == "mobile-number" else match[0])
            if proof(number) and match.start() not in taken:
                taken |= set(range(match.start(), match.end()))
                yield Hit(code, match.start(), match.end(), number)


def is_identity(number: str) -> bool:
    """Whether 18 characters are an identity number: a known division, a day that there was, the right check character."""
    try:
        time.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    if not "1880" <= number[6:10] <= "2099" or not DIVISIONS.match(number):
        return False
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17].upper()


def is_card(number: str) -> bool:
    """Whether a number is a bank card's: known first digits and length, and Luhn's checksum."""
    twice = [int(digit) * 2 if place % 2 else int(digit) for place, digit in enumerate(reversed(number))]
    return ISSUERS.fullmatch(number) is not None and sum(value - 9 if value > 9 else value for value in twice) % 10 == 0


def digits(text: str) -> str:
    return re.sub(r"[ -]", "", text)


def masked(text: str) -> str:
    """The text with its middle hidden: reports are read by more people than the file."""
    return text if len(text) < 8 else text[:3] + re.sub(r"[0-9Xx]", "*", text[3:-2]) + text[-2:]


def hidden(text: str) -> str:
    """The text, as long as it is, with the middle of every number of a person hidden."""
    for hit in personal(text):
        text = text[: hit.start] + masked(text[hit.start : hit.end]) + text[hit.end :]
    return text


def discreet(finding: Diagnostic) -> Diagnostic:
    """The finding, whatever it is about, with no number of a person in it."""
    values = {name: hidden(text) for name, text in finding.values.items()}
    return replace(finding, excerpt=hidden(finding.excerpt), values=values)
