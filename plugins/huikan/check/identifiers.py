"""Identifiers that cannot be: ORCID, ISBN, ISSN by their check characters;
DOI and CN numbers by their form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.model import Record

DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s，。；、]+")  # ISO 26324; registrants' prefixes have four digits or more
CSTR = re.compile(r"\d{5}\.\d{2}\.[\w.~/-]+", re.ASCII)
CN = re.compile(r"CN ?(?:[1-5]\d|6[0-5])-\d{4}(?:/[A-Z]{1,2}\d{0,3}(?:-\d)?)?")  # GB/T 9999.1: region-number/class


def identifiers(context: CheckContext) -> Iterator[Diagnostic]:
    """Identifiers in front matter and data that have a wrong form or a wrong check character."""
    for document in context.documents():
        meta = document.meta
        fields = [(name, name, getattr(meta, name)) for name in ("doi", "cstr", "isbn", "issn")]
        fields += [
            (f"{role}[{number}].orcid", "orcid", person.orcid)
            for role in ("authors", "translators", "reviewers", "editors", "photographers")
            for number, person in enumerate(getattr(meta, role), 1)
        ]
        permit = getattr(meta, "permit", None)
        fields += [("permit", "cn", permit)] if permit and permit.upper().startswith("CN") else []
        for label, kind, text in fields:
            line = document.lines.get(label) or document.lines.get(re.split(r"[.\[]", label)[0])
            if line and text and not PROOFS[kind](text):  # what is inherited is said where it stands
                yield found("bad-identifier", document.path, line=line, name=kind.upper(), text=text, example=EXAMPLES[kind])
    for table, records in context.library.records.items():
        yield from _records(table, records)


def _records(table: str, records: tuple[Record, ...]) -> Iterator[Diagnostic]:
    for record in records:
        if record.orcid and not is_orcid(record.orcid) and "bad-identifier" not in record.waive:
            path = f"data/{table}.yml"
            yield found(
                "bad-identifier",
                path,
                line=record.lines.get("orcid", 1),
                name="ORCID",
                text=record.orcid,
                example=EXAMPLES["orcid"],
            )


def is_orcid(text: str) -> bool:
    """Sixteen characters in fours, the last by ISO/IEC 7064 mod 11-2."""
    if not re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", text):
        return False
    total = 0
    for digit in text.replace("-", "")[:15]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == text[-1]


def is_isbn(text: str) -> bool:
    """Thirteen digits (ISO 2108: weights 1 and 3, mod 10), or the ten of before 2007 (mod 11)."""
    digits = re.sub(r"^ISBN(?:-1[03])?[:：]? *|[- ‐–]", "", text, flags=re.I)
    if re.fullmatch(r"97[89]\d{10}", digits):
        return sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10 == 0
    return bool(re.fullmatch(r"\d{9}[\dXx]", digits)) and _by_eleven(digits)


def is_issn(text: str) -> bool:
    """Eight characters, the last by ISO 3297: weights 8 to 1, mod 11."""
    digits = re.sub(r"^ISSN[:：]? *", "", text, flags=re.I).replace("-", "", 1)
    return bool(re.fullmatch(r"\d{7}[\dXx]", digits)) and _by_eleven(digits)


def is_doi(text: str) -> bool:
    return DOI.fullmatch(text) is not None


def is_cstr(text: str) -> bool:
    """Five digits, two of its type, and the registrant's own part (GB/T 32843)."""
    return CSTR.fullmatch(text) is not None


def is_cn(text: str) -> bool:
    return CN.fullmatch(text) is not None


def _by_eleven(digits: str) -> bool:
    """The sum of all characters, weighted by their places from the right, is
    a multiple of eleven; X is ten."""
    values = (10 if digit in "Xx" else int(digit) for digit in digits)
    return sum(value * (len(digits) - place) for place, value in enumerate(values)) % 11 == 0


PROOFS: Mapping[str, Callable[[str], bool]] = {
    "orcid": is_orcid,
    "isbn": is_isbn,
    "issn": is_issn,
    "doi": is_doi,
    "cstr": is_cstr,
    "cn": is_cn,
}
EXAMPLES = {
    "orcid": "0000-0002-1825-0097",
    "isbn": "978-7-302-51132-8",
    "issn": "1000-4548",
    "doi": "10.13722/j.cnki.jrme.2022.0001",
    "cstr": "32001.14.11-6035.2025.01",
    "cn": "CN 32-1124/TU",
}
