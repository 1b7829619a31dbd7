"""What a society's record says of its site, and could not be."""

from __future__ import annotations

import pytest

from content_from_text import NOON
from huikan.check import check
from huikan.diagnostics.words import advice, message
from huikan.library import assemble
from huikan.source import Data
from huikan.source.records import parse_society

LANGUAGES = ("zh", "en")


def findings(record: str, url: str = "https://www.a.org.cn/") -> list[tuple[str, int, str]]:
    society, faults = parse_society("data/society.yml", record, LANGUAGES)
    assert society and faults == []
    library = assemble([], Data(society), LANGUAGES, NOON).library
    found = check(library, {}, site_url=url)
    assert all(message(each, lang) and advice(each, lang) for each in found for lang in LANGUAGES)
    return [(each.code, each.line, "".join(each.values.get(name, "") for name in ("name", "better"))) for each in found]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://example.org/", "example-site"),
        ("https://www.EXAMPLE.com/s/", "example-site"),
        ("http://society.test/", "example-site"),
        ("http://localhost:8000/", "local-site"),
        ("http://127.0.0.1/", "local-site"),
        ("https://www.example-society.org/", ""),
        ("https://test.org.cn/", ""),
        ("", ""),
    ],
)
def test_an_address_that_is_nobody_s_is_said(url: str, code: str) -> None:
    assert [found for found, _, _ in findings("name: {zh: 甲}", url)] == ([code] if code else [])
    assert findings("name: {zh: 甲}\nsample: {zh: 样例}", url) == [], "a sample may have one"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ('colour: "#ffcc00"', [("pale-colour", 2, "#876c00")]),
        ('colour: "#1a5a80"', []),
        ('colour: "#1a5a80"\ncolour_dark: "#1a5a80"', [("pale-colour", 3, "#628ea8")]),
        ("kinds: {reports: {zh: 年报}, report: {en: Annual}, papers: {zh: 集}}", [("unknown-in-record", 2, "papers")]),
        ("menu: [notices, catalogues, abuot]", [("unknown-in-record", 2, "abuot")]),
        ("home:\n  - articles\n  - events\n  - about", [("unknown-in-record", 2, "about")]),
    ],
)
def test_what_the_record_names_is_there_and_can_be_read(record: str, expected: list[tuple[str, int, str]]) -> None:
    assert findings(f"name: {{zh: 甲}}\n{record}") == expected
