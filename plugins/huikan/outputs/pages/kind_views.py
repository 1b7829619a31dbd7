"""What the page of each kind shows beyond what all kinds show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import nsmallest

from huikan import addresses
from huikan.interface import words
from huikan.interface.dates import day, span
from huikan.interface.lists import listed
from huikan.markup.links import asset_target
from huikan.markup.no_break import with_no_break_spaces
from huikan.model import Document, Issue, Item, Notice, Paper, Proceedings, Report, Work, beside, localised
from huikan.outputs.pages.cards import card, cover, date_view
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.series import series
from huikan.outputs.pages.spec import View
from huikan.publication import PartNumber, abstracts, award_label, award_record, part_number, part_numbers

Details = dict[str, object]
TELLING = 100  # a term that more works than this have says little about what belongs together


def kind_view(edition: Edition, work: Work, parent: Work | None, document: Document) -> Details:
    """The extra part of a work's view."""
    return VIEWS.get(work.kind, _plain)(edition, work, parent, document)


def _plain(edition: Edition, work: Work, parent: Work | None, document: Document) -> Details:
    """The parts of a publication as a list, and who published it when: what kinds show
    that have no view of their own."""
    meta, say = document.meta, edition.words
    facts = (
        (say["published"], day(meta.date, edition.lang) if meta.date else ""),
        (say["series"], meta.series or ""),
        (say["publisher"], meta.publisher or ""),
        ("ISSN", meta.issn or ""),
        ("ISBN", meta.isbn or ""),
        (say["extent"], meta.pages or ""),
    )
    return {"parts": tuple(card(edition, part) for part in work.parts), "facts": _facts(facts)}


def _issue(edition: Edition, work: Work, parent: Work | None, document: Document) -> Details:
    """The contents by rubric, and the facts of an issue."""
    meta = document.meta
    assert isinstance(meta, Issue)
    say = edition.words
    facts = (
        (say["published"], day(meta.date, edition.lang) if meta.date else ""),
        (say["numbering"], _numbering(edition, meta)),
        (say["publisher"], meta.publisher or ""),
        (say["permit"], meta.permit or ""),
    )
    return {"sections": _by_rubric(edition, work), "facts": _facts(facts)}


def _numbering(edition: Edition, meta: Issue) -> str:
    say = edition.words
    parts = (
        say["volume"].format(number=meta.volume) if meta.volume else "",
        say["issue_number"].format(number=meta.number) if meta.number else "",
        say["whole_number"].format(number=meta.whole_number) if meta.whole_number else "",
    )
    return say["list_comma"].join(part for part in parts if part)


def _by_rubric(edition: Edition, work: Work) -> tuple[View, ...]:
    """The parts under their first rubric, rubrics and parts in the order of the issue."""
    groups: dict[str, list[Work]] = {}
    terms = {}
    for part in work.parts:
        columns = part.document(edition.lang).meta.columns
        term = edition.vocabulary.term("columns", columns[0]) if columns else None
        terms[term.slug if term else ""] = term
        groups.setdefault(term.slug if term else "", []).append(part)
    return tuple(
        {
            "name": term.name if (term := terms[slug]) else "",
            "address": edition.address(term.key) if term and term.slug in edition.terms["columns"] else "",
            "summary": localised(term.record.summary, edition.lang) if term and term.record else "",
            "works": tuple(card(edition, part) for part in groups[slug]),
        }
        for slug in groups
    )


def _item(edition: Edition, work: Work, parent: Work | None, document: Document) -> Details:
    meta = document.meta
    assert isinstance(meta, Item)
    return {"source": meta.source or "", "source_url": meta.source_url or ""}


def _report(edition: Edition, work: Work, parent: Work | None, document: Document) -> Details:
    """Chapters with their numbers, the facts of the book, and the matrix of its series."""
    meta = document.meta
    assert isinstance(meta, Report)
    say = edition.words
    facts = (
        (say["published"], day(meta.date, edition.lang) if meta.date else ""),
        (say["year"], str(meta.year or "")),
        (say["region"], meta.region or ""),
        (say["series"], meta.series or ""),
        (say["edition"], meta.edition or ""),
        (say["publisher"], meta.publisher or ""),
        ("ISBN", meta.isbn or ""),
        (say["extent"], meta.pages or ""),
        (say["funding"], meta.funding or ""),
    )
    return {"chapters": chapters(edition, work), "facts": _facts(facts), "matrix": series(edition, work)}


