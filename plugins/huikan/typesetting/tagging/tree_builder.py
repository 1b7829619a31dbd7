"""From the boxes of all pages to one tree: an element that is divided over pages stays one node."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from huikan.typesetting.tagging import roles, table_cells
from huikan.typesetting.tagging.nodes import Annotation, Content, Node
from huikan.typesetting.weasyprint_types import Box, Element, Page

ROOT = ("html", "body")
POINT = 0.75  # of a pixel


@dataclass(slots=True)
class TaggedDocument:
    """The tree, and of each page which of its marked pieces belong to no node, with what
    they are: `Header`, `Footer`, ""."""

    root: Node
    artifacts: list[dict[int, str]] = field(default_factory=list)


def build(pages: Sequence[Page], tags: Sequence[dict[Box, Mapping[str, int]]]) -> TaggedDocument:
    """The tree of WeasyPrint's pages. `tags` of each page says which piece of
    it a box is; they are used up."""
    builder = _TreeBuilder()
    for number, (page, pieces) in enumerate(zip(pages, tags, strict=True)):
        builder.page(number, page._page_box, pieces)
    _prune(builder.tagged.root)
    table_cells.normalise(builder.tagged.root)
    return builder.tagged


def _prune(node: Node) -> bool:
    """Removes what holds nothing from below a node; whether the node itself holds something."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or _prune(kid)]
    return bool(node.kids) or node.role in ("TD", "TH", "Document")


