"""Plain text as Markdown that says the same: no sign of it is read as markup."""

from __future__ import annotations

import re

# Addresses are read as they are typed, and linked; signs in them must stay theirs.
ADDRESS = re.compile(r"(?:https?|ftp)://[A-Za-z0-9\-._/?=&%#~+:;,@!]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_SIGN = re.compile(
    r"`|\*|\$|~|\^"
    r"|\[(?!\d{1,3}(?:[,，–-]\s?\d{1,3})*\](?![(:\[{])|[A-Z]{1,2}(?:/[A-Z]{2})?\](?![(:\[{]))"  # [1], [J/OL] are references
    r"|<(?=[^\s=]|$)|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"
    r"|=(?==)|\+(?=\+)|%(?=%)|\{(?=[%{.#:<=])|!(?=\[)|(?<!\w)@(?=\w)|:(?=[a-z0-9_+-]+:)"
)
_REFERENCE = re.compile(r"&(?=#?\w{1,32};)")
_LINK = re.compile(r"(?<=】)\(")  # what a Chinese keyboard makes of a link
_STAR = re.compile(r"＊(?=＊)")
# What begins a block at the start of a paragraph.
_START = re.compile(r"(?:#|>|[-+](?=\s|$)|[:|]|=+\s*$|!!!|\?\?\?|-{2,}|\+\+|\d{1,9}(?=[.)](?:\s|$))|[－＋](?=\s))")


def escaped(text: str) -> str:
    """The text as inline Markdown. White space is folded, but for line breaks."""
    text = re.sub(r"[^\S\n\u3000]+", " ", text)
    pieces, end = [], 0
    for address in ADDRESS.finditer(text):
        pieces += [_escaped(text[end : address.start()]), address[0]]
        end = address.end()
    return "".join([*pieces, _escaped(text[end:])])


def _escaped(text: str) -> str:
    # Two backslashes before a bracket are TeX, and before a tag they are read as they stand.
    pieces = _REFERENCE.sub("&amp;", text).split("\\")
    text = "&#92;".join(_SIGN.sub(lambda match: "&lt;" if match[0] == "<" else f"\\{match[0]}", piece) for piece in pieces)
    return _STAR.sub("&#xFF0A;", _LINK.sub("&#40;", text))


def as_paragraph(markdown: str) -> str:
    """Inline Markdown that stays a paragraph wherever it stands: its lines begin no other block."""
    lines = [line.strip(" \u3000\t") for line in markdown.split("\n")]
    return "\n".join(_begun(line) for line in lines)


def _begun(line: str) -> str:
    match = _START.match(line)
    if not match:
        return line
    first = line[0]
    if first.isdigit():
        return f"{match[0]}\\{line[match.end() :]}"
    return f"\\{line}" if first.isascii() else f"&#x{ord(first):X};{line[1:]}"
