"""Imprints: what cannot be read or is lacking is said, with file, line and the fields."""

from __future__ import annotations

import pytest
from test_wording import findings

HEAD = "title: 报告\ndate: 2026-05-01\n"
WHOLE = "publisher: 社\nresponsible_editors: 甲\nprinter: 厂\nprinted: 2026-06-01\nedition_statement: 1\nimpression: 1\nprice: 68 元\n"


def codes(tree: str) -> list[str]:
    """What is found of imprints: code, and file with line."""
    found = (finding.split()[1:] for finding in findings(tree))
    return [f"{code} {place.rpartition(':')[0]}" for code, place in found if code in CODES]


CODES = (
    "odd-price",
    "odd-count",
    "bad-addon",
    "imprint-incomplete",
    "internal-colophon",
    "internal-sold",
    "same-isbn",
    "bad-identifier",
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("price: 80\n", []),
        ("price: 免费\n", []),
        ("price: 约 80 多\n", ["odd-price reports/a/index.md:4"]),
        ("words: 200 千字\nsheets: 12.5\n", []),
        ("words: 很多\nsheets: 十二\n", ["odd-count reports/a/index.md:4", "odd-count reports/a/index.md:5"]),
        ("barcode_addon: '123'\n", ["bad-addon reports/a/index.md:4"]),
        ("isbn: 978-7-0000-0000-1\n", []),
        ("isbn: 978-7-0000-0000-2\n", ["bad-identifier reports/a/index.md:4"]),
        (f"isbn: 978-7-0000-0000-1\n{WHOLE}", []),
        ("isbn: 978-7-0000-0000-1\nprice: 68 元\n", ["imprint-incomplete reports/a/index.md:4"]),
        ("permit: 内资 1\n", ["internal-colophon reports/a/index.md:4"]),
        ("permit: 内资 1\nrecipients: 会员\nprinter: 厂\nprinted: 2026-06-01\ncopies: 300\n", []),
        (
            "permit: 内资 1\nrecipients: 会员\nprinter: 厂\nprinted: 2026-06-01\ncopies: 300\nprice: 5 元\n",
            ["internal-sold reports/a/index.md:9"],
        ),
    ],
)
def test_an_imprint(head: str, expected: list[str]) -> None:
    assert codes(f"=== reports/a/index.md\n---\n{HEAD}{head}---\n文\n") == expected


def test_one_isbn_is_of_one_book() -> None:
    isbns = {"a": "978-7-0000-0000-1", "b": "9787000000001"}
    tree = "".join(f"=== reports/{name}/index.md\n---\n{HEAD}isbn: {isbn}\n---\n文\n" for name, isbn in isbns.items())
    assert codes(tree) == ["same-isbn reports/b/index.md:4"]
