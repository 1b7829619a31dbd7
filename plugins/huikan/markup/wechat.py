"""A text as WeChat's editor takes it: inline styles alone, no names, no links out, lists at most
two deep; formulas and charts as drawings without definitions.

What the platform takes away is not in it, so that a text looks the same after it was pasted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlsplit

from huikan.markup import data_blocks, formulas
from huikan.markup.adapt import resolved
from huikan.markup.bare_elements import KEPT, RENAMED, SECTIONS, SHAPES, SPANS, inline, reduced
from huikan.markup.fragment import Fragment
from huikan.markup.nodes import Node, Text, rewrite, write_html
from huikan.markup.pictures import Picture

Nodes = tuple[Node | Text, ...]
OWN_HOST = "mp.weixin.qq.com"  # the one host that links may lead to
ACCENT = "#1f5f7a"
LINE = "#d0d0d0"
STYLES: Mapping[str, str] = {
    "p": "margin: 0 0 1em; line-height: 1.75; text-align: justify",
    "h2": f"margin: 1.6em 0 0.8em; font-size: 1.25em; font-weight: bold; line-height: 1.4; color: {ACCENT}",
    "h3": "margin: 1.4em 0 0.6em; font-size: 1.1em; font-weight: bold; line-height: 1.4",
    "h4": "margin: 1.2em 0 0.4em; font-size: 1em; font-weight: bold; line-height: 1.4",
    "ul": "margin: 0 0 1em; padding-left: 1.5em",
    "ol": "margin: 0 0 1em; padding-left: 1.5em",
    "li": "margin: 0 0 0.3em; line-height: 1.75",
    "blockquote": f"margin: 0 0 1em; padding: 0.2em 0 0.2em 1em; border-left: 3px solid {LINE}; color: #555555",
    "pre": "margin: 0 0 1em; padding: 0.8em; background: #f5f5f5; overflow-x: auto; white-space: pre; font-size: 0.85em",
    "code": "font-family: Menlo, Consolas, monospace; font-size: 0.9em",
    "hr": f"margin: 2em 0; border: 0; border-top: 1px solid {LINE}",
    "img": "display: block; max-width: 100%; height: auto; margin: 0 auto",
    "table": "border-collapse: collapse; min-width: 100%; font-size: 0.9em; line-height: 1.5",
    "th": f"border: 1px solid {LINE}; padding: 0.4em 0.6em; min-width: 3em; background: #f5f5f5; font-weight: bold",
    "td": f"border: 1px solid {LINE}; padding: 0.4em 0.6em; min-width: 3em",
    "caption": "caption-side: top; padding: 0 0 0.4em; font-weight: bold; text-align: center",
}
FIGURE = "margin: 1.2em 0; text-align: center"
CAPTION = "margin: 0.5em 0 0; font-size: 0.9em; line-height: 1.5; color: #555555; text-align: center"
WIDE = "margin: 0 0 1em; overflow-x: auto"
BOX = f"margin: 0 0 1em; padding: 0.8em 1em; border-left: 3px solid {ACCENT}; background: #f5f8fa"
SMALL = "margin: 0 0 0.4em; font-size: 0.85em; line-height: 1.6; color: #555555; word-break: break-all"
HEAD = f"margin: 2em 0 0.6em; padding-top: 0.8em; border-top: 1px solid {LINE}; font-size: 0.9em; font-weight: bold"
SHAPE_ATTRIBUTES = frozenset(
    "xmlns width height viewBox preserveAspectRatio style transform d x y x1 y1 x2 y2 dx dy cx cy r rx ry points "
    "fill fill-rule fill-opacity stroke stroke-width stroke-dasharray stroke-linejoin stroke-linecap stroke-opacity "
    "opacity text-anchor dominant-baseline font-size font-weight".split()
)


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands above the notes and above the links, how a note and a link are called
    ("[注{number}]"), and the mark between a label and what it labels."""

    notes: str
    links: str
    note: str
    colon: str


def wechat(
    fragment: Fragment, resolve: Mapping[str, str], headings: Headings, pictures: Mapping[str, Picture] = MappingProxyType({})
) -> str:
    """The text as HTML for WeChat's editor. `resolve` and `pictures` are as `adapt` has them; links
    out become numbers, and a list at the end."""
    root = resolved(fragment, resolve, "", pictures)
    if formulas.has_formulas(fragment.structure):
        root = formulas.shown(root, "wechat")
    if data_blocks.has_charts(fragment.structure):
        root = data_blocks.shown(root, "wechat")
    writer = _Writer(headings)
    (root,) = (node for node in rewrite(root, writer.rule) if isinstance(node, Node))
    body = root._replace(children=tuple(_flat_lists(child) if isinstance(child, Node) else child for child in root.children))
    return write_html(body) + write_html(Node("", {}, tuple(writer.links_at_end())))


