"""Where a link leads: an author's relative path to the neutral form of the
package, by path arithmetic alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from posixpath import dirname, normpath
from typing import Literal
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from huikan.markup.sanitise import SCHEMES

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")

# An address that is typed as one; `ASP.NET` and `Node.js` are names
_ADDRESS = re.compile(r"(?i)(?:https?://(?P<host>[\w.-]+)|(?P<bare>www\.[\w.-]+|(?:[\w-]+\.)+[a-z]{2,24}(?=/)))(?:[:/?#]\S*)?")

ASSET = "asset:"
_INVISIBLE = re.compile("[\x00-\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")  # that pasting leaves
OUTSIDE = "asset:../"  # no path of content/ begins so: nothing will ever be found there


def neutral(path: str, href: str, kind: Literal["link", "image"], languages: Sequence[str]) -> tuple[str, str]:
    """(target, code): the target of `href` written in the file at `path`; the code says
    what is wrong, "" for nothing.

    An empty target: the address is refused.
    """
    href = _INVISIBLE.sub("", href.strip()).replace("\\", "/")
    if href.startswith("//"):
        return "", "refused-link"
    if scheme := _SCHEME.match(href):
        is_local = scheme[1].lower() == "file" or len(scheme[1]) == 1  # `C:`
        return (href, "") if scheme[1].lower() in SCHEMES else ("", "local-path" if is_local else "refused-link")
    address, _, anchor = href.partition("#")
    address = normalize("NFC", unquote(address.partition("?")[0]))
    fragment = f"#{normalize('NFC', unquote(anchor)).lstrip('_')}" if anchor else ""  # as `headings.unique_ids` has them
    if not address:
        return (fragment or "#", "") if kind == "link" else ("", "refused-link")
    base = "" if address.startswith("/") else dirname(path)
    full = normpath("/".join(filter(None, (base, address.lstrip("/")))) or ".")
    if full == ".." or full.startswith("../"):
        return f"{OUTSIDE}{full.lstrip('./')}", "link-outside"
    full = "" if full == "." else full
    is_document = full.casefold().endswith(".md") and not address.endswith("/")
    if kind == "image" or (_SUFFIX.search(full) and not is_document and not address.endswith("/")):
        return asset_target(full) + (fragment if kind == "link" else ""), ""
    return f"work:{(_key(full[:-3], languages) if is_document else full) or 'index'}{fragment}", ""


def asset_target(path: str) -> str:
    """A file of content/ in the neutral form, in which a # begins a place within it."""
    return ASSET + path.replace("%", "%25").replace("#", "%23")


def asset_path(target: str) -> str:
    """The file that a neutral target names, its path from content/."""
    return target.removeprefix(ASSET).partition("#")[0].replace("%23", "#").replace("%25", "%")


def wiki_target(href: str) -> tuple[str, str]:
    """(target, code) of what stands in `[[…]]`: a name that only the library can look up, or
    a place on the same document."""
    name, _, anchor = normalize("NFC", href).partition("#")
    fragment = f"#{anchor.lstrip('_')}" if anchor else ""
    return (f"wiki:{name.strip().strip('/')}{fragment}" if name.strip() else fragment), ""


def _key(stem: str, languages: Sequence[str]) -> str:
    """The key of a document from its path without `.md`: no language,
    and an index has its folder's."""
    before, _, suffix = stem.rpartition(".")
    stem = before if suffix.casefold() in languages and before and not before.endswith("/") else stem
    return stem.removesuffix("/index")


def is_typed_address(words: str) -> bool:
    """Whether words are an address, with a scheme or without."""
    return _ADDRESS.fullmatch(words) is not None


def names_another_site(words: str, target: str) -> bool:
    """Whether the words of a link are the address of another site than it leads to. One of the two
    may be below the other: `example.org` and `www.example.org`."""
    address = _ADDRESS.fullmatch(words.strip()) if is_remote(target) else None
    if not address:
        return False
    named = (address["host"] or address["bare"]).lower().removeprefix("www.")
    try:
        host = (urlsplit(target).hostname or "").removeprefix("www.")
    except ValueError:  # no host that anybody could reach
        return False
    return not f".{host}".endswith(f".{named}") and not f".{named}".endswith(f".{host}")


def is_remote(target: str) -> bool:
    return target.lower().startswith(("http:", "https:"))
