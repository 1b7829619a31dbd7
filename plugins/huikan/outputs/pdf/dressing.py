"""What print makes of the HTML of authors: links that lead somewhere, pictures that exist, boxes that can be ticked.

These work on the element tree that WeasyPrint parsed, before it is laid out.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any
from urllib.parse import unquote

from huikan.outputs.pdf.fetcher import SCHEME
from huikan.outputs.pdf.typography import HAN

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SLANTED = frozenset(("em", "i", "cite", "dfn"))
ONE_HAN = re.compile(f"[{HAN}]")
WIDE, WIDER = 7, 11  # columns from which a table is set smaller


def dress(root: Any, site_url: str, files: Collection[str], title: str) -> None:
    """Mends and marks the tree in place. `files` are the URLs of the pictures that there are."""
    places = {element.get("id") for element in root.iter() if element.get("id")}
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            _mend(parent, index, child, files)
    for element in root.iter():
        tag = element.tag
        if tag == "a":
            _lead(element, places, site_url)
        elif tag in HEADINGS:
            element.set("data-label", " ".join("".join(element.itertext()).split()))
            element.set("data-book", title)
        elif tag in SLANTED and not ONE_HAN.search("".join(element.itertext())):
            element.set("class", f"{element.get('class', '')} latin".strip())
        elif tag == "table":
            _measure(element)
        elif tag == "p" and len(element) and all(child.tag == "img" for child in element) and not _own_text(element):
            element.set("class", "picture")


def _mend(parent: Any, index: int, child: Any, files: Collection[str]) -> None:
    """Puts words in the place of a picture that is not there, and a box in the place of a form field."""
    if child.tag == "img" and child.get("src") not in files and not child.get("src", "").startswith("data:image/"):
        words = child.get("alt") or child.get("title") or ""
        _replace(parent, index, child, "span", f"[{words}]" if words else "", "lost")
    elif child.tag == "input":
        _replace(parent, index, child, "span", "☑ " if child.get("checked") is not None else "☐ ", "box")
        if parent.tag == "li":
            parent.set("class", "task")


def _replace(parent: Any, index: int, child: Any, tag: str, text: str, name: str) -> None:
    other = parent.makeelement(tag, {"class": name})
    other.text, other.tail = text, child.tail
    parent[index] = other


def _lead(element: Any, places: Collection[str | None], site_url: str) -> None:
    """A link into the book must find its place there; one to a file leads to the site."""
    href = element.get("href")
    if href is None:
        return
    if href.startswith("#") and unquote(href[1:]) not in places:
        del element.attrib["href"]
    elif href.startswith(f"{SCHEME}:///"):
        element.set("href", site_url + href.removeprefix(f"{SCHEME}:///"))


def _measure(table: Any) -> None:
    """Marks wide tables, and tables that only frame a picture."""
    columns = max((len(row) for row in table.iter("tr")), default=0)
    names = table.get("class", "").split()
    if columns >= WIDER:
        names.append("wider")
    elif columns >= WIDE:
        names.append("wide")
    if columns == 1 and any(True for _ in table.iter("img")):
        names.append("frame")
    if names:
        table.set("class", " ".join(names))


def _own_text(element: Any) -> str:
    return ((element.text or "") + "".join(child.tail or "" for child in element)).strip()
