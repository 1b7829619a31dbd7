"""HTML as a tree, as forgiving as browsers are about tags that nobody closes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

DEEPEST = 240
MOST_ELEMENTS = 500_000
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# A tag that begins here ends an open one of these, up to the element that bounds them.
_ENDS = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr", "td", "th", "p"),
    "td": ("td", "th", "p"),
    "th": ("td", "th", "p"),
    "option": ("option",),
    **dict.fromkeys("p div section article ul ol dl table blockquote pre figure hr h1 h2 h3 h4 h5 h6".split(), ("p",)),
}
_BOUNDS = frozenset("ul ol dl table blockquote section article div body td th".split())


class TooLargeError(ValueError):
    """A page with more elements, or deeper ones, than anybody writes."""


@dataclass(slots=True)
class Element:
    """`children` are elements and texts; `line` counts from 1."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = 0
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """The element and all below it."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += [child for child in reversed(element.children) if isinstance(child, Element)]

    def find(self, tag: str = "", **attributes: str) -> Element | None:
        """The first element of this tag with these attributes."""
        wanted = {name.rstrip("_"): text for name, text in attributes.items()}
        return next(
            (
                element
                for element in self.elements()
                if (not tag or element.tag == tag) and all(element.attributes.get(name) == text for name, text in wanted.items())
            ),
            None,
        )

    @property
    def text(self) -> str:
        pieces: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                pieces.append(item)
            elif item.tag not in ("script", "style"):
                stack += reversed(item.children)
        return "".join(pieces)

    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html")
        self.open = [self.root]
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close_implied(tag)
        self.count += 1
        element = Element(tag, {name: text or "" for name, text in attrs}, self.getpos()[0])
        if self.count > MOST_ELEMENTS or len(self.open) > DEEPEST:
            raise TooLargeError
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and tag in ("o:p", "svg", "path", "br"):
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        at = next((at for at in range(len(self.open) - 1, 0, -1) if self.open[at].tag == tag), 0)
        if at:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def _close_implied(self, tag: str) -> None:
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].tag in _ENDS.get(tag, ()):
                del self.open[at:]
            elif self.open[at].tag in _BOUNDS:
                break


def parse(text: str) -> Element:
    """The page as a tree. TooLargeError beyond its limits."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.root
