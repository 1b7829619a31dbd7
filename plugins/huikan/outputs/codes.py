"""QR codes of publications' addresses, by which a page on a screen goes to a phone, or from one phone to the next."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from huikan import addresses, qr
from huikan.model import FOLDERS, Library
from huikan.settings import Settings
from huikan.tasks import Task


def plan(library: Library, settings: Settings) -> Iterator[Task]:
    """A code for each publication in each of its languages; none where nobody knows the site's address."""
    for work in library.works if settings.site_url else ():
        for lang in work.documents if work.kind in FOLDERS.values() else ():
            page = addresses.page(work.key, lang, library.languages)
            yield Task(addresses.code(work.key, lang), make, (settings.site_url + quote(page),))


def make(url: str) -> bytes:
    """The code as an SVG file."""
    return qr.svg(url).encode()
