"""The other styles: the same items in each, side by side (cases/bibliography/styles.txt), and what
is shown in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from huikan.bibliography import STYLES, TYPES, by_author, text_of, year_letters
from huikan.bibliography.bibtex import read_bibtex
from huikan.bibliography.names import is_pinyin, one_name
from huikan.model.meta import CitationStyle

CASES = Path(__file__).parents[1] / "cases/bibliography/styles.txt"


def test_styles_side_by_side(golden: Callable[[Path, str], None]) -> None:
    """A new item needs its BibTeX alone."""
    source = re.findall(r"(?m)^@.*$", CASES.read_text("utf-8"))
    entries, faults = read_bibtex("\n".join(source))
    assert not faults
    assert len(entries) == len(source)
    blocks = []
    for bib, entry in zip(source, entries, strict=True):
        lines = [f"{name}: {text_of(style.reference(entry, 'a' if style.author_date else ''))}" for name, style in STYLES.items()]
        blocks.append("\n".join([bib, *lines]))
    golden(CASES, "\n\n".join(blocks) + "\n")
    assert {entry.type for entry in entries} >= TYPES.keys() - {"database", "collection", "article-magazine", "misc"}


def test_front_matter_knows_every_style() -> None:
    assert set(get_args(CitationStyle)) == set(STYLES)


@pytest.mark.parametrize(
    ("bib", "numbered", "author_date", "apa"),
    [
        ("author={甲一}", "甲一", "甲一", "甲一"),
        ("author={甲一 and 乙二}", "甲一等", "甲一等", "甲一 & 乙二"),
        ("author={Alm, Ann}", "Alm", "Alm", "Alm"),
        ("author={Alm, Ann and Berg, Bo}", "Alm et al.", "Alm et al.", "Alm & Berg"),
        ("author={Alm, Ann and Berg, Bo and Cole, C}", "Alm et al.", "Alm et al.", "Alm et al."),
        ("author={Alm, Ann and others}", "Alm et al.", "Alm et al.", "Alm et al."),
        ("author={van der Meulen, Piet}", "van der Meulen", "van der Meulen", "van der Meulen"),
        ("author={{示例学会}}", "示例学会", "示例学会", "示例学会"),
        ("editor={甲一}", "甲一", "甲一", "甲一"),
        ("", "题名", "佚名", "“题名”"),
    ],
)
def test_who_is_named_in_the_text(bib: str, numbered: str, author_date: str, apa: str) -> None:
    title = "题名" if not bib or re.search("[\u4e00-\u9fff]", bib) else "Title"
    ((entry,), _) = read_bibtex(f"@book{{k, title={{{title}}}, year=2020, {bib}}}")
    said = [STYLES[name].author(entry) for name in ("gbt7714", "gbt7714-author-date", "apa")]
    assert said == [numbered, author_date, apa]


def test_lists_by_author_and_year() -> None:
    """Chinese items first, by pinyin; letters tell works of one author and year apart."""
    bib = """
    @book{w2, author={Alm, A}, title={B}, year=2020} @book{w1, author={Alm, A}, title={A}, year=2020}
    @book{c2, author={张三}, title={乙}, year=2019} @book{c1, author={李四}, title={甲}, year=2021}
    @book{w0, author={Zorn, Z}, title={C}, year=1999} @book{w3, author={Älm, A}, title={D}, year=1990}"""
    entries, _ = read_bibtex(bib)
    style = STYLES["gbt7714-author-date"]
    listed = by_author(entries, style.shown, languages=True)
    assert [entry.key for entry in listed] == ["c1", "c2", "w3", "w1", "w2", "w0"]
    assert year_letters(listed, style.author) == {"w1": "a", "w2": "b"}
    assert [entry.key for entry in by_author(entries, STYLES["apa"].shown, languages=False)][:2] == ["w3", "w1"]


@pytest.mark.parametrize(("name", "expected"), [("Wang, Shanshan", True), ("Li, Jia-ning", True), ("Chen, Xi'an", True)])
def test_names_in_pinyin(name: str, expected: bool) -> None:
    assert is_pinyin(one_name(name)) is expected


@pytest.mark.parametrize("name", ["Wang, Donald C.", "Long, Peter", "Smith, Li", "Song, W.", "He, Robert"])
def test_names_that_are_not_in_pinyin(name: str) -> None:
    assert not is_pinyin(one_name(name))
