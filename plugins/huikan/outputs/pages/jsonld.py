"""What machines read of a page: who publishes it, what it is and where it stands, in
the words of schema.org. Pure.

A page's graph is a mapping of plain values. Works are named by the address of their
page and "#work", the society by the home page's address and "#society", so that the
graphs of all pages together are one.
"""

from __future__ import annotations

import datetime as time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from huikan import addresses
from huikan.interface import words
from huikan.interface.catalogues import meaning
from huikan.model import Contributor, Document, Issue, Lang, Meta, Proceedings, Record, Report, Work, localised
from huikan.outputs.pages.cards import summary
from huikan.outputs.pages.citation import license_of
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.spec import PageSpec, View
from huikan.publication import award_label, last_changed, notices, page_ends
from huikan.publication.citations import reference_texts

Node = dict[str, Any]
COLLECTIONS = dict.fromkeys(("listing.html", "terms.html", "term.html", "catalogue.html", "catalogues.html"), "CollectionPage")
STATES = {"cancelled": "https://schema.org/EventCancelled", "postponed": "https://schema.org/EventPostponed"}
MOST_EVENTS = 50  # of a calendar, the latest: a graph is to be read by machines, not to be their download


def graph(edition: Edition, page: PageSpec) -> View | None:
    """The graph of a page; None for pages that nobody should list."""
    if not page.indexable:
        return None
    nodes = list(_nodes(edition, page))
    return {"@context": "https://schema.org", "@graph": tuple(nodes)}


def _nodes(edition: Edition, page: PageSpec) -> Iterator[Node]:
    work = edition.works.get(page.key)
    if page.template == "home.html":
        yield society(edition)
        yield _site(edition, page)
        yield from events(edition, edition.library.records.get("events", ()))
    elif work and edition.lang in work.documents and page.template == work.profile.template:
        yield _work(edition, work, page)
    else:
        yield _collection(edition, page)
        if page.view.get("catalogue") == "events":
            yield from events(edition, edition.library.records["events"])
    crumbs = page.view.get("crumbs")
    if isinstance(crumbs, tuple) and len(crumbs) > 1:
        yield _breadcrumbs(edition, crumbs)


def society(edition: Edition) -> Node:
    """The society that publishes the site."""
    record, lang = edition.library.society, edition.lang
    properties = {}
    if record:
        properties = {
            "alternateName": localised(record.short_name, lang),
            "description": localised(record.about, lang),
            "sameAs": record.url if record.url and record.url != edition.settings.site_url else "",
            "email": record.email,
            "telephone": record.phone,
            "address": localised(record.address, lang),
        }
    return _said({**_publisher(edition), **properties})


def _publisher(edition: Edition) -> Node:
    url = edition.settings.site_url
    return {"@type": "Organization", "@id": f"{url}#society", "name": edition.society, "url": url}


def _publisher_of(edition: Edition, work: Work, document: Document) -> Node:
    """The society, or whom else the work or its publication names."""
    name = edition.publisher(work, document)
    return _publisher(edition) if name == edition.society else {"@type": "Organization", "name": name}


def _site(edition: Edition, page: PageSpec) -> Node:
    url = edition.url(page.address)
    return _said(
        {
            "@type": "WebSite",
            "@id": f"{url}#site",
            "url": url,
            "name": edition.society,
            "description": page.description,
            "inLanguage": _tag(edition.lang),
            "publisher": {"@id": f"{edition.settings.site_url}#society"},
        }
    )


def events(edition: Edition, records: Sequence[Record]) -> Iterator[Node]:
    """The dated records of the calendar, the latest first."""
    dated = sorted((record for record in records if record.date), key=lambda record: (record.date, record.key), reverse=True)
    for record in dated[:MOST_EVENTS]:
        place = localised(record.place, edition.lang)
        yield _said(
            {
                "@type": "Event",
                "name": localised(record.name, edition.lang),
                "description": localised(record.summary, edition.lang),
                "startDate": record.date.isoformat() if record.date else "",
                "endDate": (record.ends or record.date).isoformat() if record.date else "",
                "eventStatus": STATES.get(meaning("events", "status", record.status or "")),
                "location": {"@type": "Place", "name": place, "address": place} if place else None,
                "url": record.url,
                "organizer": {"@id": f"{edition.settings.site_url}#society"},
            }
        )


