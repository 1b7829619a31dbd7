"""adapt: a Fragment for one medium, its links resolved. A medium is a function from tree to
tree; HTML is how it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from huikan.markup import data_blocks, formulas, remote_pictures
from huikan.markup.citations import CITE
from huikan.markup.feed_pictures import with_pictures
from huikan.markup.fragment import Fragment, Medium
from huikan.markup.index_terms import INDEX, SORT
from huikan.markup.links import is_remote
from huikan.markup.no_break import tree_with_no_break_spaces
from huikan.markup.nodes import Node, Text, rewrite, trim_end, unpack, write_html
from huikan.markup.notes import inline_notes
from huikan.markup.pictures import Picture, show
from huikan.markup.references import DECORATIVE
from huikan.markup.tree import folded

Nodes = tuple[Node | Text, ...]
_PAGES_ALONE = ("class", "id", "role", "style", "tabindex", "aria-label")  # attributes that readers' programs take away
_ABSOLUTE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:\S")


def adapt(
    fragment: Fragment,
    medium: Medium,
    resolve: Mapping[str, str],
    prefix: str = "",
    pictures: Mapping[str, Picture] = MappingProxyType({}),
    lead: bool = False,
    endnotes: bool = False,
    remote: tuple[str, str] = ("", ""),
    drawn: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The HTML for `medium`. `resolve` maps neutral targets (`work:…`, `asset:…`) to addresses.

    A link whose target it lacks becomes plain text, a picture its alternative text. With a
    "#" in it, the document's own page, links within the document lead there. `prefix` goes
    before every id, so that several fragments can stand in one book. `pictures` are the files
    to show instead of a target's own; `lead` says that the text stands at the head of its
    page. In print a note stands where it is first called, for the foot of the page; with
    `endnotes` all stand at the end. `remote` has the words for a picture of another site on a
    page: what it is, and where (`{host}`). `drawn` are the pictures of formulas and charts in a
    feed, by the names of their drawings (`feed_drawings`).
    """
    root = resolved(fragment, resolve, prefix, pictures)
    if medium == "print" and not endnotes:
        root = inline_notes(root)
    if drawn:
        root = with_pictures(root, drawn)
    if formulas.has_formulas(fragment.structure):
        root = formulas.shown(root, medium, prefix)
    if data_blocks.has_charts(fragment.structure):
        root = data_blocks.shown(root, medium)
    root = MEDIA[medium](root)
    if remote[0] and "://" in fragment.structure:
        root = remote_pictures.as_cards(root, *remote)
    if medium == "web":
        root = show(root, {picture.src: picture for picture in pictures.values()}, lead)
    return write_html(root)


def resolved(fragment: Fragment, resolve: Mapping[str, str], prefix: str, pictures: Mapping[str, Picture]) -> Node:
    """The tree with the addresses of a medium in it, before that shows it in its own way."""
    return _root(rewrite(unpack(fragment.structure), _Links(resolve, pictures, prefix).rewrite))


def _root(nodes: Nodes) -> Node:
    """The root, which every rule leaves one node."""
    (root,) = nodes
    assert isinstance(root, Node)
    return root


@dataclass(frozen=True, slots=True)
class _Links:
    """Where links and pictures lead in one medium."""

    resolve: Mapping[str, str]
    pictures: Mapping[str, Picture]
    prefix: str

    def rewrite(self, node: Node, parent: str) -> Nodes:
        if CITE in node.attributes:
            return node.children  # nobody has said what it stands for: it is text
        if node.tag == "img" and is_remote(node.attributes.get("src", "")):
            node = _remote_picture(node, inside=parent == "a")
        attributes = node.attributes
        name = {"a": "href", "img": "src"}.get(node.tag, "")
        target = attributes.get(name, "")
        if self.prefix and "id" in attributes:
            attributes = {**attributes, "id": self.prefix + attributes["id"]}
        if target.startswith("#"):
            # An address in a book (`#p2-x`) is whole, and a page knows no prefixes.
            own = f"{self.resolve['#']}{target}" if "#" in self.resolve else f"#{self.prefix}{target[1:]}"
            attributes = {**attributes, name: own}
        node = node if attributes is node.attributes else node._replace(attributes=attributes)
        if node.tag == "img" and not target:
            return (_unresolved(node),)
        if node.tag == "img" and target in self.pictures:
            return (node._replace(attributes={**attributes, name: self.pictures[target].src}),)
        if target.startswith(("work:", "asset:", "wiki:")):
            address = self._address(target)
            return (_unresolved(node) if address is None else node._replace(attributes={**attributes, name: address}),)
        return (node,)

    def _address(self, target: str) -> str | None:
        if target in self.resolve:
            return self.resolve[target]
        whole, mark, anchor = target.partition("#")
        return f"{self.resolve[whole]}{mark}{anchor}" if whole in self.resolve else None


