"""What stands on every page of a language: masthead, main menu, footer,
feeds, ways to the other languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from huikan import addresses
from huikan.interface import words
from huikan.model import Lang, Page, Record
from huikan.outputs.pages.edition import HOME_KEYS, Edition
from huikan.outputs.pages.footer import society
from huikan.outputs.pages.links import pictured
from huikan.outputs.pages.spec import View
from huikan.publication import accent, data_file, own_words

FEED_TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/feed+json"}


def frame(
    edition: Edition,
    crumbs: Iterable[tuple[str, str]] = (),
    section: str = "",
    switch: Mapping[Lang, str] | None = None,
    feed: str = "all",
    more_feeds: Iterable[str] = (),
) -> dict[str, object]:
    """The part of a view that every page has.

    `crumbs` lead from below the home page to the page itself, (words, address) each; `section`
    is the menu entry that the page belongs to; `switch` gives its counterpart in other languages
    (their home pages where it has none). `feed` is the page's own, `more_feeds` are others that its
    work stands in.
    """
    return {
        "site": edition.site,
        "crumbs": ({"label": edition.words["home"], "address": edition.address("")}, *_crumbs(crumbs)),
        "section": section,
        "switch": _switch(edition, switch or {}),
        "behind": None,
        "card": "",
        "graph": None,
        "head": (),
        "feeds": _feeds(edition, feed, more_feeds),
    }


def _crumbs(crumbs: Iterable[tuple[str, str]]) -> tuple[View, ...]:
    return tuple({"label": label, "address": address} for label, address in crumbs)


def shared(edition: Edition) -> View:
    """What every page of an edition has in common."""
    others = tuple(lang for lang in edition.library.languages if lang != edition.lang)
    return {
        "url": edition.settings.site_url,
        "name": edition.society,
        "strapline": ({"lang": words(others[0])["html_lang"], "name": edition.name(others[0])},) if others else (),
        "home": edition.address(""),
        "menu": _menu(edition),
        "search": edition.address("search"),
        "subscribe": edition.address("feeds"),
        "society": society(edition),
        "called": own_words(edition.library, edition.lang),
        "colours": _colours(edition),
        "terms": tuple(
            {"label": edition.words[group], "address": edition.address(group)}
            for group in edition.terms
            if edition.indexed(group)
        ),
    }


def _colours(edition: Edition) -> View | None:
    """The colour of browsers' bars and the digest of the style sheet that has the society's
    colours; None where it has none."""
    colours = accent.scheme(edition.library.society)
    if colours is None:
        return None
    return {"light": colours.light["accent"], "version": hashlib.sha256(accent.style_sheet(colours).encode()).hexdigest()[:8]}


def _menu(edition: Edition) -> tuple[View, ...]:
    kinds = [(edition.words[folder], folder) for folder in edition.folders()]
    pages = [
        (meta.order, meta.title, work.key)
        for work in edition.library.works
        if isinstance(meta := work.document(edition.lang).meta, Page) and meta.order is not None and work.key not in HOME_KEYS
    ]
    kinds += [(edition.words["catalogues"], "catalogues")] if edition.catalogues() else []
    entries = kinds + [(title, key) for _, title, key in sorted(pages)]
    society = edition.library.society
    if society and society.menu:
        entries = _chosen(edition, society.menu, {key: label for label, key in entries})
    return tuple({"label": label, "key": key, "address": edition.address(key)} for label, key in entries)


def _chosen(edition: Edition, names: Iterable[str], labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """The entries that the society has chosen, in its order: of kinds that it has, of the
    catalogues, of works by their keys."""
    titles = {key: work.document(edition.lang).meta.title for key in names if (work := edition.works.get(key))}
    return [(label, name) for name in names if (label := labels.get(name) or titles.get(name))]


def _switch(edition: Edition, counterparts: Mapping[Lang, str]) -> tuple[View, ...]:
    languages = edition.library.languages
    return tuple(
        {
            "lang": words(lang)["html_lang"],
            "label": words(lang)["language"],
            "address": counterparts.get(lang, addresses.page("", lang, languages)),
        }
        for lang in languages
        if lang != edition.lang
    )


def _feeds(edition: Edition, name: str, more: Iterable[str]) -> tuple[View, ...]:
    """The feeds that a page announces: its own first, then everything, in each form, then others in
    one form, which every program reads. What the edition has no feed of is passed over."""
    forms = {each: {"atom": FEED_TYPES["atom"]} for each in more} | dict.fromkeys((name, "all"), FEED_TYPES)
    names = [each for each in dict.fromkeys((name, "all", *more)) if each in edition.feeds]
    return tuple(
        {
            "label": edition.feeds[each].label,
            "name": each,
            "form": form,
            "type": media,
            "address": addresses.feed(each, edition.lang, form, edition.library.languages),
        }
        for each in names
        for form, media in forms[each].items()
    )


def calendar(edition: Edition, name: str = "") -> View | None:
    """A calendar as pages offer it: its file, and the address that calendar programs subscribe to;
    None where there is none of this name."""
    if name not in edition.calendars:
        return None
    address = addresses.calendar(edition.lang, edition.library.languages, name)
    return {"address": address, "webcal": "webcal:" + edition.url(address).partition(":")[2]}


def picture(edition: Edition, record: Record) -> View | None:
    """A record's picture as templates show it."""
    return pictured(edition, data_file(record.picture)) if record.picture else None
