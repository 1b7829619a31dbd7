"""What stands below a table or chart: where its numbers come from, notes, a link to the file and
how to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huikan.data_blocks.naming import Naming
from huikan.data_blocks.spec import DataBlock
from huikan.markup import Node, Text
from huikan.markup.data_blocks import LINKS
from huikan.markup.links import asset_target


def notes(block: DataBlock, naming: Naming, say: Mapping[str, str], line: int) -> Iterator[Node]:
    """资料来源 and 注, each a paragraph; several notes are numbered."""
    source = naming.said(block.source)
    if source:
        yield _paragraph("source", say["source_line"].format(text=source), line)
    words = [text for text in map(naming.said, block.note) if text]
    for count, text in enumerate(words, 1):
        label = say["note_line"].format(number="" if len(words) == 1 else count, text=text)
        yield _paragraph("note", label, line)


def _paragraph(kind: str, text: str, line: int) -> Node:
    return Node("p", {"class": f"below data-{kind}"}, (Text(text, line),), line)


def links(path: str, size: int, citation: str, id: str, kind: str, say: Mapping[str, str], line: int) -> Node:
    """The paragraph that leads to the file, and says how its data are cited. `kind` is "table" or
    "figure"; the number of what has an id is written into its link later."""
    suffix = path.rpartition(".")[2].upper()
    words = Text(say["data_download"].format(kind=suffix, size=_size(size)), kind="generated")
    link = Node("a", {"href": asset_target(path), "download": "", "class": "download"}, (words,), line)
    children: list[Node | Text] = [link]
    if citation:
        place: list[Node | Text] = [Text(say["data_cite_place"], kind="generated"), Node("a", {"href": f"#{id}"}, (), line)]
        end = say["data_cite_end"]
        words_of = [Text(say["data_cite"].format(line=citation), kind="generated"), *(place if id else [])]
        children.append(Node("span", {"class": "cite-data"}, (*words_of, Text(end, kind="generated")), line))
    return Node("p", {"class": LINKS, "data-text": ""}, tuple(children), line)


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024)):,} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"
