"""A page saved with its pictures in one file (.mhtml, RFC 2557), as browsers and WeChat make it."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage

MOST_PARTS = 5000
_BEGINNING = 4096  # bytes in which the head of such a file says what it is


@dataclass(frozen=True, slots=True)
class SavedPage:
    """`files` are what the page shows, by their address and by `cid:` and their name."""

    html: bytes
    charset: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)


def is_archive(data: bytes) -> bool:
    """Whether a file is a page in a mail's clothes."""
    head = data[:_BEGINNING].lower()
    return (b"multipart/related" in head and b"mime-version" in head) or head.startswith(b"from: <saved by")


def opened(data: bytes) -> SavedPage | None:
    """The page, and what it shows; None where there is none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    page: EmailMessage | None = None
    files: dict[str, bytes] = {}
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS or not isinstance(part, EmailMessage):
            break
        if part.is_multipart():
            continue
        if page is None and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part
            continue
        if part.get_content_maintype() == "image":
            content = _bytes(part)
            names = (str(part.get("Content-Location", "")).strip(), f"cid:{str(part.get('Content-ID', '')).strip(' <>')}")
            files |= {name: content for name in names if name not in ("", "cid:")}
    if page is None:
        return None
    return SavedPage(_bytes(page), str(page.get_content_charset() or ""), files)


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