def _unresolved(node: Node) -> Node:
    """What stays of a link or a picture that leads nowhere."""
    children: Nodes = (Text(node.attributes.get("alt", "")),) if node.tag == "img" else node.children
    id_attribute = {name: value for name, value in node.attributes.items() if name == "id"}
    return Node("span", {"class": "dead", **id_attribute}, children, node.line)


def _remote_picture(image: Node, inside: bool) -> Node:
    """A picture on another host becomes a link to it: no reader's machine asks a third party."""
    source = image.attributes["src"]
    words = Text(image.attributes.get("alt", "").strip() or source, image.line)
    link = {} if inside else {"href": source}
    return Node("span" if inside else "a", {"class": remote_pictures.REMOTE} | link, (words,), image.line)


def _without_index(attributes: Mapping[str, str]) -> Mapping[str, str]:
    """Without what only an index of terms asks for."""
    if INDEX not in attributes and SORT not in attributes:
        return attributes
    return {name: value for name, value in attributes.items() if name not in (INDEX, SORT)}


def _for_web(root: Node) -> Node:
    def rule(node: Node, parent: str) -> Nodes:
        attributes = _without_index(node.attributes)
        node = node if attributes is node.attributes else node._replace(attributes=attributes)
        if node.tag == "table":
            return (Node("div", {"class": "table-wrap", "tabindex": "0"} | _label(node), (node,), node.line),)
        return (node,)

    return _root(rewrite(tree_with_no_break_spaces(root), rule))


def _label(table: Node) -> dict[str, str]:
    """What a screen reader says of the place where a table scrolls: its caption."""
    caption = next((child for child in table.children if isinstance(child, Node) and child.tag == "caption"), None)
    return {"role": "region", "aria-label": folded(caption.text())} if caption else {}


def _for_feed(root: Node) -> Node:
    """Without names, which are no other text's on a page of many entries either: links lead to the
    text's own page."""

    def rule(node: Node, parent: str) -> Nodes:
        children = _without_returns(node.children)
        if node.tag == "p" and not any(not isinstance(child, Text) or child.value for child in children):
            return ()
        if node.tag == "input":
            return (Text("☑" if "checked" in node.attributes else "☐", kind="generated"),)
        if "footnote-backref" in node.classes():
            return (node,)  # the element that holds it takes it out
        if node.tag == "bdo":  # which some programs take for a risk
            return children
        if node.tag == "a" and not _ABSOLUTE.match(node.attributes.get("href", "x:")):
            return children  # readers' programs know no page that it could start from
        if node.tag == "img" and not _ABSOLUTE.match(node.attributes.get("src", "")):
            return (Text(node.attributes.get("alt", ""), node.line),)
        attributes = _without_index({name: value for name, value in node.attributes.items() if name not in _PAGES_ALONE})
        return children if node.tag == "span" and not attributes else (Node(node.tag, attributes, children, node.line),)

    return _root(rewrite(root, rule))


def _without_returns(children: Nodes) -> Nodes:
    """The children without the links that lead from a note back to its
    call, nor the spaces before them."""
    nodes = list(children)
    for index in reversed(range(len(nodes))):
        child = nodes[index]
        if isinstance(child, Node) and "footnote-backref" in child.classes():
            del nodes[index]
            trim_end(nodes)
    return tuple(nodes)


def _is_backlink(child: Node | Text) -> bool:
    """Whether a child of an item leads back from a list of references."""
    return isinstance(child, Node) and child.attributes.get("role") == "doc-backlink" and "footnote-backref" in child.classes()


def _for_print(root: Node) -> Node:
    def rule(node: Node, parent: str) -> Nodes:
        if node.tag == "details":
            return (node._replace(attributes={**node.attributes, "open": ""}),)
        if node.tag == "li" and any(map(_is_backlink, node.children)):  # readers of a PDF have their own way back
            return (node._replace(children=_without_returns(node.children)),)
        if node.tag == "img" and DECORATIVE in node.classes():
            # an artifact of the page: no tag is made for it
            return (node._replace(attributes={**node.attributes, "role": "presentation"}),)
        return (node,)

    return _root(rewrite(root, rule))


MEDIA: Mapping[Medium, Callable[[Node], Node]] = {"web": _for_web, "print": _for_print, "feed": _for_feed}