class _TreeBuilder:
    """The tree while it grows, box by box in the order of the pages."""

    def __init__(self) -> None:
        self.tagged = TaggedDocument(Node("Document"))
        self._nodes: dict[int, Node] = {}  # by the element that they are
        self._begun: dict[int, int] = {}  # on which page the head of a table was met first
        self._heads: list[tuple[int, int]] = []  # headings above the next one: level in the document, level in the tree
        self._number, self._height = 0, 0.0
        self._pieces: dict[Box, Mapping[str, int]] = {}
        self._notes = 0

    def page(self, number: int, box: Box, pieces: dict[Box, Mapping[str, int]]) -> None:
        self._number, self._pieces, self._height = number, pieces, box.margin_height()
        self.tagged.artifacts.append({})
        self._walk(box, self.tagged.root, ())
        self.tagged.artifacts[number] |= {piece["mcid"]: "" for piece in pieces.values()}

    def _walk(self, box: Box, node: Node, above: tuple[Element, ...]) -> None:
        from weasyprint.formatting_structure import boxes
        from weasyprint.layout.absolute import AbsolutePlaceholder

        box = box._box if isinstance(box, AbsolutePlaceholder) else box
        if isinstance(box, boxes.MarginBox):
            self._discard(box, "Header" if box.at_keyword.startswith("@top") else "Footer")
            return
        if box.is_leader or self._is_repeated(box):
            return  # what is not met stays in the pieces of the page, and becomes an artifact
        if isinstance(box, boxes.TextBox):
            self._hold(box, node)
            return
        element = box.element
        if element is not None and element.tag not in ROOT:
            if element.tag in ("img", roles.SVG) and roles.is_ornament(element):
                return
            node = self._enter(box, element, node, above)
            above = above if above and above[-1] is element else (*above, element)
        self._link(box, node)
        if isinstance(box, boxes.ReplacedBox):
            node.attributes["Layout"] = {"BBox": self._area(box)}
            self._hold(box, node)
        for child in getattr(box, "children", ()):
            self._walk(child, node, above)

    def _discard(self, box: Box, kind: str) -> None:
        for inside in box.descendants():
            if inside in self._pieces:
                self.tagged.artifacts[self._number][self._pieces.pop(inside)["mcid"]] = kind

    def _is_repeated(self, box: Box) -> bool:
        """Whether a box is the head or foot of a table again on a later
        page, or the row that says so."""
        if box.element is None or box.element.tag not in ("thead", "tfoot", "tr"):
            return False
        if box.element.tag == "tr":
            return "continued" in (box.element.get("class") or "").split()
        return self._begun.setdefault(id(box.element), self._number) != self._number

    def _area(self, box: Box) -> list[float]:
        """Where a picture stands on its page, in points from the lower left."""
        left, top = box.content_box_x(), box.content_box_y()
        corners = left, self._height - top - box.height, left + box.width, self._height - top
        return [round(value * POINT, 2) for value in corners]

    def _hold(self, box: Box, node: Node) -> None:
        piece = self._pieces.pop(box, None)
        if piece is not None:
            self._holder(node).kids.append(Content(self._number, piece["mcid"]))

    def _holder(self, node: Node) -> Node:
        """Where text that stands in a node belongs: groups hold no text of their own."""
        if node.role in ("L", "TOC", "LI", "Table", "THead", "TBody", "TFoot", "TR"):
            node = self._room(node, "P")
        if node.role in roles.GROUPS or node.role == "Ruby":
            last = node.last
            return last if last is not None and last.ours else node.add("RB" if node.role == "Ruby" else "P", ours=True)
        return node

    def _enter(self, box: Box, element: Element, node: Node, above: tuple[Element, ...]) -> Node:
        """The node of a box: its element's, or that of the mark before a list item or
        note, or of a call for a note."""
        part = (box.element_tag or "").partition("::")[2]
        if part == "footnote-call":
            return self._call(element, node, above)
        element_node = self._nodes.get(id(element))
        if part == "marker" and element_node is not None:
            return self._label(element_node, str(box.style["list_style_type"]))
        if part == "footnote-marker":
            return node.add("Lbl")
        if part or element_node is not None:
            return element_node or node
        return self._add_element(element, node, above)

    def _label(self, body: Node, numbering: str) -> Node:
        """The label before the body of a list item; the list says how it counts."""
        item = body.parent
        if item is None or item.role != "LI" or item.parent is None:
            return body
        if numbering in roles.NUMBERINGS:
            item.parent.attributes["List"] = {"ListNumbering": f"/{roles.NUMBERINGS[numbering]}"}
        first = item.kids[0]
        if isinstance(first, Node) and first.role == "Lbl":
            return first
        label = Node("Lbl", item)
        item.kids.insert(0, label)
        return label

    def _call(self, element: Element, node: Node, above: tuple[Element, ...]) -> Node:
        """The call for a note, with the note right behind it."""
        place = self._holder(node)
        call = place.add("Reference")
        if id(element) not in self._nodes:
            self._add_element(element, place, above)
        return call

    def _add_element(self, element: Element, node: Node, above: tuple[Element, ...]) -> Node:
        """A new node for an element, at its place in another."""
        language = roles.language(element)
        role = roles.of(element, node.role) or ("Span" if language else "")
        if not role:
            return node
        new_node = self._nodes[id(element)] = self._make(role, element, node, above)
        if language:
            new_node.entries["Lang"] = language
        self._describe(new_node, element)
        return new_node

    def _make(self, role: str, element: Element, node: Node, above: tuple[Element, ...]) -> Node:
        if role == "H":
            return self._room(node, "H").add(f"H{self._level(int(element.tag[1]))}")
        if role == "L" and roles.is_contents(element, above):
            return self._room(node, "L").add("TOC")
        if role == "LBody" and element.tag == "li" and node.role == "TOC":
            return node.add("TOCI").add("Reference" if any(True for _ in element.iter("a")) else "P")
        if role in ("LBody", "Lbl"):
            return self._entry(role, element, node)
        if role == "Div" and node.role == "L":
            return node.add("LI")
        if role == "Caption" and node.role == "Table":
            caption = Node("Caption", node)
            node.kids.insert(0, caption)
            return caption
        return self._room(node, role).add(role)

    def _entry(self, role: str, element: Element, node: Node) -> Node:
        """A list item's body, or a term and what it means."""
        if node.role == "LI":
            return node.add(role)
        if node.role != "L":
            return self._room(node, "Div").add("Div")
        last = node.last
        goes_on = last is not None and last.role == "LI" and element.tag != "li"
        if goes_on and role == "Lbl":
            goes_on = last is not None and all(isinstance(kid, Node) and kid.role == "Lbl" for kid in last.kids)
        item = last if goes_on and last is not None else node.add("LI")
        return item.add(role)

    def _room(self, node: Node, role: str) -> Node:
        """Where a node of some type may stand: lists hold items, groups hold no words."""
        if node.role in ("L", "LI"):
            item = node if node.role == "LI" else node.add("LI")
            return item.add("LBody")
        if node.role == "TOC":
            return node.add("TOCI")
        if node.role in ("Table", "THead", "TBody", "TFoot") and role not in roles.TABLE_PARTS:
            node = node.add("TR")
        if node.role == "TR" and role not in roles.TABLE_PARTS:
            return node.add("TD")
        return self._holder(node) if role in roles.INLINE and node.role in roles.GROUPS else node

    def _level(self, level: int) -> int:
        """The level of a heading in the tree, where none is left out: one
        below the nearest heading above it."""
        while self._heads and self._heads[-1][0] >= level:
            self._heads.pop()
        tree_level = min(6, (self._heads[-1][1] if self._heads else 0) + 1)
        self._heads.append((level, tree_level))
        return tree_level

    def _describe(self, node: Node, element: Element) -> None:
        """What a reader must be told beyond the words."""
        words = roles.words(element)
        if node.role == "Figure":
            node.entries["Alt"] = roles.alternative(element)
        elif node.role == "Formula":
            node.entries["Alt"] = roles.formula(element)
        elif node.role == "Link":
            node.words = words
        elif node.role == "Span" and (expansion := element.get("title")):
            node.entries["E"] = expansion
        elif node.role == "Note":
            self._notes += 1
            node.entries["ID"] = element.get("id") or f"note-{self._notes}"
        elif node.role in ("TH", "TD"):
            node.attributes["Table"] = table_cells.cell(element, node)

    def _link(self, box: Box, node: Node) -> None:
        """Gives the area of a link to its node; areas of what
        stands within a link only repeat it."""
        if not box.link_annotation:
            return
        owner = node.within("Link")
        if owner is not None and box.link:
            owner.kids.append(Annotation(self._number, box.link_annotation))
