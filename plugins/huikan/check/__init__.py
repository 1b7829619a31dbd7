"""What is wrong in a library: rules from values to diagnostics. Pure; every fault in one run."""

from __future__ import annotations

import datetime as time
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from huikan.bibliography import Bibliography
from huikan.check.bounded import bounded
from huikan.check.citations import bibliographies_read, citations, unused_references
from huikan.check.context import CheckContext, TextFindings
from huikan.check.dates import days
from huikan.check.fields import long_titles, pages_with_dates, required_fields
from huikan.check.headings import heading_levels, titles
from huikan.check.highlights import highlights_in_each_language
from huikan.check.identifiers import identifiers
from huikan.check.identity import contact, nameless, names_in_record, one_click, pale_colours, site_address
from huikan.check.imprints import imprints, numbers_of_their_own
from huikan.check.indexes import index_entries
from huikan.check.issues import issue_numbers
from huikan.check.maps import maps_approved
from huikan.check.moved import moved_from
from huikan.check.names import society_called
from huikan.check.numbers import chapter_numbers, inner_numbers
from huikan.check.people import experts_signed, one_orcid_one_person
from huikan.check.privacy import redact
from huikan.check.records import (
    columns_named,
    data_files_named,
    field_known,
    files_named,
    records_named,
    records_of_records,
    volumes_named,
    words_known,
)
from huikan.check.references import references
from huikan.check.reviews import three_reviews
from huikan.check.unlinked import unlinked_texts
from huikan.check.waivers import without_waived
from huikan.check.wording import internal_publications, own_numbers, published_texts, read_text
from huikan.diagnostics import Diagnostic
from huikan.markup.fragment import Fragment
from huikan.model import Document, Lang, Library

__all__ = ["CheckContext", "TextFindings", "bounded", "check", "own_numbers", "read_text", "redact"]

RULES: tuple[Callable[[CheckContext], Iterable[Diagnostic]], ...] = (
    required_fields,
    pages_with_dates,
    long_titles,
    references,
    files_named,
    maps_approved,
    unlinked_texts,
    data_files_named,
    records_named,
    columns_named,
    records_of_records,
    volumes_named,
    experts_signed,
    one_orcid_one_person,
    words_known,
    field_known,
    society_called,
    site_address,
    nameless,
    contact,
    one_click,
    pale_colours,
    names_in_record,
    chapter_numbers,
    inner_numbers,
    identifiers,
    imprints,
    numbers_of_their_own,
    highlights_in_each_language,
    index_entries,
    published_texts,
    internal_publications,
    three_reviews,
    days,
    heading_levels,
    titles,
    issue_numbers,
    moved_from,
    citations,
    bibliographies_read,
    unused_references,
)


def check(
    library: Library,
    fragments: Mapping[tuple[str, Lang], Fragment],
    withheld: frozenset[str] = frozenset(),
    internal: Iterable[Document] = (),
    refused: frozenset[str] = frozenset(),
    site_names: Mapping[Lang, str] = MappingProxyType({}),
    today: time.date | None = None,
    bibliographies: Mapping[str, Bibliography] = MappingProxyType({}),
    texts: Mapping[str, TextFindings] = MappingProxyType({}),
    site_url: str = "",
    unsubscribe: str = "",
) -> list[Diagnostic]:
    """Everything that the rules find and no document waives, by file and line.

    `withheld` names the works that are not yet published, `internal` are the documents that
    never will be, `refused` the files that are there and may not be published. `site_names` is
    what mkdocs.yml calls the society, by language; `today` is the day of the build;
    `bibliographies` are the files of references by path; `texts` what `read_text` has found, by
    path; `site_url` is the address of the site, `unsubscribe` that for mails.
    """
    context = CheckContext(
        library, fragments, withheld, tuple(internal), refused, site_names, today, bibliographies, texts, site_url, unsubscribe
    )
    findings = without_waived(context, (diagnostic for rule in RULES for diagnostic in rule(context)))
    return sorted(findings, key=lambda diagnostic: (diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.code))
