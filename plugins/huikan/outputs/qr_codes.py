"""QR codes of publications' addresses, by which a page on a screen goes to a phone,
or from one phone to the next."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from huikan import addresses, qr
from huikan.outputs.stage import Results, Site
from huikan.tasks import Task


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A code for each publication in each of its languages; none where
    nobody knows the site's address."""
    for work in site.library.works if site.settings.site_url else ():
        for lang, document in work.documents.items() if work.profile.folder else ():
            url = site.settings.site_url + quote(addresses.page(work.key, lang, site.library.languages))
            yield Task(addresses.code(work.key, lang), make, (url,), document.path)


def make(url: str) -> bytes:
    """The code as an SVG file."""
    return qr.svg(url).encode()
