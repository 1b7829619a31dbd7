"""The tree as objects of the PDF, and the marks in its pages that lead to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from huikan.typesetting.tagging.nodes import Annotation, Content, Node
from huikan.typesetting.tagging.tree_builder import TaggedDocument
from huikan.typesetting.weasyprint_types import PdfObject, PdfStream, PdfWriter

PRINTED = 4  # flag of an annotation: it is there on paper too
SHORT = 120  # letters of what a link says of itself


def write(pdf: PdfWriter, tagged: TaggedDocument, streams: Sequence[PdfStream], words: Mapping[str, str]) -> None:
    """Adds the tree to WeasyPrint's PDF. `words` are those of the places that links
    without words lead to, by their name."""
    import pydyf

    pages = [thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/Page"]
    numbers = [_mark(stream, artifacts) for stream, artifacts in zip(streams, tagged.artifacts, strict=True)]
    tree = _Tree(pdf, pages, numbers, words)
    tree.add(tagged.root)
    for page, areas in zip(pages, tree.areas, strict=True):
        if "Annots" in page:
            page["Annots"] = pydyf.Array(areas)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _mark(stream: PdfStream, artifacts: Mapping[int, str]) -> dict[int, int]:
    """Makes artifacts of the pieces of a page that say nothing; the new numbers
    of the others by the old ones.

    What WeasyPrint marks and nothing refers to are running heads, folios, repeated table heads
    and leaders: all of pagination.
    """
    import pydyf

    numbers: dict[int, int] = {}
    operators = stream.stream
    for place, thing in enumerate(operators):
        if not isinstance(thing, pydyf.Dictionary) or "MCID" not in thing or operators[place + 1] != b"BDC":
            continue
        if thing["MCID"] in artifacts:
            kind = artifacts[thing["MCID"]]
            properties = {"Type": "/Pagination"} | ({"Subtype": f"/{kind}"} if kind else {})
            operators[place - 1], operators[place] = "/Artifact", pydyf.Dictionary(properties)
        else:
            new = numbers.setdefault(thing["MCID"], len(numbers))
            operators[place] = pydyf.Dictionary({"MCID": new})
    return numbers


class _Tree:
    """The objects of the tree while they are made."""

    def __init__(
        self, pdf: PdfWriter, pages: Sequence[PdfObject], numbers: Sequence[Mapping[int, int]], words: Mapping[str, str]
    ) -> None:
        self._pdf, self._pages, self._numbers, self._words = pdf, pages, numbers, words
        self._owners: list[list[bytes | None]] = [[None] * len(page) for page in numbers]
        self._more: list[bytes] = []  # the owners of annotations
        self._names: list[tuple[str, bytes]] = []
        self.areas: list[list[bytes]] = [[] for _ in pages]

    def add(self, root: Node) -> None:
        import pydyf

        top = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(top)
        top["K"] = pydyf.Array([self._element(root, top)])
        nums: list[object] = []
        for number, owner in enumerate([*self._owners, *self._more]):
            nums += [number, pydyf.Array(owner) if isinstance(owner, list) else owner]
        parents = pydyf.Dictionary({"Nums": pydyf.Array(nums)})
        self._pdf.add_object(parents)
        top["ParentTree"], top["ParentTreeNextKey"] = parents.reference, len(self._owners) + len(self._more)
        if self._names:
            pairs = [thing for name, reference in sorted(self._names) for thing in (pydyf.String(name), reference)]
            top["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(pairs)})
        self._pdf.catalog["StructTreeRoot"] = top.reference

    def _element(self, node: Node, parent: PdfObject) -> bytes:
        """Writes a node and all below it; its reference."""
        import pydyf

        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent.reference})
        self._pdf.add_object(element)
        for name, text in node.entries.items():
            element[name] = pydyf.String(text)
            if name == "ID":
                self._names.append((text, element.reference))
        owners = [
            pydyf.Dictionary({"O": f"/{owner}", **_plain(attributes)})
            for owner, attributes in node.attributes.items()
            if attributes
        ]
        if owners:
            element["A"] = owners[0] if len(owners) == 1 else pydyf.Array(owners)
        first = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if first is not None:
            element["Pg"] = self._pages[first].reference
        element["K"] = pydyf.Array([self._kid(kid, element, node, first) for kid in node.kids])
        reference: bytes = element.reference
        return reference

    def _kid(self, kid: Node | Content | Annotation, element: PdfObject, node: Node, first: int | None) -> object:
        import pydyf

        if isinstance(kid, Node):
            return self._element(kid, element)
        page = self._pages[kid.page].reference
        if isinstance(kid, Annotation):
            return self._area(kid, element, node, page)
        mcid = self._numbers[kid.page][kid.mcid]
        self._owners[kid.page][mcid] = element.reference
        return mcid if kid.page == first else pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": mcid})

    def _area(self, area: Annotation, element: PdfObject, node: Node, page: bytes) -> PdfObject:
        """The area of a link: what it says to those who do not see
        it, and the way back to its node."""
        import pydyf

        thing = area.thing
        target = thing["A"]["URI"].string if "A" in thing else thing["Dest"].string
        words = node.words or self._words.get(target, "") or target
        thing["Contents"] = pydyf.String(words if len(words) <= SHORT else words[: SHORT - 1] + "…")
        thing["F"] = PRINTED
        thing["StructParent"] = len(self._owners) + len(self._more)
        self._more.append(element.reference)
        self.areas[area.page].append(thing.reference)
        area_of: PdfObject = pydyf.Dictionary({"Type": "/OBJR", "Obj": thing.reference, "Pg": page})
        return area_of


def _plain(attributes: Mapping[str, object]) -> dict[str, object]:
    import pydyf

    return {name: pydyf.Array(value) if isinstance(value, list) else value for name, value in attributes.items()}
