"""Settings: what mkdocs.yml says about the site, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from huikan.model import Lang


@dataclass(frozen=True, slots=True)
class Settings:
    """`site_url` ends in "/". `names` and `descriptions` are by language; the first language is the root's."""

    site_url: str = "https://example.org/"
    names: Mapping[Lang, str] = field(default_factory=dict)
    descriptions: Mapping[Lang, str] = field(default_factory=dict)
    languages: tuple[Lang, ...] = ("zh", "en")
    paper: str = "A4"
    feed_entries: int = 50
    signature: int = 4  # pages that a print shop folds at a time
    leaf: float = 0.1  # mm: how thick a leaf of the book's paper is

    def name(self, lang: Lang) -> str:
        return self.names.get(lang) or next(iter(self.names.values()), "")
