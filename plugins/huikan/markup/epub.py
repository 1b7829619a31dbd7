"""A text as a content document of EPUB 3 has it: XHTML, notes that open where they are called,
formulas as MathML with a drawing to fall back on, charts as drawings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from huikan.markup import data_blocks, formulas
from huikan.markup.adapt import resolved
from huikan.markup.bare_elements import SHAPES
from huikan.markup.drawings import drawing
from huikan.markup.fragment import Fragment
from huikan.markup.nodes import Node, Text, rewrite, unpack
from huikan.markup.pictures import Picture
from huikan.markup.tex import FORMULA
from huikan.markup.tree import BLOCK, VOID

Nodes = tuple[Node | Text, ...]
_NAMESPACES = {"math": "http://www.w3.org/1998/Math/MathML", "svg": "http://www.w3.org/2000/svg"}
_ABSOLUTE = re.compile(r"(?i)(?:https?|mailto|tel):\S|[\w.-]+\.xhtml(?:#|$)|#\S")
_OLD = {"big": "span", "center": "div", "strike": "s", "tt": "code"}  # elements that HTML has no longer
# What HTML has no longer, or what only our pages ask for
_DROPPED = frozenset(
    "align valign width height border cellpadding cellspacing type tabindex name data-index data-sort dir".split()
)
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def epub(fragment: Fragment, resolve: Mapping[str, str], pictures: Mapping[str, Picture] = MappingProxyType({})) -> str:
    """The text as XHTML."""
    return write_xhtml(epub_tree(fragment, resolve, pictures))


def epub_tree(fragment: Fragment, resolve: Mapping[str, str], pictures: Mapping[str, Picture] = MappingProxyType({})) -> Node:
    """The text as a tree of XHTML. `resolve` and `pictures` are as `adapt` has them: addresses are
    those of files of the book, or whole URLs."""
    root = resolved(fragment, resolve, "", pictures)
    if formulas.has_formulas(fragment.structure):
        root = formulas.shown(root, "epub")
    if data_blocks.has_charts(fragment.structure):
        root = data_blocks.shown(root, "epub")
    (root,) = (node for node in rewrite(root, _rule) if isinstance(node, Node))
    return root


def formula_drawings(fragment: Fragment) -> Mapping[str, str]:
    """The drawings that stand for formulas where a reading system has no MathML, as SVG by the
    names that the text calls them by."""
    if not formulas.has_formulas(fragment.structure):
        return {}
    nodes = (node for node in unpack(fragment.structure).nodes() if FORMULA in node.attributes)
    return {formulas.fallback_file(svg): drawing(svg).svg for svg in map(formulas.drawn, nodes) if svg}


def write_xhtml(root: Node) -> str:
    """The tree as XML, a line break behind each block."""
    pieces: list[str] = []
    stack: list[Node | Text | str] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
        elif isinstance(item, Text):
            pieces.append(escape(_ILLEGAL.sub("", item.value), quote=False))
        else:
            closing = "" if not item.tag or item.tag in VOID else f"</{item.tag}>"
            if item.tag:
                space = {"xmlns": _NAMESPACES[item.tag]} if item.tag in _NAMESPACES else {}
                named = {**space, **item.attributes}.items()
                attributes = "".join(f' {name}="{escape(_ILLEGAL.sub("", value))}"' for name, value in named)
                pieces.append(f"<{item.tag}{attributes}{'' if closing else '/'}>")
            stack.append(closing + ("\n" if item.tag in BLOCK else ""))
            stack.extend(reversed(item.children))
    return "".join(pieces)


def _rule(node: Node, parent: str) -> Nodes:
    names = node.classes()
    if node.tag in SHAPES or not node.tag:  # a drawing has its own attributes
        return (_drawing(node) if node.tag == "svg" and parent not in SHAPES else node,)
    if node.tag == "math":
        return (node._replace(attributes={name: value for name, value in node.attributes.items() if name != "tabindex"}),)
    if node.tag == "th" and not node.text().strip() and not any(child.tag == "img" for child in node.nodes()):
        node = node._replace(tag="td", attributes={name: value for name, value in node.attributes.items() if name != "scope"})
    if node.tag == "figure":
        node = node._replace(children=_caption_last(node.children))
    if node.tag == "input":
        return (Text("☑" if "checked" in node.attributes else "☐", kind="generated"),)
    if node.tag == "sup" and "footnote-ref" in names:
        return (_call(node),)
    if node.tag == "section" and "footnotes" in names:
        return tuple(map(_note, (child for child in node.nodes() if child.tag == "li" and "id" in child.attributes)))
    if node.tag == "a" and not _ABSOLUTE.match(node.attributes.get("href", "")):
        return (node._replace(tag="span", attributes=_kept({**node.attributes, "href": ""})),)
    attributes = _kept(node.attributes)
    if node.tag in ("td", "th", "p", "div") and node.attributes.get("align") in ("left", "right", "center"):
        attributes["style"] = f"text-align: {node.attributes['align']}"
    if "footnote-backref" in names:
        attributes["role"] = "doc-backlink"
    return (node._replace(tag=_OLD.get(node.tag, node.tag), attributes=attributes),)


def _kept(attributes: Mapping[str, str]) -> dict[str, str]:
    """The attributes that a content document may have; a language is said twice, for XML."""
    kept = {name: value for name, value in attributes.items() if name not in _DROPPED and (name != "href" or value)}
    return kept | ({"xml:lang": kept["lang"]} if "lang" in kept else {})


def _caption_last(children: Nodes) -> Nodes:
    """What stands behind a caption (a source, a remark) is part of it: HTML has nothing there."""
    places = [at for at, child in enumerate(children) if isinstance(child, Node) and child.tag == "figcaption"]
    if not places or not any(isinstance(child, Node) for child in children[places[0] + 1 :]):
        return children
    caption = children[places[0]]
    assert isinstance(caption, Node)
    whole = caption._replace(children=(*caption.children, *children[places[0] + 1 :]))
    return (*children[: places[0]], whole)


def _call(sup: Node) -> Node:
    """A call: what it calls is shown in place by most programs."""
    attributes = {"epub:type": "noteref", "role": "doc-noteref"}
    children = tuple(
        child._replace(attributes={**child.attributes, **attributes}) if isinstance(child, Node) and child.tag == "a" else child
        for child in sup.children
    )
    return sup._replace(children=children)


def _note(item: Node) -> Node:
    attributes = {**_kept(item.attributes), "epub:type": "footnote", "role": "doc-footnote"}
    return Node("aside", attributes, item.children, item.line)


def _drawing(node: Node) -> Node:
    """A drawing within the text; programs that read aloud are told by what stands beside it."""
    if "role" in node.attributes or "aria-label" in node.attributes:
        return node
    return node._replace(attributes={**node.attributes, "aria-hidden": "true"})