def chapters(edition: Edition, report: Work) -> tuple[View, ...]:
    """The parts of a report with their numbers."""
    numbers = part_numbers(report, edition.lang)
    return tuple(_numbered(card(edition, part), numbers[part.key]) for part in report.parts)


def _numbered(view: View, number: PartNumber) -> View:
    """A part in a list: its label, and the rest of its title where
    the label takes something of it."""
    title_fields = (
        {} if number.words == view["title"] else {"title": number.words, "pieces": (with_no_break_spaces(number.words),)}
    )
    return {**view, **title_fields, "label": number.label}


def _chapter(edition: Edition, work: Work, parent: Work | None, document: Document) -> Details:
    number = part_number(work, parent, edition.lang)
    title_fields = {} if number.words == document.meta.title else {"pieces": (with_no_break_spaces(number.words),)}
    return {"chapters": chapters(edition, parent) if parent else (), "label": number.label, **title_fields}


def _proceedings(edition: Edition, work: Work, parent: Work | None, document: Document) -> Details:
    meta = document.meta
    assert isinstance(meta, Proceedings)
    say = edition.words
    held = span(meta.starts, meta.ends or meta.starts, edition.lang) if meta.starts else ""
    facts = (
        (say["event"], meta.event or ""),
        (say["held"], held),
        (say["venue"], meta.venue or ""),
        (say["organisers"], listed(meta.organisers, edition.lang)),
        (say["published"], day(meta.date, edition.lang) if meta.date else ""),
        (say["publisher"], meta.publisher or ""),
        ("ISSN", meta.issn or ""),
        ("ISBN", meta.isbn or ""),
    )
    return {"papers": tuple(card(edition, part) for part in work.parts), "facts": _facts(facts)}


def _paper(edition: Edition, work: Work, parent: Work | None, document: Document) -> Details:
    """Authors with numbered affiliations, the abstracts in every language that
    the paper gives, and its dates."""
    meta = document.meta
    assert isinstance(meta, Paper)
    say = edition.words
    award = award_label(edition.library, meta.award, edition.lang)
    places = tuple(dict.fromkeys(person.affiliation for person in meta.authors if person.affiliation))
    facts = (
        (say["received"], day(meta.received, edition.lang) if meta.received else ""),
        (say["paper_revised"], day(meta.revised, edition.lang) if meta.revised else ""),
        (say["accepted"], day(meta.accepted, edition.lang) if meta.accepted else ""),
        (say["online_first"], day(meta.online_first, edition.lang) if meta.online_first else ""),
        (say["published"], day(meta.date, edition.lang) if meta.date else ""),
        (say["printed_pages"], meta.pages or ""),
        (say["classification"], meta.classification or ""),
        (say["funding"], meta.funding or ""),
        (say["award"], award),
    )
    return {
        "affiliations": places,
        "abstracts": _abstracts(edition, work, document),
        "facts": _facts(facts),
        "award": award,
        "award_address": _award_address(edition, meta.award),
        "offprint": file(edition, work.key),
    }


def _award_address(edition: Edition, text: str | None) -> str:
    """Where an award stands in its catalogue, "" where it does not."""
    record = award_record(edition.library, text)
    return f"{edition.address('awards')}#{addresses.entry(record.key)}" if record else ""


def _abstracts(edition: Edition, work: Work, document: Document) -> tuple[View, ...]:
    """The abstract in the page's language first, then those in the other languages."""
    return tuple(
        {
            "lang": words(abstract.lang)["html_lang"],
            "label": words(abstract.lang)["abstract"],
            "text": with_no_break_spaces(abstract.text),
            "keywords_label": words(abstract.lang)["keywords"],
            "keywords": words(abstract.lang)["keyword_comma"].join(abstract.keywords),
        }
        for abstract in abstracts(work, document, edition.library.languages)
    )


