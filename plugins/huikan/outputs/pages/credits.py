"""Who made a work, by role, each name a link to what else they
signed; and its terms, as links too."""

from __future__ import annotations

from collections.abc import Iterable

from huikan.model import ROLES, Contributor, Document
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.spec import View


def credits(edition: Edition, document: Document) -> tuple[View, ...]:
    """The roles that somebody has, in the usual order, with their people as printed here."""
    signed = tuple(document.meta.contributors)
    return tuple(
        {"role": role, "label": edition.words[role], "people": people}
        for role in ROLES
        if (people := tuple(_person(edition, person) for person_role, person in signed if person_role == role))
    )


def _person(edition: Edition, person: Contributor) -> View:
    return {
        "name": person.name,
        "affiliation": person.affiliation or "",
        "orcid": person.orcid or "",
        "email": (person.email or "") if person.corresponding else "",
        "address": edition.address(edition.vocabulary.contributor(person).key),
    }


def labels(edition: Edition, group: str, names: Iterable[str]) -> tuple[View, ...]:
    """Terms as links, each once."""
    terms = {term.slug: term for name in names if (term := edition.vocabulary.term(group, name))}
    return tuple({"name": term.name, "slug": slug, "address": edition.address(term.key)} for slug, term in terms.items())
