"""Which feeds a language of the site has, and what stands in each: of everything, of each kind, of
the parts of some kinds, and of rubrics, branches, tags and contributors.

Pages announce them, outputs write them, and a page for subscribers lists them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from huikan.model import KINDS, LISTED, Document, Work, localised
from huikan.publication.edition import Edition
from huikan.publication.kind_names import words_for
from huikan.publication.terms import Term, collect

FeedGroup = Literal["all", "kinds", "parts", "columns", "branches", "tags", "contributors"]
_TERM_GROUPS: tuple[FeedGroup, ...] = ("columns", "branches", "tags", "contributors")  # of `terms.GROUPS`
ALWAYS = ("columns", "branches")  # groups of which every term has a feed: there are few of them
FEWEST = 3  # works of a tag or of an author that are worth a feed
ARCHIVED = ("all", "kinds", "parts")  # groups whose older works stand in yearly archives


@dataclass(frozen=True, slots=True)
class FeedOffer:
    """A feed of one language, apart from the forms in which it is written.

    `name` is its address below feeds/ ("all", "newsletters", "columns/policy"), `label` what
    readers call it, `home` the key of the page that it is the feed of. `works` are all that belong
    to it, the newest first; `years` those of its archives, the newest first.
    """

    name: str
    group: FeedGroup
    label: str
    about: str
    home: str
    works: tuple[Work, ...] = ()
    years: tuple[int, ...] = ()


Terms = Mapping[str, Mapping[str, tuple[Term, tuple[Work, ...]]]]


def offered_feeds(edition: Edition, terms: Terms | None = None) -> Mapping[str, FeedOffer]:
    """The feeds of a language by their names, those of most works first: none where no work has a
    date. `terms` are those of `collect`, if somebody has them."""
    terms = collect(edition.library, edition.vocabulary) if terms is None else terms
    offers = {offer.name: offer for offer in (*_of_kinds(edition), *_of_parts(edition), *_of_terms(edition, terms))}
    return offers if offers["all"].works else {}


def feeds_of(edition: Edition, document: Document, parent: Work | None) -> tuple[str, ...]:
    """The names of the feeds that a work is looked for in: of its kind, or of its publication's,
    then of its rubrics and its branch."""
    vocabulary = edition.vocabulary
    kind = (parent or document).profile.folder
    part = (parent.profile.part_feed,) if parent else ()
    terms = [vocabulary.term("columns", name) for name in document.meta.columns]
    terms += [vocabulary.term("branches", document.meta.branch)] if document.meta.branch else []
    return tuple(dict.fromkeys(filter(None, (kind, *part, *(term.key for term in terms)))))


def _of_kinds(edition: Edition) -> Iterator[FeedOffer]:
    say = words_for(edition.library, edition.lang)
    everything = edition.newest(work for folder in LISTED for work in edition.listed(folder))
    about = edition.settings.descriptions.get(edition.lang, "")
    yield _offer(edition, "all", "all", say["everything"], about, "", everything)
    for folder in LISTED:
        yield _offer(edition, folder, "kinds", say[folder], say[f"{folder}_about"], folder, edition.listed(folder))


def _of_parts(edition: Edition) -> Iterator[FeedOffer]:
    """The parts of the kinds that have a feed of them."""
    say = words_for(edition.library, edition.lang)
    for meta in KINDS.values():
        name, folder = meta.profile.part_feed, meta.profile.folder
        parts = edition.newest(part for work in edition.listed(folder) for part in work.parts) if name else ()
        if parts:
            label, about = (say[word].format(whole=say[folder]) for word in (f"feed_{name}", f"feed_{name}_about"))
            yield _offer(edition, name, "parts", label, about, folder, parts)


def _of_terms(edition: Edition, terms: Terms) -> Iterator[FeedOffer]:
    """Rubrics and branches that have works, and the tags and contributors that have some more."""
    say = words_for(edition.library, edition.lang)
    for group in _TERM_GROUPS:
        for term, works in terms[group].values():
            dated = [work for work in works if edition.date(work) and _is_entry(edition, work) and _is_of(edition, work, term)]
            if len(dated) >= (1 if group in ALWAYS else FEWEST):
                about = localised(term.record.summary, edition.lang) if term.record else ""
                about = about or say[f"{group}_term"].format(name=term.name)
                yield _offer(edition, term.key, group, term.name, about, term.key, edition.newest(dated))


def _is_entry(edition: Edition, work: Work) -> bool:
    """Whether a work is news: plain pages are not."""
    return bool((edition.parents.get(work.key) or work).profile.folder)


def _is_of(edition: Edition, work: Work, term: Term) -> bool:
    """Whether a work is what somebody follows a term for: of a contributor, what he or she has
    written, not all that was edited or reviewed."""
    if term.group != "contributors":
        return True
    authors = work.documents[edition.lang].meta.authors
    return any(edition.vocabulary.contributor(person).slug == term.slug for person in authors)


def _offer(edition: Edition, name: str, group: FeedGroup, label: str, about: str, home: str, listed: Iterable[Work]) -> FeedOffer:
    works = tuple(work for work in listed if edition.lang in work.documents and edition.date(work))
    older = works[edition.settings.feed_entries :] if group in ARCHIVED else ()
    years = sorted({day.year for work in older if (day := edition.date(work))}, reverse=True)
    return FeedOffer(name, group, " ".join(label.split()), " ".join(about.split()), home, works, tuple(years))
