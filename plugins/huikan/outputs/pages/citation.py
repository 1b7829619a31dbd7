"""How to cite a work, in one plain line; and what of it citation programs ask for."""

from __future__ import annotations

import re

from huikan import citing
from huikan.model import Document, Work
from huikan.outputs.pages.edition import Edition


def cite(edition: Edition, work: Work, parent: Work | None, document: Document) -> str:
    """A work as it is cited, with the address of its page."""
    where = edition.page_url(work.key)
    host = parent.document(document.lang).meta.title if parent else ""
    work_cited = citing.cited(work.kind, document.meta, document.lang, edition.publisher(work, document), host, where)
    return citing.line(work_cited, document.meta.pages or "")


def license_of(name: str | None) -> str:
    """The address of a Creative Commons licence, any other licence in its words."""
    text = " ".join((name or "").split())
    match = re.fullmatch(r"CC[ -](BY(?:-(?:NC|SA|ND))*)[ -](\d\.\d)", text, re.IGNORECASE)
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/" if match else text
