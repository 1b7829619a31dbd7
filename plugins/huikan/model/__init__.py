"""The words of the field as frozen values. No I/O.

`values` are the parts of front matter, `meta` and `kinds` its classes, `profile` what the rooms
have to know of a kind, `titles` how titles are broken, `times` the place's time, `works` the
Library and what is in it, `catalogues` the lists of records and their words, `imprint` what a
printed book says of its printing, `printing` what it is printed on.
"""

from huikan.model.catalogues import CATALOGUES, SLUGS
from huikan.model.imprint import Imprint, Price, price_of, word_count_of
from huikan.model.kinds import (
    FOLDERS,
    KINDS,
    LISTED,
    PARTS,
    Article,
    Chapter,
    Issue,
    Item,
    Notice,
    Page,
    Paper,
    Proceedings,
    Report,
    profile_of,
)
from huikan.model.meta import CITATION_STYLES, ROLES, Meta
from huikan.model.printing import STOCKS, Hardcover, Printing, Stock
from huikan.model.profile import KindProfile
from huikan.model.society import Society, Typefaces
from huikan.model.times import SHANGHAI
from huikan.model.titles import BREAK, title_pieces, unmarked
from huikan.model.values import (
    AiUse,
    Attachment,
    Attachments,
    Contributor,
    Correction,
    Entry,
    Highlight,
    Lang,
    Localised,
    People,
    Retraction,
    Reviewer,
    Reviewers,
    Text,
    Texts,
    Value,
    Version,
)
from huikan.model.works import Asset, Document, Library, Record, Work, beside, localised

__all__ = [
    "BREAK",
    "CATALOGUES",
    "CITATION_STYLES",
    "FOLDERS",
    "KINDS",
    "LISTED",
    "PARTS",
    "ROLES",
    "SHANGHAI",
    "SLUGS",
    "STOCKS",
    "AiUse",
    "Article",
    "Asset",
    "Attachment",
    "Attachments",
    "Chapter",
    "Contributor",
    "Correction",
    "Document",
    "Entry",
    "Hardcover",
    "Highlight",
    "Imprint",
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
    "Price",
    "Printing",
    "Proceedings",
    "Record",
    "Report",
    "Retraction",
    "Reviewer",
    "Reviewers",
    "Society",
    "Stock",
    "Text",
    "Texts",
    "Typefaces",
    "Value",
    "Version",
    "Work",
    "beside",
    "localised",
    "price_of",
    "profile_of",
    "title_pieces",
    "unmarked",
    "word_count_of",
]
