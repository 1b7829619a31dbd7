"""What browsers may do with our pages: run our own scripts, known by their digests, and nothing else.

The second wall behind the sanitiser. Every page says it in a meta tag; `_headers` says it to static hosts that read such a file
(Netlify, Cloudflare Pages and others), with what a meta tag cannot say: who may frame a page, and how files are taken.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator

from huikan.tasks import Task

_TARGET = "_headers"
_RULES = (
    "default-src 'none'",
    "style-src 'self'",
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
)
# A file that somebody opens by itself is a picture or a text, whatever it says.
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"


def integrity(script: bytes) -> str:
    """A script's digest as the `integrity` of its element, by which the policy knows it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}"


def policy(digests: Iterable[str]) -> str:
    """The content security policy of a page that may run the scripts with these digests (`integrity`), and no other."""
    quoted = " ".join(f"'{digest}'" for digest in sorted(digests))
    return "; ".join((*_RULES, f"script-src {quoted or chr(39) + 'none' + chr(39)}", "script-src-attr 'none'"))


def plan(digests: Iterable[str]) -> Iterator[Task]:
    yield Task(_TARGET, make, (tuple(sorted(digests)),))


def make(digests: tuple[str, ...]) -> bytes:
    """The headers for static hosts, by the addresses that they are for; pages may run the scripts with these digests."""
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
