"""Headings and titles that are not what they look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from huikan.check.context import CheckContext, line_of
from huikan.diagnostics import Diagnostic, found
from huikan.model import Document

_FIRST_LEVEL = re.compile(r" {0,3}#[ \u00a0\u3000]")
_MARKUP = re.compile(r"\*\*\S[^*]*\*\*|`[^`]+`|</?[a-zA-Z][^<>]*>|!?\[[^\[\]]*\]\([^()]*\)|\$[^$]+\$|==[^=]+==|\[\^[^\]]+\]")
_HAN = re.compile("[\u3400-\u9fff]")
_FEW = 8  # letters that say nothing about a language
_LATIN = re.compile("[A-Za-z]")


def heading_levels(context: CheckContext) -> Iterator[Diagnostic]:
    """A second title, and levels that are skipped."""
    for document in context.documents():
        fragment = context.fragment(document)
        for heading in fragment.headings if fragment else ():
            excerpt = line_of(document, heading.line)
            if _FIRST_LEVEL.match(excerpt):
                yield found("second-title", document.path, heading.line, 1, len(excerpt), excerpt, text=heading.text)
                break
        for before, heading in pairwise(fragment.headings if fragment else ()):
            if heading.level > before.level + 1:
                excerpt = line_of(document, heading.line)
                values = {"text": heading.text, "before": before.text}
                yield found("skipped-level", document.path, heading.line, 1, max(1, len(excerpt)), excerpt, **values)


def titles(context: CheckContext) -> Iterator[Diagnostic]:
    """Markup in a title, which is published as it stands, and a translation that is none."""
    for document in context.documents():
        if "title" in document.lines and (match := _MARKUP.search(document.meta.title)):
            yield found("markup-in-title", document.path, document.lines["title"], text=match[0])
        if document.lang != "zh" and (share := _chinese(document)) > 0.5:
            yield found("chinese-in-translation", document.path, 1, share=f"{share:.0%}", language=document.lang)


def _chinese(document: Document) -> float:
    """The share of Chinese among the letters of a text; a Chinese character counts as two."""
    text = f"{document.meta.title}\n{document.body}"
    han = 2 * len(_HAN.findall(text))
    if han <= _FEW:
        return 0.0
    return han / (han + len(_LATIN.findall(re.sub(r"\]\([^()]*\)|https?://\S+", "", text))))
