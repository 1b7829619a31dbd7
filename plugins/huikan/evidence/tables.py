"""The list as tables: a workbook of four sheets, and one file of comma-separated values.

Every head says its words in both languages. Of texts that a spreadsheet would run as formulas the
CSV has an apostrophe before them; a workbook has them as texts.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import StringIO

from huikan.datasets import Cell, Sheet, is_formula, text, write_xlsx
from huikan.evidence.gathering import Evidence, Publication
from huikan.interface import words
from huikan.model import Lang

COLUMNS = (
    *("no", "kind", "title_zh", "title_en", "date", "authors", "others", "branch", "within"),
    *("pages", "extent", "number", "address", "file", "sha256"),
)
LANGUAGES = ("zh", "en")  # of the words


def workbook(evidence: Evidence) -> bytes:
    """The list, every published file, and the counts, as XLSX."""
    return write_xlsx(
        (
            Sheet(both("list"), tuple(map(both, COLUMNS)), tuple(rows(evidence))),
            Sheet(both("files"), tuple(map(both, ("no", "language", "file", "size", "extent", "sha256"))), _files(evidence)),
            Sheet(both("by_kind"), (both("kind"), both("count")), counts(by_kind(evidence))),
            Sheet(both("by_branch"), (both("branch"), both("count")), counts(by_branch(evidence))),
        )
    )


def csv_list(evidence: Evidence) -> bytes:
    """The list as CSV in UTF-8, with the mark by which Excel knows it."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(map(both, COLUMNS))
    writer.writerows([_plain(cell) for cell in row] for row in rows(evidence))
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8")


def rows(evidence: Evidence) -> Iterable[tuple[Cell, ...]]:
    """A row a publication, by COLUMNS."""
    for number, one in enumerate(evidence.publications, 1):
        yield (
            Decimal(number),
            kind(one.kind),
            one.titles.get("zh"),
            one.titles.get("en"),
            one.date,
            one.authors or None,
            one.others or None,
            branch(one) or None,
            one.within or None,
            one.pages or None,
            Decimal(one.file.extent) if one.file.extent else None,
            one.number or None,
            one.address,
            one.file.path,
            one.file.sha256,
        )


def _files(evidence: Evidence) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (Decimal(number), file.lang, file.path, Decimal(file.size), Decimal(file.extent) if file.extent else None, file.sha256)
        for number, one in enumerate(evidence.publications, 1)
        for file in one.files
    )


def by_kind(evidence: Evidence) -> Mapping[str, int]:
    """The number of publications of each kind, the sum last."""
    return _counted(kind(one.kind) for one in evidence.publications)


def by_branch(evidence: Evidence) -> Mapping[str, int]:
    """The same of each committee; those that name none are counted too."""
    return _counted(branch(one) or both("none") for one in evidence.publications)


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    counter = Counter(names)
    return {**counter, both("sum"): counter.total()}


def counts(numbers: Mapping[str, int]) -> tuple[tuple[Cell, ...], ...]:
    return tuple((name, Decimal(number)) for name, number in numbers.items())


def both(name: str, **values: object) -> str:
    """A word of the list in both languages."""
    return _joined({lang: words(lang)[f"evidence_{name}"].format(**values) for lang in LANGUAGES})


def kind(name: str) -> str:
    """A kind in both languages."""
    return _joined({lang: words(lang)[name] for lang in LANGUAGES})


def branch(one: Publication) -> str:
    """A publication's committee in both languages, "" where it has none."""
    return _joined(one.branch)


def _joined(texts: Mapping[Lang, str]) -> str:
    return " ".join(dict.fromkeys(filter(None, texts.values())))


def _plain(cell: Cell) -> str:
    return f"'{cell}" if is_formula(cell) else text(cell)
