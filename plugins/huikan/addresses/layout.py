"""Where everything is published: keys to addresses below the site's root.
Pure; the only place that knows.

An address is a path from the site's root without a leading slash, percent-encoding not
applied. The first language lives at the root, the others below their code:
`newsletters/2025-01/`, `en/newsletters/2025-01/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from posixpath import relpath

from huikan.model import Lang

FEED_FORMATS = ("rss", "atom", "json")


def prefix(lang: Lang, languages: Sequence[Lang]) -> str:
    """ "" for the first language, "en/" for another."""
    return "" if lang == languages[0] else f"{lang}/"


def page(key: str, lang: Lang, languages: Sequence[Lang]) -> str:
    """A page's address, ending in "/" ("" is the home page): `page("articles/why", "en", ("zh",
    "en"))` is `en/articles/why/`."""
    return prefix(lang, languages) + (f"{key}/" if key not in ("", "index") else "")


def page_file(address: str) -> str:
    """The file that answers an address: a folder's index, any other address is a file's own."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def pdf(key: str, lang: Lang) -> str:
    return f"pdf/{key.replace('/', '-')}.{lang}.pdf"


def epub(key: str, lang: Lang) -> str:
    """A book for readers' devices."""
    return f"epub/{key.replace('/', '-')}.{lang}.epub"


def docx(key: str, lang: Lang) -> str:
    """A text as a file of Word."""
    return f"word/{key.replace('/', '-')}.{lang}.docx"


def press(key: str, lang: Lang, piece: str = "") -> str:
    """A file for the print shop, in a folder of its own, never below the site;
    `piece` is "cover" or "booklet"."""
    return f"press/{key.replace('/', '-')}.{lang}{piece and '.'}{piece}.press.pdf"


def imposition_proof(key: str, lang: Lang) -> str:
    """A proof of how a press file is folded, beside it."""
    return f"press/{key.replace('/', '-')}.{lang}.proof.pdf"


def cover(key: str, lang: Lang) -> str:
    """Where a publication's drawn cover is."""
    return f"covers/{key}.{lang}.svg"


def picture(key: str) -> str:
    """Where a work's drawn picture is; it has no words, so that all languages share it."""
    return f"covers/{key}.svg"


def card(key: str, lang: Lang) -> str:
    """Where the picture is that a link to a work is shared with; the home page's key is ""."""
    return f"cards/{key or 'index'}.{lang}.png"


def web_picture(digest: str, width: int, suffix: str) -> str:
    """Where a picture of content/ with this sha256 is, made so many pixels wide;
    its name changes with its bytes."""
    return f"pictures/{digest[:16]}-{width}.{suffix}"


def export(page: str, name: str) -> str:
    """A file in the folder of a page: its citations, its XML."""
    return page + name


def feed(name: str, lang: Lang, form: str, languages: Sequence[Lang]) -> str:
    return f"{prefix(lang, languages)}feeds/{name}.{form}"


def feed_archive(name: str, year: int, lang: Lang, languages: Sequence[Lang]) -> str:
    """Where the entries of a year of a feed are, which has too many for one file."""
    return f"{prefix(lang, languages)}feeds/archive/{year}/{name}.atom"


def feed_picture(name: str) -> str:
    """Where the picture of a formula or a chart in a feed is; `name` changes with its bytes."""
    return f"feeds/pictures/{name}.png"


def feed_list(lang: Lang, languages: Sequence[Lang]) -> str:
    """Where all feeds of a language are listed for programs that read them (OPML)."""
    return f"{prefix(lang, languages)}feeds/all.opml"


def search_file(name: str, lang: Lang = "") -> str:
    """A file of the search index: of one language, or of all."""
    return f"search/{lang}/{name}.bin" if lang else f"search/{name}.bin"


def catalogue(name: str, order: str = "", part: int = 1) -> str:
    """The key of a page of a catalogue: in its usual order, in another one, a
    further part of a very long one."""
    return name + (f"/by-{order}" if order else "") + (f"/part-{part}" if part > 1 else "")


def entry(key: str) -> str:
    """The id of a record's line on its catalogue's page."""
    return f"entry-{key}"


def calendar(lang: Lang, languages: Sequence[Lang], name: str = "") -> str:
    """Where the events are as a calendar file: all, or those of `branches/tod` and the like."""
    return f"{prefix(lang, languages)}events/{name or 'calendar'}.ics"


def relative(target: str, source: str) -> str:
    """`target` as a link from the page at `source`; a file or folder
    address, both from the site's root."""
    start = source if source.endswith("/") or not source else source.rpartition("/")[0]
    path = relpath("/" + target, "/" + start)
    return f"{path}/" if (target.endswith("/") or not target) and path != "." else "./" if path == "." else path
