"""Where a document shows pictures of other sites, and the same document showing its own. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from huikan import markup
from huikan.diagnostics import Diagnostic
from huikan.markup import Fragment
from huikan.markup.links import asset_target
from huikan.model import Document, Lang, beside
from huikan.source import parse

_ENDS = re.compile(r"[\s)>\"']|\Z")
_HTML = re.compile(r"<img\b[^<>]*\bsrc\s*=\s*[\"']?\Z", re.I)
_DEFINITION = re.compile(r"(?:\A|[\r\n]) {0,3}\[[^\]\r\n]+\]:[ \t]*<?\Z")
_INLINE = re.compile(r"\]\(\s*<?\Z")
_FIGURE = re.compile(r' id="fig(?:-[^"]*)?"')  # a figure without an id of its own is called after its file


@dataclass(frozen=True, slots=True)
class Remote:
    """A picture of another site that a document shows: its address,
    and the finding that says where."""

    url: str
    finding: Diagnostic


def found(document: Document, languages: Sequence[Lang]) -> list[Remote]:
    """The pictures of other sites in a document, in their order."""
    if "://" not in document.body:
        return []
    return [
        Remote(diagnostic.values["what"], diagnostic)
        for diagnostic in _rendered(document, languages).diagnostics
        if diagnostic.code == "remote-picture"
    ]


def rewritten(path: str, text: str, names: Mapping[str, str], languages: Sequence[Lang]) -> str | None:
    """The text of the file at `path` in which its pictures are files beside it,
    every other character as it was.

    `names` has the path of the file, from the document's folder, for each address. None
    where that cannot be done without changing anything else: an address in an example of
    code, or one that is a link's, too.
    """
    before, _ = parse(path, text, languages)
    changed = _replaced(text, names)
    after, _ = parse(path, changed, languages)
    if before is None or after is None or after.meta != before.meta:
        return None
    html = _rendered(before, languages).html
    for url, name in names.items():
        target = asset_target(beside(path, name))
        html = html.replace(f' src="{escape(url)}"', f' src="{escape(target)}"')
    same = _FIGURE.sub("", html) == _FIGURE.sub("", _rendered(after, languages).html)
    return changed if same else None


def _rendered(document: Document, languages: Sequence[Lang]) -> Fragment:
    return markup.render(document.path, document.body, document.lang, document.body_line, languages)


def _replaced(text: str, names: Mapping[str, str]) -> str:
    pieces, done = [], 0
    for start, end, name in sorted(_places(text, names)):
        pieces += [text[done:start], name]
        done = end
    return "".join(pieces) + text[done:]


def _places(text: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, new name) of every address that is a picture's."""
    for url, name in names.items():
        for written in {url, escape(url), escape(url, quote=False)}:
            for match in re.finditer(re.escape(written), text):
                if _ENDS.match(text, match.end()) and _is_picture(text[: match.start()]):
                    yield match.start(), match.end(), name


def _is_picture(before: str) -> bool:
    """Whether an address that comes after this text is a picture's,
    in any of the ways to write one."""
    tail = before[-4000:]
    if _HTML.search(tail) or _DEFINITION.search(tail):
        return True
    opened = _INLINE.search(tail)
    if not opened:
        return False
    depth = 0
    for at in range(opened.start(), -1, -1):
        depth += {"]": 1, "[": -1}.get(tail[at], 0)
        if not depth:
            return at > 0 and tail[at - 1] == "!"
    return False
