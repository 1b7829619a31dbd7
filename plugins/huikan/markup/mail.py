"""A text as programs for mail show it: inline styles, no names, every drawing, chart and formula a
picture with its words; classes only for the one style sheet that turns it dark.

Many of these programs take away style sheets, and none shows SVG: what must be seen stands in
`style` and in attributes. Drawings leave as SVG beside the text (`MailText.drawings`), for whoever
makes pixels of them; in the text stands their `cid:` address (RFC 2392).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from huikan.markup import data_blocks, formulas
from huikan.markup.adapt import resolved
from huikan.markup.bare_elements import KEPT, RENAMED, SECTIONS, SHAPES, SPANS, inline, reduced
from huikan.markup.drawings import COLUMN, Drawing, drawing
from huikan.markup.fragment import Fragment
from huikan.markup.nodes import Node, Text, rewrite, write_html
from huikan.markup.pictures import Picture

Nodes = tuple[Node | Text, ...]
MUTED, ACCENT, LINE, WASH = "#5a6168", "#1f5f7a", "#d5dadd", "#f2f5f6"
# Classes, for the style sheet that turns colours dark: muted, accent, with a line, on a wash, ink
STYLES: Mapping[str, tuple[str, str]] = {
    "p": ("margin:0 0 16px", ""),
    "h2": (f"margin:28px 0 12px;font-size:21px;line-height:1.35;color:{ACCENT}", "a"),
    "h3": ("margin:24px 0 10px;font-size:18px;line-height:1.4", ""),
    "h4": ("margin:20px 0 8px;font-size:16px;line-height:1.4", ""),
    "ul": ("margin:0 0 16px;padding:0 0 0 24px", ""),
    "ol": ("margin:0 0 16px;padding:0 0 0 28px", ""),
    "li": ("margin:0 0 6px", ""),
    "blockquote": (f"margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid {LINE};color:{MUTED}", "m l"),
    "pre": (f"margin:0 0 16px;padding:12px;background:{WASH};font-size:14px;line-height:1.5;white-space:pre-wrap", "w"),
    "code": ("font-family:Menlo,Consolas,monospace;font-size:14px", ""),
    "hr": (f"margin:28px 0;border:0;border-top:1px solid {LINE}", "l"),
    "table": ("border-collapse:collapse;width:100%;font-size:14px;line-height:1.45", ""),
    "th": (f"border:1px solid {LINE};padding:6px 8px;background:{WASH};font-weight:bold;text-align:left;min-width:42px", "w l"),
    "td": (f"border:1px solid {LINE};padding:6px 8px;min-width:42px", "l"),
    "caption": ("padding:0 0 6px;font-weight:bold;text-align:left", ""),
    "a": (f"color:{ACCENT};text-decoration:underline", "a"),
}
IMAGE = "border:0;max-width:100%;height:auto"
FIGURE = "margin:20px 0;text-align:center"
CAPTION = f"margin:8px 0 0;font-size:14px;line-height:1.5;color:{MUTED};text-align:center"
BOX = f"margin:0 0 16px;padding:12px 16px;border-left:3px solid {ACCENT};background:{WASH}"
SMALL = f"margin:0 0 6px;font-size:14px;line-height:1.55;color:{MUTED};word-break:break-word"
HEAD = f"margin:28px 0 8px;padding:12px 0 0;border-top:1px solid {LINE};font-size:14px;font-weight:bold"
WIDE = "margin:0 0 16px;overflow-x:auto"
_ABSOLUTE = re.compile(r"(?i)(?:https?|mailto|tel):\S")
_LOWER = {"h1": "h2", "h2": "h3", "h3": "h4"}


@dataclass(frozen=True, slots=True)
class MailText:
    """The text as HTML, block by block, so that a long one can be cut between two of them;
    `drawings` are its drawings, by their `cid:` addresses."""

    blocks: tuple[str, ...]
    drawings: Mapping[str, Drawing]


@dataclass(frozen=True, slots=True)
class NoteWords:
    """What stands above the notes, and how one is called ("[注{number}]")."""

    heading: str
    note: str


def mail(
    fragment: Fragment,
    resolve: Mapping[str, str],
    words: NoteWords,
    pictures: Mapping[str, Picture] = MappingProxyType({}),
    accent: str = ACCENT,
    nested: bool = False,
) -> MailText:
    """The text for a mail. `resolve` and `pictures` are as `adapt` has them, with whole URLs;
    `accent` is the colour of links and headings; those of a `nested` text, which has a title of its
    own in the mail, are a level lower."""
    root = resolved(fragment, resolve, "", pictures)
    if formulas.has_formulas(fragment.structure):
        root = formulas.shown(root, "mail")
    if data_blocks.has_charts(fragment.structure):
        root = data_blocks.shown(root, "mail")
    writer = _Writer(words, nested, {picture.src: picture.width for picture in pictures.values()})
    (root,) = (node for node in rewrite(root, writer.rule) if isinstance(node, Node))
    if accent != ACCENT:
        (root,) = (node for node in rewrite(root, lambda node, _: (_coloured(node, accent),)) if isinstance(node, Node))
    blocks = (write_html(Node("", {}, (child,))).strip() for child in root.children)
    return MailText(tuple(block for block in blocks if block), writer.drawings)


@dataclass(slots=True)
class _Writer:
    """One text on its way, and the drawings that were in it; `widths` are of its pictures, in
    pixels, by their addresses, 0 where not known."""

    words: NoteWords
    nested: bool
    widths: Mapping[str, int]
    drawings: dict[str, Drawing] = field(default_factory=dict)

    def rule(self, node: Node, parent: str) -> Nodes:
        names = node.classes()
        if node.tag == "svg" and parent not in SHAPES:
            return (self._picture(node),)
        if node.tag == "" or node.tag in SHAPES or parent in SHAPES:
            return (node,)
        if (instead := reduced(node, names, self._call)) is not None:
            return instead
        if node.tag == "section" and "footnotes" in names:
            return self._notes(node)
        if node.tag == "a" and not _ABSOLUTE.match(node.attributes.get("href", "")):
            return node.children  # no place within a mail can be reached in all programs
        if node.tag == "img" and not node.attributes.get("src", "").startswith("cid:"):
            return (self._pictured(node),)
        if self.nested and node.tag in _LOWER:
            node = node._replace(tag=_LOWER[node.tag])
        if "math" in names:
            node = node._replace(children=tuple(_named(child, node.attributes) for child in node.children))
        return _styled(node, names, parent)

    def _call(self, number: str) -> Node:
        return _raised(self.words.note.format(number=number))

    def _picture(self, svg: Node) -> Node:
        """A drawing as a picture; one of a chart has its title as words."""
        drawn = drawing(svg)
        address = f"cid:{drawn.name}@drawing"
        self.drawings[address] = drawn
        attributes = {"src": address, "alt": drawn.title, "class": "d"}
        if drawn.letters:  # within a line; without a width, words in its place have theirs
            style = f"border:0;height:{drawn.letters:.1f}px;vertical-align:{drawn.below:.1f}px"
            return Node("img", {**attributes, "height": str(drawn.height), "style": style}, (), svg.line)
        return Node("img", {**attributes, "width": str(drawn.width), "style": IMAGE}, (), svg.line)

    def _pictured(self, image: Node) -> Node:
        """A picture of the site, no wider than the mail."""
        own = image.attributes
        said = int(own["width"]) if own.get("width", "").isdecimal() else self.widths.get(own.get("src", ""), 0)
        attributes = {"src": own.get("src", ""), "alt": own.get("alt", ""), "width": str(min(said or COLUMN, COLUMN))}
        return image._replace(attributes={**attributes, "style": IMAGE})

    def _notes(self, section: Node) -> Nodes:
        """Notes as paragraphs with their numbers before them."""
        items = [node for node in section.nodes() if node.tag == "li"]
        rows = [
            Node("div", {"style": SMALL, "class": "m"}, (Text(self.words.note.format(number=number) + " "), *inline(item)))
            for number, item in enumerate(items, 1)
        ]
        return (Node("div", {"style": HEAD, "class": "l"}, (Text(self.words.heading),)), *rows)


def _coloured(node: Node, accent: str) -> Node:
    """The element in the society's colour."""
    style = node.attributes.get("style", "")
    return node._replace(attributes={**node.attributes, "style": style.replace(ACCENT, accent)}) if ACCENT in style else node


