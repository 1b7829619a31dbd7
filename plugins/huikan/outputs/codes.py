"""QR codes of publications' addresses, by which a page on a screen goes to a phone, or from one phone to the next; the only segno."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from urllib.parse import quote

from huikan import addresses
from huikan.model import FOLDERS, Library
from huikan.settings import Settings
from huikan.tasks import Task

QUIET = 4  # modules of white round the code (ISO/IEC 18004, 5.3.8)


def plan(library: Library, settings: Settings) -> Iterator[Task]:
    """A code for each publication in each of its languages; none where nobody knows the site's address."""
    for work in library.works if settings.site_url else ():
        for lang in work.documents if work.kind in FOLDERS.values() else ():
            page = addresses.page(work.key, lang, library.languages)
            yield Task(addresses.code(work.key, lang), make, (settings.site_url + quote(page),))


def make(url: str) -> bytes:
    """The code as SVG, black on white whatever the page's colours: a seventh of it may be lost (level M)."""
    import segno

    drawn = BytesIO()
    code = segno.make(url, error="m", boost_error=False, micro=False)
    code.save(drawn, kind="svg", xmldecl=False, nl=False, omitsize=True, border=QUIET, dark="#000", light="#fff")
    return drawn.getvalue()