def _collection(edition: Edition, page: PageSpec) -> Node:
    """A listing, or any other page that leads on."""
    return _said(
        {
            "@type": COLLECTIONS.get(page.template, "WebPage"),
            "url": edition.url(page.address),
            "name": page.title,
            "description": page.description,
            "inLanguage": _tag(edition.lang),
            "publisher": _publisher(edition),
        }
    )


def _work(edition: Edition, work: Work, page: PageSpec) -> Node:
    """What a page's work is: what all kinds say, and what its kind adds."""
    document = work.documents[edition.lang]
    meta, url = document.meta, edition.url(page.address)
    image = page.view.get("card")
    more = MORE.get(work.kind)
    return _said(
        {
            "@type": work.profile.schema_types,
            "@id": f"{url}#work",
            "url": url,
            "mainEntityOfPage": url,
            "name": meta.title,
            "headline": meta.title,
            "alternativeHeadline": meta.subtitle,
            "description": summary(edition, document),
            "inLanguage": _tag(document.lang),
            "datePublished": meta.date.isoformat() if meta.date else "",
            "dateModified": max(map(time.date.isoformat, filter(None, (meta.updated, last_changed(meta)))), default=""),
            **_people(edition, meta),
            "publisher": _publisher_of(edition, work, document),
            "keywords": list(meta.keywords or meta.tags),
            "articleSection": [*edition.vocabulary.rubrics(meta)],
            "license": license_of(meta.license),
            "image": edition.url(str(image)) if image else "",
            "isPartOf": _whole(edition, work),
            "translationOfWork": _original(edition, work, document),
            **_standing(edition, meta),
            **(more(edition, document) if more else {}),
        }
    )


def _standing(edition: Edition, meta: Meta) -> Node:
    """What became of the work since it was published."""
    standing = notices(meta, edition.lang)
    corrections = [
        {"@type": "CorrectionComment", "text": notice.words, "datePublished": notice.date.isoformat()}
        for notice in standing
        if notice.kind in ("retraction", "correction") and notice.date
    ]
    return {
        "version": meta.versions[-1].number if meta.versions else "",
        "correction": corrections,
        "creativeWorkStatus": "Retracted" if meta.retracted else "",
        "digitalSourceType": _source_type(meta),
    }


def _source_type(meta: Meta) -> str:
    """How a work came about, in the words of IPTC: nothing is said where people made it."""
    if not meta.ai:
        return ""
    whole = "generated" in (meta.ai.text, meta.ai.pictures)
    return f"https://schema.org/{'' if whole else 'CompositeWith'}TrainedAlgorithmicMediaDigitalSource"


def _people(edition: Edition, meta: Meta) -> Node:
    roles = {"authors": "author", "editors": "editor", "translators": "translator"}
    people: dict[str, list[Node]] = {name: [] for name in roles.values()}
    for role, person in meta.contributors:
        if role in roles:
            people[roles[role]].append(_person(edition, person))
    return dict(people)


def _person(edition: Edition, person: Contributor) -> Node:
    return _said(
        {
            "@type": "Person",
            "name": person.name,
            "url": edition.page_url(edition.vocabulary.contributor(person).key),
            "affiliation": {"@type": "Organization", "name": person.affiliation} if person.affiliation else None,
            "sameAs": f"https://orcid.org/{person.orcid}" if person.orcid else "",
        }
    )


def _whole(edition: Edition, work: Work) -> Node | None:
    """The publication that the work is a part of."""
    parent = edition.parents.get(work.key)
    if parent is None:
        return None
    url = edition.page_url(parent.key)
    title = parent.document(edition.lang).meta.title
    return {"@type": parent.profile.schema_types, "@id": f"{url}#work", "name": title, "url": url}


