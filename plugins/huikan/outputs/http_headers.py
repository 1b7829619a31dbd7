"""What static hosts are told of our files: the content security policy, and how files are taken.

The second wall behind the sanitiser. Every page says it in a meta tag; `_headers` says it to
static hosts that read such a file (Netlify, Cloudflare Pages and others), with what a meta tag
cannot say: who may frame a page, and how files are taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from huikan import theme_scripts
from huikan.content_security import integrity, policy
from huikan.outputs.stage import Results, Site
from huikan.tasks import Task

_TARGET = "_headers"
# A file that somebody opens by itself is a picture or a text, whatever it says.
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"


def plan(site: Site, results: Results) -> Iterator[Task]:
    """The one file, which knows the theme's scripts by their digests."""
    digests = sorted(map(integrity, theme_scripts.read(site.theme).values()))
    yield Task(_TARGET, make, (tuple(digests),))


def make(digests: tuple[str, ...]) -> bytes:
    """The headers for static hosts, by the addresses that they are for; pages may run
    the scripts with these digests."""
    sections = {
        "/*": (
            f"Content-Security-Policy: {policy(digests)}; frame-ancestors 'none'",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: strict-origin-when-cross-origin",
            "Permissions-Policy: camera=(), geolocation=(), microphone=()",
        ),
        "/*.svg": (f"Content-Security-Policy: {_ALONE}",),
        "/pictures/*": ("Cache-Control: public, max-age=31536000, immutable",),  # another picture has another name
    }
    lines = (line for address, headers in sections.items() for line in (address, *(f"  {header}" for header in headers)))
    return ("\n".join(lines) + "\n").encode()
