"""Numbers that belong to a person: identity cards, mobile telephones, bank cards."""

from __future__ import annotations

import datetime as time
import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from huikan.check.match import Match
from huikan.diagnostics import Diagnostic

# Letters and signs that look like plain ones, digits apart
PLAIN = str.maketrans("Ｘｘ－‐‑\u3000\u00a0\u2002\u2003\u2007\u2009\u202f", "Xx---       ")
# What nobody sees: soft hyphens, joiners, marks of direction, spaces of no width
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_SEEN = re.compile(f"(?P<unseen>[{_UNSEEN}]+|(?<= ) +)|(?P<line> *\n *)|.", re.DOTALL)
_WIDE_DIGIT = re.compile(r"(?![0-9])\d")
_MARKUP = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);|</?[a-zA-Z][^<>]*>|<!--.*?-->|[*_~`\\]")
_WORTH = re.compile(r"(?:\d\W*){11}")  # what any of them has
# GB 11643: division, birthday, sequence, check character. The divisions of the country; 9:
# permanent residents from abroad.
DIVISIONS = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9]")
START, END = r"(?<![0-9A-Za-z_])(?<!\d[.,-])", r"(?![0-9A-Za-z_])(?!\.\d)"
IDENTITY = re.compile(rf"{START}\d{{6}}[ -]?\d{{8}}[ -]?\d{{3}}[\dXx]{END}")
MOBILE = re.compile(rf"{START}(?:(?:(?<=\+)|00)?86[ -]?)?(?P<number>1[3-9]\d(?P<gap>[ -]?)\d{{4}}(?P=gap)\d{{4}}){END}")
# What ends before a number that is part of a user name (@user-139…) or of an address without a
# scheme (example.org/p/139…)
NAMES_SOMETHING = re.compile(
    r"(?:(?<![\w.])@[A-Za-z0-9_.-]*|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/[^\s，。；、（）()]*)\Z"
)
CARD = re.compile(rf"{START}(?:\d{{15,19}}|\d{{4}}([ -])\d{{4}}\1\d{{4}}\1\d{{4}}(?:\1\d{{1,3}})?|\d{{6}}[ -]\d{{13}}){END}")
# Who issues cards with these first digits, and how long their numbers are. Mastercard's
# newer ones (2221–2720) are left out: too many other numbers of 16 digits begin so, and
# nobody here has such a card.
ISSUERS = re.compile(r"62\d{14,17}|9558\d{15}|4\d{15}|5[1-5]\d{14}|3[47]\d{13}|35(?:2[89]|[3-8]\d)\d{12}")


def personal(text: str) -> Iterator[Match]:
    """The numbers of persons in a text, whatever digits they are written with, invisible
    characters and line ends in them.

    An identity number is proved by its checksum, a card's by Luhn's and its issuer.
    """
    if not _WORTH.search(text):
        return
    taken: set[int] = set()
    for break_of_line in ("", " ") if "\n" in text else ("",):
        plain, places = _seen(text, break_of_line)
        for match in _numbers(plain):
            start, end = places[match.start], places[match.end - 1] + 1
            if taken.isdisjoint(range(start, end)):
                taken |= set(range(start, end))
                yield Match(match.code, start, end, match.value)


def _seen(text: str, break_of_line: str) -> tuple[str, Sequence[int]]:
    """The text as readers see it, in plain digits and signs, and the place of each
    of its characters in the other."""
    text = _WIDE_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text).translate(PLAIN)
    pieces, places = [], []
    for match in _SEEN.finditer(text):
        if not match["unseen"]:
            pieces.append(break_of_line if match["line"] else match[0])
            places += [match.start()] * len(pieces[-1])
    return "".join(pieces), places


def _numbers(plain: str) -> Iterator[Match]:
    """The numbers of persons in a text of plain digits."""
    taken: set[int] = set()
    for code, pattern, proof in (
        ("identity-number", IDENTITY, is_identity),
        ("bank-card", CARD, is_card),
        ("mobile-number", MOBILE, lambda number: True),
    ):
        for match in pattern.finditer(plain):
            number = digits(match["number"] if code == "mobile-number" else match[0])
            if NAMES_SOMETHING.search(plain, max(0, match.start() - 120), match.start()):
                continue
            if proof(number) and match.start() not in taken:
                taken |= set(range(match.start(), match.end()))
                yield Match(code, match.start(), match.end(), number)


def is_identity(number: str) -> bool:
    """Whether 18 characters are an identity number: a known division, a day that there
    was, the right check character."""
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
    """The text with its middle redacted: reports are read by more people than the file."""
    return text if len(text) < 8 else text[:3] + re.sub(r"[\dXxＸｘ]", "*", text[3:-2]) + text[-2:]


@lru_cache(256)  # many findings may stand in one long line
def redacted(text: str) -> str:
    """The text, as long as it is, with the middle of each number of a person hidden,
    Markdown's signs in it or not."""
    pieces: list[str] = []
    places: list[int] = []
    cursor = 0
    for match in (*_MARKUP.finditer(text), None):
        end = match.start() if match else len(text)
        pieces.append(text[cursor:end])
        places += range(cursor, end)
        if match and match[0][0] == "&":
            characters = html.unescape(match[0])
            pieces.append(characters)
            places += [match.start()] * len(characters)
        cursor = match.end() if match else len(text)
    for number in personal("".join(pieces)):
        start, end = places[number.start], places[number.end - 1] + 1
        text = text[:start] + masked(text[start:end]) + text[end:]
    return text


def redact(finding: Diagnostic) -> Diagnostic:
    """The finding, whatever it is about, with no number of a person in it."""
    values = {name: redacted(text) for name, text in finding.values.items()}
    return replace(finding, excerpt=redacted(finding.excerpt), values=values)
