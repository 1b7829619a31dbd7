"""Addresses that stand in the text itself: bare ones, and those in `<…>`. Each is linked and shown
exactly as it was typed."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from huikan.markup.dialects.openings import HAN
from huikan.markup.marks import MARK, OPEN

Found = tuple[Element | None, int | None, int | None]

_STOPS = rf"\s<>\[\]{{}}|\\^`\"\x02\x03{OPEN}\u3000-\u303f\uff00-\uffef“”‘’…—"
_BARE = rf"(?<![A-Za-z0-9_/.@=\"'&-])https?://[^{_STOPS}{HAN}]*"
_CHINESE = re.compile(rf"(?:[{HAN}]+[^{_STOPS}{HAN}]*)+")
_HOST = re.compile(rf"[{HAN}\w-]+(?:\.[{HAN}\w-]+)+(?:[/?#][^{_STOPS}]*)?")
_DEEP = re.compile(r"https?://[^/]+/(?:.*[/=_%-]|[^/]*=)$|https?://[^/]+/.*%[0-9A-Fa-f]{2}$")  # within a path
_LONGEST, _LONGEST_AT_ROOT = 16, 8  # Chinese characters in a row that an address may have
_MARKS = ".,;:!?'*_~"
# A reference is one with its semicolon: `&copy=1` is a parameter
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = r"<(?!(?i:mailto):)(?![A-Za-z][A-Za-z0-9]*:[A-Za-z][\w-]*>)([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s\x02\x03]*)>"


def read_references(text: str) -> str:
    """The text with its character references read, of those that a semicolon ends."""
    return _REFERENCE.sub(lambda match: unescape(match[0]), text)


class AddressProcessor(InlineProcessor):
    """A bare address; it ends before the sentence's marks, and before Chinese text that does not
    stand in its path or query."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, findings: list[tuple[str, int, str]]) -> None:
        super().__init__(_BARE, md)
        self.findings = findings

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        address, end = self._extended(m[0], data, m)
        bare = address.rstrip(_MARKS)
        while bare.endswith(")") and bare.count(")") > bare.count("("):
            bare = bare[:-1].rstrip(_MARKS)
        if len(bare) < 9 or not re.match(r"https?://\w", bare):
            return None, None, None
        link = Element("a", {"href": read_references(bare)})
        link.text = AtomicString(read_references(bare))
        return link, m.start(), end - len(address) + len(bare)

    def _extended(self, address: str, data: str, m: re.Match[str]) -> tuple[str, int]:
        """The address with the Chinese that belongs to it, and where that ends."""
        if address.partition("://")[2] == "" and (host := _HOST.match(data, m.end())):
            return address + host[0], host.end()
        more = _CHINESE.match(data, m.end())
        if not more or (not address.endswith(("/", "=", "_", "-", "%")) and not _DEEP.match(address)):
            return address, m.end()
        runs = [len(run) for run in re.findall(rf"[{HAN}]+", more[0])]
        deep = bool(_DEEP.match(address)) or address.count("/") > 3
        if max(runs) > (_LONGEST if deep else _LONGEST_AT_ROOT):
            marks = MARK.findall(data, 0, m.start())
            self.findings.append(("unclear-address", int(marks[-1]) if marks else 0, address + more[0][:6]))
            return address, m.end()
        return address + more[0], more.end()


class AutolinkProcessor(InlineProcessor):
    """`<scheme:…>`; what its scheme may be is decided with all other links."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(_AUTOLINK, md)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        link = Element("a", {"href": read_references(m[1])})
        link.text = AtomicString(read_references(m[1]))
        return link, m.start(), m.end()
