"""How lines begin that other programs and Chinese keyboards write: what `blocks` and `containers`
read besides CommonMark's own marks."""

from __future__ import annotations

import re

HAN = "\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Spaces that Word, WPS and browsers put where a plain one is meant
ODD_SPACE = "\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_NUMERALS = "0-9０-９一二三四五六七八九十百"
# "##标题" without a space is a heading, and so is "#二、标题"; "#话题" is a hashtag
UNSPACED_HEADING = (
    rf"(?<=##)(?=[{HAN}（“《【A-Za-z])|(?=[（(]?[{_NUMERALS}]{{1,3}}[）)、．])"
    rf"|(?=[0-9]{{1,2}}\.\s*[{HAN}]|第[{_NUMERALS}]{{1,4}}[章节条篇部])"
)
BULLETS = "-+*－"  # the full-width hyphen of a Chinese keyboard among them
DEEPER = re.compile(r" {0,3}(?P<marks>([-+*])\2{1,4})[ \u3000]+(?=\S)")  # `++ 乙` below `+ 甲`

# What stands before a paragraph to set it in, as characters or as references of HTML
_SPACE = rf"[ {ODD_SPACE}]|&(?:emsp|ensp|nbsp|thinsp|#(?:12288|160|8194|8195|[xX](?:3000|[aA]0|200[23])));"
INSET = re.compile(rf"(?:{_SPACE})+")
_WIDE = re.compile(r"\u3000|\u2003|&(?:emsp|#12288|#8195|#[xX]3000|#[xX]2003);")
_NARROW = re.compile(rf"[{ODD_SPACE}]|&[^;]*;")
_SENTENCE = re.compile(rf"(?:\*\*?|__?|==|\[)?[{HAN}“‘《（【①-⑳]|[0-9A-Z][0-9A-Za-z]{{0,11}}[ ]?[{HAN}]|[a-z]{{1,12}}[{HAN}]")
_LATIN = re.compile(r"[“\"']?[A-Z][A-Za-z’',;:()“”\"0-9 -]+(?<= )(?:[A-Za-z’',;:()“”\"0-9-]+ ){4,}.*[A-Za-z)”\"][.!?:;,]$")
_CODE = re.compile(r"[{};=<>|`\\]|\(\)|\b(?:def|import|return|print|echo|sudo)\b")


def is_set_in(text: str) -> bool:
    """Whether a line begins as the first of a Chinese paragraph does, set in by two characters:
    two wide spaces or four others, not all of them plain."""
    match = INSET.match(text)
    if not match or match.end() == len(text) or not match[0].strip(" "):
        return False
    wide = len(_WIDE.findall(match[0]))
    return wide >= 2 or len(_NARROW.findall(match[0])) - wide + 2 * wide >= 3


def is_prose(text: str) -> bool:
    """Whether an indented line is a sentence, not code."""
    bare = text.strip()
    return not _CODE.search(bare) and bool(_SENTENCE.match(bare) or _LATIN.fullmatch(bare))


def without_inset(text: str) -> str:
    """The line without the spaces that it begins with, however they are written."""
    match = INSET.match(text)
    return text[match.end() :] if match else text.lstrip()
