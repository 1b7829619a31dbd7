"""Quotation marks and apostrophes of English in print."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as some

from huikan.typesetting import english_quotes


def written(body: str, lang: str = "en") -> str:
    root = ElementTree.fromstring(f'<html lang="{lang}"><p>{body}</p></html>')
    english_quotes.write(root)
    return ElementTree.tostring(root[0], encoding="unicode", short_empty_elements=False).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Nobody's manuscript", "Nobody’s manuscript"),
        ('She said, "So it is."', "She said, “So it is.”"),
        ("\"'Yes,' he said\"", "“‘Yes,’ he said”"),
        ('the engineers\' manual ("the book")', "the engineers’ manual (“the book”)"),
        ("rock 'n' roll of the '90s, 'tis", "rock ‘n’ roll of the ’90s, ’tis"),
        ('a pipe of 6" and 5\' 11"', 'a pipe of 6" and 5\' 11"'),
        ('"in 2025", they say', "“in 2025”, they say"),
        ("the 1990's", "the 1990’s"),
        ('see <em>"Soil"</em>', "see <em>“Soil”</em>"),
        ('<em>Soil</em>"s', "<em>Soil</em>”s"),
        ("<code>x = 'a'</code>'s value", "<code>x = 'a'</code>’s value"),
        ("“so” — they’re", "“so” — they’re"),
    ],
)
def test_marks_are_those_of_typesetters(typed: str, printed: str) -> None:
    assert written(typed) == printed


def test_chinese_is_left_alone_and_english_in_it_is_not() -> None:
    assert written('说"是"', "zh-CN") == '说"是"'
    assert written('说<span lang="en">it\'s</span>。', "zh-CN") == '说<span lang="en">it’s</span>。'


@given(some.text("ab1 '\"(.", max_size=30))
def test_nothing_but_marks_changes(text: str) -> None:
    plain = str.maketrans("“”‘’", "\"\"''")
    assert written(text).translate(plain) == text
