"""The words of the field as frozen values. No I/O.

`values` are the parts of front matter, `kinds` its classes, `profile` what the rooms have to
know of a kind, `titles` how titles are broken, `works` the Library and what is in it,
`catalogues` the lists of records and their words.
"""

from huikan.model.catalogues import CATALOGUES, SLUGS
from huikan.model.kinds import (
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
    profile_of,
)
from huikan.model.profile import KindProfile
from huikan.model.titles import BREAK, title_pieces, unmarked
from huikan.model.values import (
    Attachment,
    Attachments,
    Contributor,
    Entry,
    Lang,
    Localised,
    People,
    Reviewer,
    Reviewers,
    Text,
    Texts,
    Value,
)
from huikan.model.works import Asset, Document, Library, Record, Society, Work, beside, localised

__all__ = [
    "BREAK",
    "CATALOGUES",
    "FOLDERS",
    "KINDS",
    "LISTED",
    "PARTS",
    "ROLES",
    "SLUGS",
    "Article",
    "Asset",
    "Attachment",
    "Attachments",
    "Chapter",
    "Contributor",
    "Document",
    "Entry",
    "Issue",
    "Item",
    "KindProfile",
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
    "Reviewer",
    "Reviewers",
    "Society",
    "Text",
    "Texts",
    "Value",
    "Work",
    "beside",
    "localised",
    "profile_of",
    "title_pieces",
    "unmarked",
]
