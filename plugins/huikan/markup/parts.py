"""What a document is made of beside words: headings, notes and their calls, figures, tables,
links, pictures, formulas, terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from huikan.markup.index_terms import INDEX, SORT
from huikan.markup.nodes import Node
from huikan.markup.tex import FORMULA
from huikan.markup.tree import folded


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its id (`fn-1`), and its item in the list where the document ends."""

    id: str
    node: Node


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a note: its own id, and the note's."""

    id: str
    note: str
    node: Node


@dataclass(frozen=True, slots=True)
class Captioned:
    """A figure or a table: its id ("" for none), and its caption's element, if it has one."""

    id: str
    node: Node
    caption: Node | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in TeX; `display` on lines of its own."""

    tex: str
    display: bool
    node: Node


@dataclass(frozen=True, slots=True)
class Term:
    """A term that an index lists as `entry`, sorted by `reading` if that is not empty."""

    id: str
    entry: str
    reading: str
    node: Node


@dataclass(frozen=True, slots=True)
class Parts:
    """Each in document order. `links` and `pictures` are `a` and `img` elements, in
    the neutral form of the package."""

    headings: tuple[Node, ...]
    notes: tuple[Note, ...]
    calls: tuple[Call, ...]
    figures: tuple[Captioned, ...]
    tables: tuple[Captioned, ...]
    formulas: tuple[Formula, ...]
    terms: tuple[Term, ...]
    links: tuple[Node, ...]
    pictures: tuple[Node, ...]


def parts(root: Node) -> Parts:
    nodes = list(root.nodes())
    return Parts(
        headings=tuple(node for node in nodes if len(node.tag) == 2 and node.tag[0] == "h" and node.tag[1].isdecimal()),
        notes=tuple(_notes(nodes)),
        calls=tuple(_calls(nodes)),
        figures=tuple(_captioned(node, "figcaption") for node in nodes if node.tag == "figure"),
        tables=tuple(_captioned(node, "caption") for node in nodes if node.tag == "table"),
        formulas=tuple(_formula(node) for node in nodes if FORMULA in node.attributes),
        terms=tuple(_term(node) for node in nodes if INDEX in node.attributes),
        links=tuple(node for node in nodes if node.tag == "a"),
        pictures=tuple(node for node in nodes if node.tag == "img"),
    )


def _notes(nodes: list[Node]) -> Iterator[Note]:
    for node in nodes:
        if node.tag == "section" and "footnotes" in node.classes():
            items = (item for item in node.nodes() if item.tag == "li" and item.attributes.get("id", "").startswith("fn-"))
            yield from (Note(item.attributes["id"], item) for item in items)


def _calls(nodes: list[Node]) -> Iterator[Call]:
    for node in nodes:
        if node.tag == "sup" and "footnote-ref" in node.classes():
            link = next((child for child in node.children if isinstance(child, Node)), None)
            yield Call(node.attributes.get("id", ""), link.attributes.get("href", "")[1:] if link else "", node)


def _captioned(node: Node, tag: str) -> Captioned:
    caption = next((child for child in node.children if isinstance(child, Node) and child.tag == tag), None)
    return Captioned(node.attributes.get("id", ""), node, caption)


def _formula(node: Node) -> Formula:
    return Formula("".join(run.value for run in node.texts()), node.attributes[FORMULA] == "display", node)


def _term(node: Node) -> Term:
    return Term(node.attributes.get("id", ""), node.attributes[INDEX], folded(node.attributes.get(SORT, "")), node)
