"""How programs that keep references are told what to cite, and people who keep them by hand:
BibTeX, RIS as Zotero, EndNote and NoteExpress read it, CSL-JSON, and a line after GB/T 7714."""

from __future__ import annotations

from collections.abc import Iterable

from huikan import addresses
from huikan.bibliography import NUMBERED, STYLES, Entry, text_of, write_bibtex, write_csl_json, write_ris
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.spec import View
from huikan.publication.exports import LABELS


def export_files(edition: Edition, key: str, names: Iterable[str]) -> tuple[View, ...]:
    """The files for programs in the folder of a page, as links."""
    return tuple({"name": LABELS[name], "address": addresses.export(edition.address(key), name)} for name in names)


def exports_of(entry: Entry) -> tuple[View, ...]:
    """A work in each format."""
    return (
        {"name": "BibTeX", "text": write_bibtex(entry)},
        {"name": "RIS", "text": write_ris(entry)},
        {"name": "CSL-JSON", "text": write_csl_json([entry])},
        {"name": "GB/T 7714—2025", "text": text_of(STYLES[NUMBERED].reference(entry)) + "\n"},
    )
