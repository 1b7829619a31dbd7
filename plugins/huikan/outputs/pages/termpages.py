"""Pages of tags, columns, branches and contributors: an index of each group, and a page a term."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from huikan.interface import words
from huikan.model import ROLES, Lang, Record, Work, localised
from huikan.outputs.pages.backlinks import backlinks
from huikan.outputs.pages.cards import card, date_view, pieces
from huikan.outputs.pages.citation_exports import export_files
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.entries import entry
from huikan.outputs.pages.frame import calendar, frame, picture
from huikan.outputs.pages.kind_views import file
from huikan.outputs.pages.paging import ListPage, key_of, list_pages, turning, years
from huikan.outputs.pages.spec import PageSpec, PlannedPage, View
from huikan.publication import forms
from huikan.publication.exports import CITATIONS, expert_works
from huikan.publication.terms import GROUPS, Term

MOST = 50  # works on a page, up to twice as many on the first
NEWEST = {"columns": 3, "branches": 1, "contributors": 1, "tags": 0}  # works that an index names of each term
NEAR = 8  # tags beside a tag
FIRST_HAN = 0x2E80


def term_pages(edition: Edition, editions: tuple[Edition, ...]) -> Iterator[PlannedPage]:
    """The index of every group that works use, and the page of each of its terms. A
    catalogue is the index of its records."""
    experts = frozenset(expert_works(edition))
    for group in GROUPS:
        if edition.indexed(group) and group not in edition.catalogues():
            yield PlannedPage(edition.address(group), edition.lang, "", partial(_index, edition, editions, group))
        for term, works in edition.terms[group].values():
            for listed in list_pages(edition.newest(works), MOST):
                address = edition.address(key_of(term.key, listed.number))
                spec = partial(_term, edition, editions, experts, term, listed, len(works))
                yield PlannedPage(address, edition.lang, "", spec)


def _index(edition: Edition, editions: tuple[Edition, ...], group: str) -> PageSpec:
    address = edition.address(group)
    counterparts = {other.lang: other.address(group) for other in editions if other.indexed(group)}
    return PageSpec(
        address=address,
        lang=edition.lang,
        template="terms.html",
        title=edition.words[group],
        description=edition.words[f"{group}_about"],
        view={
            **frame(edition, [(edition.words[group], address)], switch=counterparts),
            "group": group,
            "deck": edition.words[f"{group}_about"],
            "terms": tuple(
                {
                    "name": term.name,
                    "address": edition.address(term.key),
                    "count": len(works),
                    "initials": initials(term.name) if group == "contributors" else "",
                    "newest": tuple(_newest(edition, work) for work in edition.newest(works)[: NEWEST[group]]),
                    **_record(edition, term.record),
                }
                for term, works in sorted(edition.terms[group].values(), key=_order)
                if works
            ),
        },
        alternates=counterparts,
    )


def _newest(edition: Edition, work: Work) -> View:
    """A work as an index of terms names it."""
    document = work.document(edition.lang)
    return {
        "address": edition.address(work.key),
        "title": document.meta.title,
        "pieces": pieces(document),
        "lang": document.lang,
        "original": "",
        "date": date_view(document.meta.date, edition.lang),
    }


def initials(name: str) -> str:
    """What stands where somebody has no portrait: the first character of a Chinese name, the first
    letters of the first and the last word of another."""
    words_of_name = [word for word in name.split() if word[0].isalpha()]
    if not words_of_name:
        return name[:1]
    ends = words_of_name if len(words_of_name) < 3 else [words_of_name[0], words_of_name[-1]]
    return words_of_name[0][0] if ord(name[0]) >= FIRST_HAN else "".join(word[0].upper() for word in ends)


def _near_tags(edition: Edition, term: Term, works: tuple[Work, ...]) -> tuple[View, ...]:
    """The tags that most of a tag's works have besides, the most frequent first."""
    if term.group != "tags":
        return ()
    counts: dict[str, int] = {}
    for work in works:
        for name in dict.fromkeys(edition.vocabulary.term("tags", tag).slug for tag in work.documents[edition.lang].meta.tags):
            counts[name] = counts.get(name, 0) + 1
    counts.pop(term.slug, None)
    frequent = sorted(counts, key=lambda slug: (-counts[slug], slug))[:NEAR]
    terms = [edition.terms["tags"][slug][0] for slug in frequent]
    return tuple({"name": near.name, "address": edition.address(near.key)} for near in terms)


def _order(entry: tuple[Term, tuple[Work, ...]]) -> tuple[bool, int, int, str]:
    """Terms with a record first, in the records' order; then the most used; then by name."""
    term, works = entry
    order = term.record.order if term.record and term.record.order is not None else 10_000
    return term.record is None, order, -len(works), term.name


