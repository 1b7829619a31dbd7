"""The implicit mark of AI-generated content in a PDF (GB 45438—2025): in its metadata packet, and
for programs that read none, beside its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huikan.media import AI_NAMESPACE
from huikan.outputs.print.book import Book
from huikan.publication.ai_marks import ai_label

if TYPE_CHECKING:
    from pikepdf import Pdf

_NAME = f"{{{AI_NAMESPACE}}}AIGC"


def mark_of(book: Book) -> str:
    """The mark of a book; "" where machines had no part in any of its texts."""
    return ai_label((book.meta, *(part.meta for part in book.parts)), book.society, book.address)


def write_mark(pdf: Pdf, mark: str) -> None:
    """The open PDF with this mark, or with none."""
    from pikepdf.models.metadata import PdfMetadata

    if not mark and "/AIGC" not in pdf.docinfo:
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        PdfMetadata.register_xml_namespace(AI_NAMESPACE, "TC260")
        if mark:
            metadata[_NAME] = mark
        else:
            del metadata[_NAME]
    if mark:
        pdf.docinfo["/AIGC"] = mark
    else:
        del pdf.docinfo["/AIGC"]
