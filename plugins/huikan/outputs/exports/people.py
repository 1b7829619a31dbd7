"""Contributors as Crossref and JATS have them: family name and given name apart."""

from __future__ import annotations

from dataclasses import dataclass

from huikan.model import Contributor, Lang
from huikan.publication import Edition, divided


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by the parts of a name; `surname` alone is the name of an organisation where
    `literal`. `other` are the parts in pinyin."""

    surname: str
    given: str = ""
    literal: bool = False
    eastern: bool = False
    other: tuple[str, str] = ("", "")
    affiliation: str = ""
    orcid: str = ""
    email: str = ""


def person(edition: Edition, contributor: Contributor, lang: Lang) -> Person:
    """A contributor of a text in this language."""
    record = edition.vocabulary.contributor(contributor).record
    name = divided(contributor.name, record)
    latin = (record.pinyin or record.name.get("en", "")) if record and name.is_han else ""
    family, _, given = latin.partition(" ")
    return Person(
        surname=f"{name.particle} {name.family}".strip(),
        given=" ".join(filter(None, (name.given, name.suffix))),
        literal=name.literal,
        eastern=name.is_han,
        other=(family, given) if given else ("", ""),
        affiliation=contributor.affiliation or "",
        orcid=contributor.orcid or (record.orcid if record else "") or "",
        email=(contributor.email or "") if contributor.corresponding else "",
    )