def _article(edition: Edition, work: Work, parent: Work | None, document: Document) -> Details:
    meta = document.meta
    number = edition.words["series_number"].format(number=meta.number) if meta.number else ""
    return {
        "series": meta.series or "",
        "series_number": number,
        "audience": meta.audience,
        "banner": _banner(edition, work, document),
        "related": _related(edition, work),
    }


def _banner(edition: Edition, work: Work, document: Document) -> View | None:
    """The work's picture above its text, unless the text shows it itself."""
    targets = {reference.target for reference in edition.fragment(document).references if reference.kind == "image"}
    own = asset_target(beside(document.path, document.meta.cover)) if document.meta.cover else ""
    jacket = cover(edition, work)
    return jacket if jacket["art"] and own not in targets and not jacket["shown"] else None


def _related(edition: Edition, work: Work, most: int = 4) -> tuple[View, ...]:
    """The works that share most terms with this one; of equals the newest."""
    document = work.documents[edition.lang]
    shared: Counter[str] = Counter()
    for group, names_ in (("tags", document.meta.tags), ("columns", document.meta.columns)):
        for key in {edition.vocabulary.term(group, name).key for name in names_}:
            if len(edition.members[key]) <= TELLING:
                shared.update(edition.members[key])
    shared.pop(work.key, None)
    nearest = nsmallest(most, shared, key=lambda key: (-shared[key], edition.ranks[key]))
    return tuple(card(edition, edition.works[key]) for key in nearest)


def _notice(edition: Edition, work: Work, parent: Work | None, document: Document) -> Details:
    """The head, addressees, attachments and signature of an official notice."""
    meta = document.meta
    assert isinstance(meta, Notice)
    say = edition.words
    issuers = meta.issuer or (edition.name(document.lang),)
    facts = (
        (say["posted"], day(meta.date, edition.lang) if meta.date else ""),
        (say["deadline"], day(meta.deadline, edition.lang) if meta.deadline else ""),
        (say["in_force_from"], day(meta.in_force_from, edition.lang) if meta.in_force_from else ""),
        (say["in_force_until"], day(meta.in_force_until, edition.lang) if meta.in_force_until else ""),
        (say["replaces"], meta.replaces or ""),
        (say["replaced_by"], meta.replaced_by or ""),
        (say["contact"], meta.contact or ""),
        (say["print_signers"], listed(meta.signers, edition.lang)),
    )
    return {
        "urgency": say[f"print_{meta.urgency}"] if meta.urgency else "",
        "document_number": meta.document_number or "",
        "issuers": issuers,
        "redhead": say["redhead"].format(issuer=listed(issuers, edition.lang)),
        "addressees": listed(meta.addressees, edition.lang),
        "copies_to": listed(meta.copies_to, edition.lang),
        "signed": date_view(meta.signed_on or meta.date, edition.lang),
        "facts": _facts(facts),
        "attachments": tuple(_attachments(edition, document, meta)),
    }


def _attachments(edition: Edition, document: Document, meta: Notice) -> Iterator[View]:
    for attachment in meta.attachments:
        path = beside(document.path, attachment.file)
        asset = edition.library.assets.get(path)
        if asset:
            form = path.rpartition(".")[2].upper()
            yield {"title": attachment.title or path.rpartition("/")[2], "address": path, "form": form, "size": size(asset.size)}


def file(edition: Edition, key: str) -> View | None:
    """The PDF of a work in this language, where there will be one."""
    address = addresses.pdf(key, edition.lang)
    return {"address": address, "size": size(edition.pdfs[address])} if address in edition.pdfs else None


def size(octets: int) -> str:
    """A file's size as people read it: `18 KB`, `4.2 MB`."""
    return f"{max(1, round(octets / 1000))} KB" if octets < 999_500 else f"{octets / 1e6:.1f} MB"


def _facts(pairs: Iterable[tuple[str, str]]) -> tuple[View, ...]:
    """The facts that are known."""
    return tuple({"label": label, "text": text} for label, text in pairs if text)


VIEWS: Mapping[str, Callable[[Edition, Work, Work | None, Document], Details]] = {
    "issue": _issue,
    "item": _item,
    "report": _report,
    "chapter": _chapter,
    "proceedings": _proceedings,
    "paper": _paper,
    "article": _article,
    "notice": _notice,
}
