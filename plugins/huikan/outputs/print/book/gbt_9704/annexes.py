"""What is annexed to a notice (7.3.7): texts under headings 附件, 附件1, each on a page of its
own behind the signature. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

LABEL = r"(?:附件|Annex|Attachment)\s*(?:[0-9０-９一二三四五六七八九十]*)"
HEADING = re.compile(rf"<(h[1-6])([^>]*)>\s*({LABEL})(?:\s*[:：．.、]\s*|\s+|(?=</h))(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Annexed:
    """A notice's HTML in two: its body, and what is annexed to it."""

    body: str
    annexes: str


def annexed(html: str) -> Annexed:
    """Parts a notice before the first heading 附件. What follows the word and its number is the
    title of the annex, which stands on the third line of its page."""
    first = HEADING.search(html)
    if first is None:
        return Annexed(html, "")
    return Annexed(html[: first.start()], HEADING.sub(_head, html[first.start() :]))


def _head(match: re.Match[str]) -> str:
    level, attributes, label, title = match.groups()
    words = "".join(label.split()) if label.startswith("附") else label.strip()
    head = f'<div class="annex"></div><{level}{attributes}>{words}</{level}>'
    return head + (f'<p class="annex-title">{title}</p>' if title.strip() else "")