def _named(child: Node | Text, attributes: Mapping[str, str]) -> Node | Text:
    """The picture of a formula with what the formula says."""
    if not isinstance(child, Node) or child.tag != "img":
        return child
    return child._replace(attributes={**child.attributes, "alt": attributes.get("aria-label", "")})


def _styled(node: Node, names: Sequence[str], parent: str) -> Nodes:
    """An element with its style, without what only our pages ask for."""
    tag = "a" if node.tag == "a" else RENAMED.get(node.tag, node.tag)
    if tag in SECTIONS:
        style, kind = _box_style(node.tag, names)
        attributes = ({"style": style} if style else {}) | ({"class": kind} if kind else {})
        return (Node("div", attributes, node.children, node.line),)
    if tag == "span" and "tied" in names:
        return (Node("span", {"style": "white-space:nowrap"}, node.children, node.line),)
    if tag not in KEPT and tag != "a":
        return node.children
    if tag == "img":
        return (node,)
    style, kind = STYLES.get(tag, ("", "")) if not (tag == "code" and parent == "pre") else ("", "")
    if tag == "p" and any(name.endswith("-title") for name in names):  # of a box
        style = f"{style};font-weight:bold"
    if tag == "p" and parent == "figure":  # whose data it shows
        style, kind = CAPTION, "m"
    attributes = {"href": node.attributes["href"]} if tag == "a" else {}
    if tag in ("th", "td"):
        place = node.attributes.get("align", "")
        style += f";text-align:{place}" if place in ("left", "right", "center") else ""
        attributes |= {name: node.attributes[name] for name in SPANS if name in node.attributes}
    if tag in ("ul", "ol") and "references" in names:  # they bring their own numbers
        style = "margin:0 0 16px;padding:0;list-style:none;font-size:14px;word-break:break-word"
    if tag == "ol" and "start" in node.attributes:
        attributes["start"] = node.attributes["start"]
    attributes |= ({"style": style} if style else {}) | ({"class": kind} if kind else {})
    result = Node(tag, attributes, node.children, node.line)
    return (Node("div", {"style": WIDE}, (result,), node.line),) if tag == "table" else (result,)


def _box_style(tag: str, names: Sequence[str]) -> tuple[str, str]:
    if tag == "figure":
        return FIGURE, ""
    if tag == "figcaption":
        return CAPTION, "m"
    if tag in ("summary", "dt"):
        return "font-weight:bold", ""
    if tag == "dd":
        return "margin:0 0 10px 24px", ""
    if "display" in names and "math" in names:
        return f"{WIDE};text-align:center", ""
    if tag in ("aside", "details") or {"box", "callout", "admonition"} & set(names):
        return BOX, "w"
    return "", ""


def _raised(text: str) -> Node:
    style = f"font-size:12px;line-height:0;color:{ACCENT}"
    return Node("sup", {"style": style, "class": "a"}, (Text(text, kind="generated"),))