def _periodical(edition: Edition, meta: Issue) -> Node:
    url = edition.url(edition.address("newsletters"))
    name = meta.series or f"{edition.society} {edition.words['newsletters']}"
    whole = _said({"@type": "Periodical", "@id": f"{url}#periodical", "name": name, "url": url, "issn": meta.issn})
    return {"@type": "PublicationVolume", "volumeNumber": meta.volume, "isPartOf": whole} if meta.volume else whole


def _original(edition: Edition, work: Work, document: Document) -> Node | None:
    original = work.original
    if original is document:
        return None
    address = addresses.page(work.key, original.lang, edition.library.languages)
    return {"@type": work.profile.schema_types, "@id": f"{edition.url(address)}#work", "inLanguage": _tag(original.lang)}


def _issue(edition: Edition, document: Document) -> Node:
    meta = document.meta
    assert isinstance(meta, Issue)
    return {"issueNumber": meta.number, "isPartOf": _periodical(edition, meta)}


def _report(edition: Edition, document: Document) -> Node:
    meta = document.meta
    assert isinstance(meta, Report)
    series = {"@type": "BookSeries", "name": meta.series} if meta.series else None
    node = {"isPartOf": series, "isbn": meta.isbn, "bookEdition": meta.edition, "spatialCoverage": meta.region}
    return node | _pdf(edition, document)


def _proceedings(edition: Edition, document: Document) -> Node:
    meta = document.meta
    assert isinstance(meta, Proceedings)
    held = _said(
        {
            "@type": "Event",
            "name": meta.event,
            "startDate": meta.starts.isoformat() if meta.starts else "",
            "endDate": meta.ends.isoformat() if meta.ends else "",
            "location": {"@type": "Place", "name": meta.venue, "address": meta.venue} if meta.venue else None,
        }
    )
    return {"isbn": meta.isbn, "about": held if meta.event else None, **_pdf(edition, document)}


def _paper(edition: Edition, document: Document) -> Node:
    meta = document.meta
    first, last = page_ends(meta.pages)
    doi = f"https://doi.org/{quote(meta.doi)}" if meta.doi else ""
    abstract = " ".join((getattr(meta, "abstract", None) or "").split())
    about = {"abstract": abstract, "pageStart": first, "pageEnd": last, "sameAs": doi, "identifier": _identifiers(meta)}
    about |= {"award": award_label(edition.library, getattr(meta, "award", None), edition.lang)}
    return about | {"citation": list(reference_texts(edition.fragment(document)))} | _pdf(edition, document)


def _identifiers(meta: Meta) -> str | list[str | Node] | None:
    if not meta.cstr:
        return meta.doi
    return [*([meta.doi] if meta.doi else []), {"@type": "PropertyValue", "propertyID": "CSTR", "value": meta.cstr}]


def _chapter(edition: Edition, document: Document) -> Node:
    first, last = page_ends(document.meta.pages)
    mark = edition.number(document.key).mark
    return {"position": int(mark) if mark.isdecimal() else mark, "pageStart": first, "pageEnd": last}


def _pdf(edition: Edition, document: Document) -> Node:
    address = addresses.pdf(document.key, edition.lang)
    if address not in edition.pdfs:
        return {}
    file = {"@type": "MediaObject", "contentUrl": edition.url(address), "encodingFormat": "application/pdf"}
    return {"encoding": file}


MORE: Mapping[str, Callable[[Edition, Document], Node]] = {
    "issue": _issue,
    "report": _report,
    "chapter": _chapter,
    "proceedings": _proceedings,
    "paper": _paper,
}


def _breadcrumbs(edition: Edition, crumbs: Sequence[View]) -> Node:
    steps = [
        {"@type": "ListItem", "position": place, "name": crumb["label"], "item": edition.url(str(crumb["address"]))}
        for place, crumb in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _tag(lang: Lang) -> str:
    return words(lang)["html_lang"]


def _said(node: Mapping[str, Any]) -> Node:
    """The node without what it list_pages open."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {}, ())}
