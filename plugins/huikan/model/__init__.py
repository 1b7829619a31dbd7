"""The words of the field as frozen values. No I/O.

`values` are the parts of front matter, `kinds` its classes, `works` the Library and what is in it.
"""

from huikan.model.kinds import (
    BREAK,
    FOLDERS,
    KINDS,
    LISTED,
    PARTS,
    ROLES,
    Article,
    Chapter,
    Issue,
    Item,
    Meta,
    Notice,
    Page,
    Paper,
    Proceedings,
    Report,
    unmarked,
)
from huikan.model.values import Attachment, Attachments, Contributor, Lang, Localised, People, Text, Texts, Value
from huikan.model.works import Asset, Document, Library, Record, Society, Work, localised

__all__ = [
    "BREAK",
    "FOLDERS",
    "KINDS",
    "LISTED",
    "PARTS",
    "ROLES",
    "Article",
    "Asset",
    "Attachment",
    "Attachments",
    "Chapter",
    "Contributor",
    "Document",
    "Issue",
    "Item",
    "Lang",
    "Library",
    "Localised",
    "Meta",
    "Notice",
    "Page",
    "Paper",
    "People",
    "Proceedings",
    "Record",
    "Report",
    "Society",
    "Text",
    "Texts",
    "Value",
    "Work",
    "localised",
    "unmarked",
]
