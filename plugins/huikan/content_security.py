"""What browsers may do with our pages: run our own scripts, known by their digests,
and nothing else (CSP level 3)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

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


def integrity(script: bytes) -> str:
    """A script's digest as the `integrity` of its element, by which the policy knows it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}"


def policy(digests: Iterable[str]) -> str:
    """The content security policy of a page that may run the scripts with these
    digests (`integrity`), and no other."""
    quoted = " ".join(f"'{digest}'" for digest in sorted(digests))
    return "; ".join((*_RULES, f"script-src {quoted or chr(39) + 'none' + chr(39)}", "script-src-attr 'none'"))
