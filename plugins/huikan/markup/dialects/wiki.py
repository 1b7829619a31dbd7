"""`[[work|words]]`, `[[work#heading]]`, `![[picture.png|300]]`, ` ^name`: links and
anchors as Obsidian writes them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from huikan.markup.dialects.syntax import Inline, Understood
from huikan.markup.headings import slug
from huikan.markup.marks import unmarked

WIKI = "data-wiki"  # the attribute that carries a name until `references.resolve` reads it
PICTURE = re.compile(r"(?i)\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|avif)$")
SIZE = re.compile(r"\s*(?P<width>\d{1,5})\s*(?:[xX×]\s*(?P<height>\d{1,5}))?\s*(?:px)?\s*")
_FILE = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
_NAME = r"(?P<name>[^\[\]|#\n]*)(?:#(?P<place>[^\[\]|\n]+))?(?:\|(?P<words>[^\[\]\n]*))?\]\]"


def _link(match: re.Match[str], data: str) -> Inline | None:
    name, words = unmarked(match["name"]).strip(), (match["words"] or "").strip()
    if (not name and not match["place"]) or (not match["place"] and re.fullmatch(r"\d{0,3}(?:[,，\s–-]+\d{1,3})*", name)):
        return None  # `[[1]]` calls a reference
    return Inline(_anchor(name, match["place"], words), match.start(), match.end())


def _anchor(name: str, place: str | None, words: str) -> Element:
    """The link. One without words says what it leads to, which for a file is its name."""
    if re.match(r"https?://", name):
        element = Element("a", {"href": name + (f"#{place}" if place else "")})
        element.text = words or name
        return element
    anchor = place.rpartition("#")[2].strip() if place else ""
    anchor = anchor[1:] if anchor.startswith("^") else slug(anchor)
    element = Element("a", {WIKI: f"{name}#{anchor}" if anchor else name})
    is_file = _FILE.search(name) and not name.lower().endswith(".md")
    element.text = words or (name.rpartition("/")[2] if is_file else "")
    return element


def _embedded(match: re.Match[str], data: str) -> Inline | None:
    name, words = unmarked(match["name"]).strip(), (match["words"] or "").strip()
    if not name:
        return None
    if not PICTURE.search(name):  # a whole note: a link to it
        return Inline(_anchor(name, match["place"], words), match.start(), match.end(), "embedded-document")
    alt, _, last = words.rpartition("|")
    size = SIZE.fullmatch(last)
    image = Element("img", {WIKI: name, "src": name, "alt": alt.strip() if size else words.replace("|", " ")})
    for side in ("width", "height") if size else ():
        if size and size[side]:
            image.set(side, size[side])
    return Inline(image, match.start(), match.end())


def _block_name(match: re.Match[str], data: str) -> Inline:
    return Inline(Element("span", {"id": match["name"]}), match.start(), match.end())


WIKI_LINKS = (
    Understood("embedded picture", "Obsidian", "![[图.png|300]]", ("![[",), rf"!\[\[{_NAME}", 174, _embedded),
    Understood(
        "wiki link", "Obsidian", "[[articles/a|文字]]", ("[[",), rf"(?<![A-Za-z0-9_\]!\\])\[\[{_NAME}(?![(\[])", 173, _link
    ),
    Understood(
        "block name",
        "Obsidian",
        "一段话。 ^abc123",
        (" ^",),
        r"[ ]\^(?P<name>[A-Za-z][A-Za-z0-9-]+|[0-9a-f]{6})[ ]*$(?!\n)",
        56,
        _block_name,
    ),
)
