"""Where a link leads: an author's relative path to the neutral form of the package, by path arithmetic alone."""

from __future__ import annotations

import re
from posixpath import dirname, normpath
from typing import Literal
from unicodedata import normalize
from urllib.parse import unquote

from huikan.markup.sanitise import SCHEMES

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:-[A-Za-z]{2,4})?$")

OUTSIDE = "asset:../"  # no path of content/ begins so: nothing will ever be found there


def neutral(path: str, href: str, kind: Literal["link", "image"]) -> tuple[str, str]:
    """(target, code): the target of `href` written in the file at `path`; the code says what is wrong, "" for nothing.

    An empty target: the address is refused.
    """
    href = re.sub(r"[\x00-\x1f]", "", href.strip()).replace("\\", "/")
    if href.startswith("//"):
        return "", "refused-link"
    if scheme := _SCHEME.match(href):
        return (href, "") if scheme[1].lower() in SCHEMES else ("", "refused-link")
    address, _, anchor = href.partition("#")
    address = normalize("NFC", unquote(address.partition("?")[0]))
    fragment = f"#{normalize('NFC', unquote(anchor))}" if anchor else ""
    if not address:
        return (fragment or "#", "") if kind == "link" else ("", "refused-link")
    base = "" if address.startswith("/") else dirname(path)
    full = normpath("/".join(filter(None, (base, address.lstrip("/")))) or ".")
    if full == ".." or full.startswith("../"):
        return f"{OUTSIDE}{full.lstrip('./')}", "link-outside"
    full = "" if full == "." else full
    if kind == "image" or (_SUFFIX.search(full) and not full.endswith(".md") and not address.endswith("/")):
        return f"asset:{full}", ""
    return f"work:{_key(full)}{fragment}", ""


def _key(path: str) -> str:
    """The key of the document at `path`, a file or a folder."""
    if not path.endswith(".md"):
        return path
    stem = _LANGUAGE.sub("", path.removesuffix(".md"))
    return stem.removesuffix("index").rstrip("/") if stem == "index" or stem.endswith("/index") else stem


def is_remote(target: str) -> bool:
    return target.lower().startswith(("http:", "https:"))