def _term(
    edition: Edition,
    editions: tuple[Edition, ...],
    experts: Collection[str],
    term: Term,
    listed: ListPage,
    count: int,
) -> PageSpec:
    """A page of a term's works. What there is to say of the term, and how many works it
    has, is said on the first alone."""
    first = not listed.number
    index = term.group if edition.indexed(term.group) else GROUPS[term.group]
    crumbs = [(edition.words[term.group], edition.address(index)), (term.name, edition.address(term.key))]
    same = {other.lang: other.address(term.key) for other in editions if term.slug in other.terms[term.group]}
    near = {other.lang: other.address(term.group) for other in editions if other.indexed(term.group)}
    about = _record(edition, term.record if first else None)
    title = (
        term.name if first else edition.words["older_title"].format(name=term.name, years=years(map(edition.date, listed.works)))
    )
    return PageSpec(
        address=edition.address(key_of(term.key, listed.number)),
        lang=edition.lang,
        template="term.html",
        title=title,
        description=str(about["summary"]) or edition.words[f"{term.group}_term"].format(name=title),
        view={
            **frame(edition, crumbs, switch=near | same, feed=term.key),
            "feed": term.key,
            "calendar": calendar(edition, term.key) if first else None,
            "volume": file(edition, term.key) if first and term.group == "columns" else None,
            "group": term.group,
            **about,
            "initials": initials(term.name) if first and term.group == "contributors" else "",
            "near": _near_tags(edition, term, listed.works) if first else (),
            "featured": first and term.group == "columns" and len(listed.works) > 2,
            **_office(edition, term if first else None),
            "backlinks": backlinks(edition, term.group, term.slug) if term.record and first else (),
            "groups": _groups(edition, term, listed.works),
            "also": _other_names(term, edition.lang) if first else "",
            "export_files": export_files(edition, term.key, CITATIONS if first and term.key in experts else ()),
            "count": count if first else 0,
            "turning": turning(listed, lambda number: edition.address(key_of(term.key, number))),
        },
        alternates=same if first else {},
        updated=max(filter(None, map(edition.posted, listed.works)), default=None),
    )


def _groups(edition: Edition, term: Term, works: tuple[Work, ...]) -> tuple[View, ...]:
    """The works of a term; those of somebody by what he or she did for them."""
    if term.group != "contributors":
        return ({"label": "", "works": tuple(_entry(edition, work) for work in works)},)
    roles: dict[str, list[Work]] = {role: [] for role in ROLES}
    for work in works:
        contributors = work.documents[edition.lang].meta.contributors
        for role in {role for role, person in contributors if edition.vocabulary.contributor(person).slug == term.slug}:
            roles[role].append(work)
    groups = {role: group for role, group in roles.items() if group}
    return tuple(
        {
            "label": edition.words[f"as_{role}"] if list(groups) != ["authors"] else "",
            "works": tuple(_entry(edition, work) for work in group),
        }
        for role, group in groups.items()
    )


def _other_names(term: Term, lang: Lang) -> str:
    """The other forms of somebody's name, the former ones too."""
    record = term.record if term.group == "contributors" else None
    names = list(dict.fromkeys(form for form in forms(record) if form != term.name)) if record else []
    return words(lang)["list_comma"].join(names)


def _office(edition: Edition, term: Term | None) -> dict[str, object]:
    """Who leads a committee, and how to reach it."""
    if term is None or term.group != "branches" or term.record is None:
        return {"people": (), "people_label": "", "email": ""}
    line = entry(edition, "branches", term.record)
    return {name: line[name] for name in ("people", "people_label", "email")}


def _entry(edition: Edition, work: Work) -> View:
    """A work in a term's list, with the publication that it is a part of."""
    parent = edition.parents.get(work.key)
    source = parent.document(edition.lang).meta.title if parent else edition.words[work.kind]
    return {**card(edition, work), "source": source}


def _record(edition: Edition, record: Record | None) -> dict[str, object]:
    """What content/data says about a term; empty text where it says nothing."""
    if record is None:
        return {"summary": "", "role": "", "affiliation": "", "picture": None, "orcid": "", "url": "", "fields": ()}
    return {
        "summary": localised(record.summary, edition.lang),
        "role": localised(record.title, edition.lang),
        "affiliation": localised(record.affiliation, edition.lang),
        "picture": picture(edition, record),
        "orcid": record.orcid or "",
        "url": record.url or "",
        "fields": edition.words["list_comma"].join(localised(texts, edition.lang) for texts in record.fields),
    }
