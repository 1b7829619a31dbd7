"""PageSpec: one page as a plain, picklable value."""

from __future__ import annotations

import datetime as time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from huikan.markup import Picture
from huikan.model import Lang

View = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Body:
    """A page's text: a Fragment's tree with neutral targets, packed, and the link,
    or the picture, for each target.

    `lead`: nothing but a title stands above it.
    """

    structure: str
    links: Mapping[str, str]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    lead: bool = False


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page of which only the address is known, and the key of the
    work that it shows ("" for none).

    `spec` works out what stands on it, which takes most of the time that planning takes.
    """

    address: str
    lang: Lang
    key: str
    spec: Callable[[], PageSpec]


@dataclass(frozen=True, slots=True)
class PageSpec:
    """What a template needs to draw one page.

    `address` is from the site's root (`en/newsletters/2025-01/`, "" for the home page,
    `404.html`). `alternates` are the addresses of the same page in every language in which it is
    there to be read, its own among them; pages that search engines should not list (`indexable`
    false: stubs, 404) have none. `key` names the work that the page shows.
    """

    address: str
    lang: Lang
    template: str
    title: str
    description: str
    view: View
    alternates: Mapping[Lang, str] = field(default_factory=dict)
    updated: time.date | None = None
    indexable: bool = True
    key: str = ""
