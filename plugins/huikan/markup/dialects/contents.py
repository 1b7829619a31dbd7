"""`[TOC]`: a place for a table of contents, which the pages and books have of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from huikan.markup.blocks import Reader
from huikan.markup.dialects.syntax import Understood
from huikan.markup.marks import Line

_MARK = re.compile(
    r" {0,3}(?:@?\[toc\]|\[\[_?toc_?\]\]|\{:\s*toc\}|\$\{toc\}|\{\{\s*toc\s*\}\}|\[\[目录\]\])(?:\([^()]*\))?\s*$", re.I
)


def contents(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    if not begins(lines, start):
        return 0
    reader.findings.append(("contents-mark", lines[start].number, lines[start].text.strip()))
    return 1


def begins(lines: Sequence[Line], index: int) -> bool:
    return "oc" in lines[index].text.lower() and bool(_MARK.match(lines[index].text))


CONTENTS = (
    Understood("contents", "Typora, 语雀, GitLab, CSDN", "[TOC]", ("toc", "TOC", "Toc", "目录]]"), block=contents, begins=begins),
)
