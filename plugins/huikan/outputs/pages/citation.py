"""How to cite a work, in one plain line; and what of it citation programs ask for."""

from __future__ import annotations

from huikan import citing
from huikan.model import Document, Work
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.spec import View
from huikan.publication.licences import licence_address


def cite(edition: Edition, work: Work, parent: Work | None, document: Document) -> View:
    """A work as it is cited: what stands before the address at the end, and the address."""
    where = citing.place(document.meta, edition.page_url(work.key))
    host = parent.document(document.lang).meta.title if parent else ""
    work_cited = citing.cited(work.kind, document.meta, document.lang, edition.publisher(work, document), host, where)
    return {"words": citing.line(work_cited, document.meta.pages or "").removesuffix(where), "address": where}


def license_of(name: str | None) -> str:
    """The address of a Creative Commons licence, any other licence in its words."""
    return licence_address(name) or " ".join((name or "").split())
