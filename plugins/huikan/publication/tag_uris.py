"""Names of works that stay when these move: URIs of the scheme `tag:` (RFC 4151).

A work is named by the society's domain and a year in which it had it, by its language and by the
first key that it ever had: `moved_from` of its front matter, or of its publication's, says which.
`tag:` in mkdocs.yml keeps the first half where a society changes its domain.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from huikan.addresses import first_key
from huikan.model import Lang, Work
from huikan.publication.edition import Edition
from huikan.settings import Settings

YEAR = 2026  # in which feeds began to have such names: any year will do in which the domain was the society's


def tag_uri(settings: Settings, specific: str) -> str:
    """A name under the society's authority: `tag:example.org,2026:zh/feeds/all`."""
    return f"tag:{authority(settings)}:{quote(specific)}"


def authority(settings: Settings) -> str:
    """Who gives the names: a domain, a comma, and a year in which it was the society's."""
    return settings.tag or f"{_host(settings.site_url)},{YEAR}"


def work_uri(edition: Edition, work: Work, lang: Lang) -> str:
    """The name of a work in a language."""
    return tag_uri(edition.settings, f"{lang}/{first_key(work, edition.parents.get(work.key), edition.library.languages)}")


def _host(url: str) -> str:
    """The domain of a URL in the letters that names of domains are sent in."""
    host = urlsplit(url).hostname or "example.org"
    return host if host.isascii() else host.encode("idna").decode()
