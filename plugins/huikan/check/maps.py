"""Maps with boundaries that do not bear the number by which they were approved.

《地图管理条例》 asks every published map to show its 审图号; the number belongs to the drawing, not
to data, and a schema without boundaries (`type: tiles`) needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan.check.context import CheckContext, at
from huikan.diagnostics import Diagnostic
from huikan.markup import Node, Text
from huikan.model import Document

# Words for a drawing of boundaries; 分布图, 位置图 and 地图 alone may have none
_MAP = re.compile(
    r"行政区划(?:示意)?图|行政区划|政区图|(?:中国|全国|世界|亚洲|[省市县区]界)地图|(?:国|省|市|县|区)界(?:线)?(?:图|示意)|国界|疆域图"
    r"|map of (?:china|the world|asia)|world map|administrative (?:divisions?|boundaries)|boundary map",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"审图号|GS\s*[（(]\s*\d{4}\s*[)）]|[\u4e00-\u9fff]S\s*[（(]\s*\d{4}\s*[)）]|map approval", re.IGNORECASE)
_BLOCKS = frozenset(("figure", "p", "center", "div", "td", "th", "li"))


def maps_approved(context: CheckContext) -> Iterator[Diagnostic]:
    """An error for each picture that says it is a map with boundaries, without its number beside
    it. A document whose drawing has none after all may say so."""
    for document in context.documents():
        fragment = context.fragment(document)
        if fragment and '["img",' in fragment.structure and _MAP.search(fragment.structure):
            yield from _unapproved(document, fragment.root)


def _unapproved(document: Document, root: Node) -> Iterator[Diagnostic]:
    for block, behind in _blocks(root):
        pictures = [node for node in block.nodes() if node.tag == "img"]
        words = " ".join(
            [block.text(), *(f"{one.attributes.get('alt', '')} {one.attributes.get('title', '')}" for one in pictures)]
        )
        name = _MAP.search(words)
        if pictures and name and not _APPROVED.search(f"{words} {behind}"):
            yield at(document, pictures[0].line, name[0], "map-without-approval", what=name[0])


def _blocks(root: Node) -> Iterator[tuple[Node, str]]:
    """The smallest blocks that hold pictures, each with the words of the block right behind it."""
    children = [child for child in root.children if not isinstance(child, Text) or child.value.strip()]
    for place, child in enumerate(children):
        if isinstance(child, Text) or not any(node.tag == "img" for node in child.nodes()):
            continue
        inner = [
            one for one in child.nodes() if one is not child and one.tag in _BLOCKS and any(x.tag == "img" for x in one.nodes())
        ]
        if inner and child.tag != "figure":
            yield from _blocks(child)
        elif child.tag in _BLOCKS:
            after = children[place + 1] if place + 1 < len(children) else Text("")
            yield child, after.value if isinstance(after, Text) else after.text()
