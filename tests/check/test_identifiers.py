"""Identifiers with check characters: the right ones pass, each with one wrong
digit is said, with file and line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_wording import findings

from huikan.check.identifiers import EXAMPLES, PROOFS, is_isbn, is_issn, is_orcid
from huikan.model import Article, Contributor

RIGHT = {
    "orcid": ("0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"),
    "isbn": ("978-7-302-51132-8", "9787302511328", "ISBN 978-7-302-51132-8", "0-306-40615-2", "0-8044-2957-X"),
    "issn": ("1000-4548", "0378-5955", "2434-561X", "ISSN 1000-4548"),
    "doi": ("10.1000/182", "10.21105/joss.00001", "10.13722/j.cnki.jrme.2022.0001", "10.1002/(SICI)1097-4571(199806)49:8<693::AID>3.0.CO;2-O"),
    "cstr": ("31253.11.sciencedb.00001", "32001.14.11-6035.2022.01", "16666.11.nbsdc.9bhTLXQC"),
    "cn": ("CN 32-1124/TU", "CN11-2345", "CN 11-1234/G2", "CN 61-1111/P"),
}  # fmt: skip
WRONG = {
    "orcid": ("0000-0002-1825-0098", "https://example.org/0000-0002-1825-0097", "0000000218250098", "0000-0002-1825-009"),
    "isbn": ("978-7-302-51132-7", "978-7-302-5113", "979-1", "书号待定"),
    "issn": ("1000-4549", "1000-454", "CN 32-1124"),
    "doi": ("https://example.org/10.1000/182", "10.1/a", "10.1000/", "11.1000/182", "10.1000/18 2"),
    "cstr": ("CSTR:31253.11.a", "3125.11.a", "31253.1.a", "31253.11.", "31253.11.数据"),
    "cn": ("CN 99-1124/TU", "CN 32-112/TU", "CN32"),
}


@pytest.mark.parametrize("kind", PROOFS)
def test_right_ones_pass_and_wrong_ones_do_not(kind: str) -> None:
    assert [text for text in (*RIGHT[kind], EXAMPLES[kind]) if not PROOFS[kind](text)] == []
    assert [text for text in WRONG[kind] if PROOFS[kind](text)] == []


@given(st.sampled_from([*RIGHT["orcid"], "978-7-302-51132-8", "1000-4548"]), st.data())
def test_no_single_digit_may_be_wrong(text: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([place for place, character in enumerate(text) if character.isdigit()]))
    changed = text[:at] + str((int(text[at]) + data.draw(st.integers(1, 9))) % 10) + text[at + 1 :]
    assert not (is_orcid if len(text) == 19 else is_isbn if len(text) > 9 else is_issn)(changed)


def test_documents_and_lines_are_named() -> None:
    tree = """\
=== newsletters/n/index.md
---
title: 甲
date: 2025-01-01
issn: 1000-4549
permit: CN 99-1234/TU
authors:
  - {name: 何静, orcid: 0000-0002-1825-0097}
  - name: 林昭
    orcid: 0000-0002-1825-0090
---
=== newsletters/n/01-a.md
---
title: 乙
doi: https://example.org/10.1000/182
isbn: 978-7-302-51132-8
---
=== articles/old.md
---
title: 丙
date: 2025-01-01
isbn: 978-7-302-51132-1
waive: {bad-identifier: 当时就是这样印的}
---
"""
    assert findings(tree) == [
        "warning bad-identifier newsletters/n/01-a.md:3:0",
        "warning bad-identifier newsletters/n/index.md:4:0",
        "warning bad-identifier newsletters/n/index.md:5:0",
        "warning bad-identifier newsletters/n/index.md:9:0",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "0000-0002-1694-233X",
        "https://orcid.org/0000-0002-1694-233X",
        "ORCID: 0000-0002-1694-233x",
        "000000021694233X",
        "orcid.org/0000-0002-1694-233X/",
    ],
)
def test_an_orcid_is_known_however_it_was_copied(written: str) -> None:
    orcid = Contributor(name="甲", orcid=written).orcid
    assert orcid == "0000-0002-1694-233X" and is_orcid(orcid)


@pytest.mark.parametrize(
    "written",
    ["10.5555/a(1)", "https://doi.org/10.5555/a(1)", "http://dx.doi.org/10.5555/a(1)", "DOI：10.5555/a(1)", "doi: 10.5555/a(1)"],
)
def test_a_doi_is_known_however_it_was_copied(written: str) -> None:
    assert Article(title="甲", authors=({"name": "乙"},), date="2025-01-01", doi=written).doi == "10.5555/a(1)"  # type: ignore[arg-type]
