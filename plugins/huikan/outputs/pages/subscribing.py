"""The page that leads readers to feeds, calendars, mail and the public account, so that nobody
meets the text of a feed."""

from __future__ import annotations

from huikan import addresses
from huikan.outputs.pages.edition import Edition
from huikan.outputs.pages.frame import FEED_TYPES, calendar, frame
from huikan.outputs.pages.spec import PageSpec, View
from huikan.publication.feeds import FeedGroup

KEY = "feeds"  # the page stands where the feeds are
FIRST: tuple[FeedGroup, ...] = ("all", "kinds", "parts")  # what most readers look for; the others are folded
MORE: tuple[FeedGroup, ...] = ("columns", "branches", "tags", "contributors")


def subscribing(edition: Edition, editions: tuple[Edition, ...]) -> PageSpec:
    """All feeds of a language by groups, each with the address to copy, and the other ways."""
    address = edition.address(KEY)
    counterparts = {other.lang: other.address(KEY) for other in editions}
    languages = edition.library.languages
    return PageSpec(
        address=address,
        lang=edition.lang,
        template="subscribe.html",
        title=edition.words["subscribe"],
        description=edition.words["subscribe_deck"],
        view={
            **frame(edition, [(edition.words["subscribe"], address)], switch=counterparts),
            "offers": _offers(edition, FIRST),
            "more_offers": tuple(
                {"label": edition.words[group], "offers": offers} for group in MORE if (offers := _offers(edition, (group,)))
            ),
            "opml": addresses.feed_list(edition.lang, languages),
            "calendar": calendar(edition),
        },
        alternates=counterparts,
    )


def _offers(edition: Edition, groups: tuple[FeedGroup, ...]) -> tuple[View, ...]:
    return tuple(_offer(edition, name) for name, feed in edition.feeds.items() if feed.group in groups)


def _offer(edition: Edition, name: str) -> View:
    """A feed: what it is called, what is in it, its address as readers copy it, its other forms."""
    feed, languages = edition.feeds[name], edition.library.languages
    forms = {form: edition.url(addresses.feed(name, edition.lang, form, languages)) for form in FEED_TYPES}
    return {
        "name": name.replace("/", "-"),
        "label": feed.label,
        "about": feed.about,
        "url": forms["atom"],
        "forms": tuple({"form": form, "url": url} for form, url in forms.items() if form != "atom"),
    }
