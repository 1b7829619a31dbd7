"""HTML in, PDF out: the only place that runs WeasyPrint."""

from __future__ import annotations

import gc
import hashlib
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from huikan.outputs.pdf import dressing, fetcher, finishing, fonts, lastpage, linking, patch, tables, tagging, typography
from huikan.tasks import FileRef

RESOLUTION = 200  # dots per inch of a picture across the text
FINEST = 300  # dots per inch of a picture that is shown smaller


class UnprintableError(RuntimeError):
    """WeasyPrint complained about a document; the message names the document and what was said."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to print. `name` stands in messages, `picture` for a picture without a description.

    `page` and `measure` are the widths of page and text in mm; the picture `cover` is as wide as the page.
    """

    html: str
    name: str
    title: str
    site: str
    picture: str
    page: int
    measure: int
    cover: str
    files: Mapping[str, FileRef]


def print_pdf(job: Job, faces: tuple[FileRef, ...]) -> bytes:
    """The PDF of a document, set in these fonts alone. UnprintableError at the first warning of WeasyPrint.

    The file's identifier comes from what went in, so the same input gives the same bytes.
    """
    options: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "dpi": FINEST, "cache": {}}
    with laid_out(job, faces, options) as pages:
        shown = pages.copy([page for page in pages.pages if not page._page_box.page_type.blank])
        with tagging.own_tags():
            content = shown.write_pdf(pdf_identifier=hashlib.sha256(job.html.encode()).digest()[:16], **options)
        folios = [folio for folio, page in zip(finishing.folios(pages), pages.pages, strict=True) if page in shown.pages]
    return finishing.finish(content, folios)


@contextmanager
def laid_out(job: Job, faces: tuple[FileRef, ...], options: Mapping[str, Any]) -> Iterator[Any]:
    """The pages of a document as WeasyPrint's own Document, with our fonts and typography in force."""
    with fonts.only_these(ref.path for ref in faces) as configuration, patch.chinese_lines(), _listening(job.name):
        from weasyprint import HTML

        document = HTML(string=job.html, url_fetcher=fetcher.named_files(job.files, _widths(job)))
        linking.link(document.etree_element)
        dressing.dress(document.etree_element, job.site, job.files, job.title, job.picture)
        typography.prepare(document.etree_element)
        with _undisturbed():
            pages = lastpage.render(document, font_config=configuration, **options)
            tables.settle(pages)
            yield pages


def _widths(job: Job) -> dict[str, int]:
    """How many pixels wide a picture may be."""
    return {"": round(job.measure / 25.4 * RESOLUTION), job.cover or " ": round(job.page / 25.4 * RESOLUTION)}


@contextmanager
def _listening(name: str) -> Iterator[None]:
    """Turns what WeasyPrint logs as warning or error into UnprintableError."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
    if said:
        raise UnprintableError(f"{name}: " + "; ".join(dict.fromkeys(said)))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keeps the collector from walking through the boxes of a layout again and again: they live until the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
