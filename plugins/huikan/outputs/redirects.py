"""What leads readers of old addresses on: a small page at each, and `_redirects` for
static hosts that read such a file.

A page works on every host: it says where it went to browsers (refresh), to search engines
(canonical) and to people (a link). A moved PDF or other file cannot say so, and is
published at its old address too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote, urlsplit

from huikan import addresses
from huikan.interface import words
from huikan.model import Lang
from huikan.outputs.stage import Results, Site
from huikan.tasks import FileRef, Task

PAGE = """\
<!doctype html>
<html lang="{html_lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={link}">
<link rel="canonical" href="{canonical}">
<title>{title}</title>
</head>
<body>
<p>{title} <a href="{link}">{canonical}</a></p>
</body>
</html>
"""


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A page for every old address of a page, a copy for every one of a file among the
    results, one `_redirects` for all."""
    moved, settings = site.moved, site.settings
    for old, new in sorted(moved.items()):
        if addresses.is_page(old):
            yield Task(addresses.page_file(old), make, (old, new, _language(old, settings.languages), settings.site_url))
        elif new in results:
            yield Task(old, copy, (results[new].ref,))
    if moved:
        yield Task("_redirects", make_list, (tuple(sorted(moved.items())), settings.site_url))


def make(old: str, new: str, lang: Lang, site_url: str) -> bytes:
    """The page at an old address."""
    say = words(lang)
    values = {
        "html_lang": say["html_lang"],
        "title": say["moved"],
        "link": quote(addresses.relative(new, old)),
        "canonical": site_url + quote(new),
    }
    return PAGE.format_map({name: escape(value) for name, value in values.items()}).encode()


def copy(file: FileRef) -> bytes:
    """A file at its old address as well: it cannot say where it went."""
    return file.read()


def make_list(moved: tuple[tuple[str, str], ...], site_url: str) -> bytes:
    """One line a move, for Netlify, Cloudflare Pages and others: from, to, 301."""
    root = urlsplit(site_url).path
    return "".join(f"{root}{quote(old)} {root}{quote(new)} 301\n" for old, new in moved).encode()


def _language(address: str, languages: Sequence[Lang]) -> Lang:
    return next((lang for lang in languages[1:] if address.startswith(f"{lang}/")), languages[0])