@dataclass(slots=True)
class _Writer:
    """One text on its way; `urls` are the links out so far, by their numbers."""

    headings: Headings
    urls: dict[str, int] = field(default_factory=dict)

    def rule(self, node: Node, parent: str) -> Nodes:
        names = node.classes()
        if node.tag == "":
            return (node,)
        if node.tag in SHAPES or parent in SHAPES:
            return _shape(node)
        if (instead := reduced(node, names, self._call)) is not None:
            return instead
        if node.tag == "section" and "footnotes" in names:
            return self._notes(node)
        if node.tag == "a":
            return self._link(node)
        return _styled(node, names, parent)

    def _call(self, number: str) -> Node:
        return _raised(self.headings.note.format(number=number))

    def _link(self, node: Node) -> Nodes:
        """WeChat's own links stay; others are numbered, those within the text are words."""
        url = node.attributes.get("href", "")
        if urlsplit(url).hostname == OWN_HOST:
            return (Node("a", {"href": url}, node.children, node.line),)
        if not url.startswith(("http:", "https:")) or node.text().strip() == url:
            return node.children
        number = self.urls.setdefault(url, len(self.urls) + 1)
        return (*node.children, _raised(f"[{number}]"))

    def _notes(self, section: Node) -> Nodes:
        """Notes as paragraphs with their numbers before them."""
        items = [node for node in section.nodes() if node.tag == "li"]
        rows = [
            Node("section", {"style": SMALL}, (Text(self.headings.note.format(number=number) + " "), *inline(item)))
            for number, item in enumerate(items, 1)
        ]
        return (Node("section", {"style": HEAD}, (Text(self.headings.notes),)), *rows)

    def links_at_end(self) -> Sequence[Node]:
        if not self.urls:
            return ()
        rows = [Node("section", {"style": SMALL}, (Text(f"[{number}] {url}"),)) for url, number in self.urls.items()]
        return (Node("section", {"style": HEAD}, (Text(self.headings.links),)), *rows)


def _styled(node: Node, names: Sequence[str], parent: str) -> Nodes:
    """An element with its style, and without what the platform takes away."""
    tag = RENAMED.get(node.tag, node.tag)
    if tag in SECTIONS:
        return (Node("section", _section_style(node.tag, names), node.children, node.line),)
    if tag == "span" and "tied" in names:
        return (Node("span", {"style": "white-space: nowrap"}, node.children, node.line),)
    if tag not in KEPT:
        return node.children
    attributes = {"style": STYLES[tag]} if tag in STYLES and not (tag == "code" and parent == "pre") else {}
    if tag == "img":
        attributes = {"src": node.attributes.get("src", ""), "alt": node.attributes.get("alt", ""), **attributes}
    if tag in ("th", "td"):
        place = node.attributes.get("align", "")
        attributes["style"] += f"; text-align: {place}" if place in ("left", "right", "center") else ""
        attributes |= {name: node.attributes[name] for name in SPANS if name in node.attributes}
    if tag in ("ul", "ol") and "references" in names:  # they bring their own numbers
        attributes["style"] = "margin: 0 0 1em; padding-left: 0; list-style: none; font-size: 0.9em; word-break: break-all"
    if tag == "ol" and "start" in node.attributes:
        attributes["start"] = node.attributes["start"]
    result = Node(tag, attributes, _without_edges(node.children) if tag in ("ul", "ol") else node.children, node.line)
    return (Node("section", {"style": WIDE}, (result,), node.line),) if tag == "table" else (result,)


def _section_style(tag: str, names: Sequence[str]) -> dict[str, str]:
    if tag == "figure":
        return {"style": FIGURE}
    if tag == "figcaption":
        return {"style": CAPTION}
    if tag in ("summary", "dt"):
        return {"style": "font-weight: bold; line-height: 1.75"}
    if tag == "dd":
        return {"style": "margin: 0 0 0.6em 1.5em; line-height: 1.75"}
    if "display" in names and "math" in names:
        return {"style": f"{WIDE}; padding: 0.3em 0; text-align: center; white-space: nowrap"}
    if tag in ("aside", "details") or {"box", "callout", "admonition"} & set(names):
        return {"style": BOX}
    return {}


def _shape(node: Node) -> Nodes:
    """A drawing without names, definitions and descriptions."""
    if node.tag not in SHAPES:
        return ()
    attributes = {name: value for name, value in node.attributes.items() if name in SHAPE_ATTRIBUTES and "url(" not in value}
    if node.tag == "text":
        attributes["font-family"] = "sans-serif"
    return (Node(node.tag, attributes, node.children, node.line),)


def _raised(text: str) -> Node:
    return Node("sup", {"style": f"font-size: 0.75em; line-height: 0; color: {ACCENT}"}, (Text(text, kind="generated"),))


def _without_edges(children: Nodes) -> Nodes:
    return tuple(child for child in children if isinstance(child, Node) or child.value.strip())


def _flat_lists(node: Node, depth: int = 0) -> Node:
    """The tree with lists at most two deep, and the inner ones behind their item, not in it."""
    is_list = node.tag in ("ul", "ol")
    children: list[Node | Text] = []
    for child in node.children:
        if not isinstance(child, Node):
            children.append(child)
        elif is_list and child.tag == "li":
            children += _item(child, depth + 1)
        else:
            children.append(_flat_lists(child, depth + is_list))
    return node._replace(children=tuple(children))


def _item(item: Node, depth: int) -> list[Node | Text]:
    """An item, and behind it the lists that stood in it; items three deep and more stand two deep
    with a dash before them."""
    words = tuple(_loose(child, depth) for child in item.children if not _is_list(child))
    result: list[Node | Text] = [item._replace(children=words)]
    for child in item.children:
        if not isinstance(child, Node) or not _is_list(child):
            continue
        if depth < 2:
            result.append(_flat_lists(child, depth))
            continue
        for inner in (each for each in child.children if isinstance(each, Node)):
            result += _item(inner._replace(children=(Text("— ", kind="generated"), *inner.children)), depth)
    return result


def _loose(child: Node | Text, depth: int) -> Node | Text:
    """What stands in an item beside lists; a paragraph has no distance to the next item."""
    if not isinstance(child, Node):
        return child
    if child.tag == "p":
        return child._replace(tag="section", attributes={})
    return _flat_lists(child, depth)


def _is_list(child: Node | Text) -> bool:
    return isinstance(child, Node) and child.tag in ("ul", "ol")
