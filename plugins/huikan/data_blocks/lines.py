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


def links(path: str, size: int, citation: str, id: str, say: Mapping[str, str], line: int) -> Node:
    """What leads to the file, and, folded away, says how its data are cited; the number of what has
    an id is written into its link later."""
    suffix = path.rpartition(".")[2].upper()
    words = Text(say["data_download"].format(kind=suffix, size=_size(size)), kind="generated")
    link = Node("a", {"href": asset_target(path), "download": "", "class": "download"}, (words,), line)
    children: list[Node | Text] = [link]
    if citation:
        summary = Node("summary", {}, (Text(say["data_cite"], kind="generated"),))
        own: list[Node | Text] = [Text(say["data_cite_place"], kind="generated"), Node("a", {"href": f"#{id}"}, (), line)]
        said = [Text(citation, kind="generated"), *(own if id else []), Text(say["data_cite_end"], kind="generated")]
        children.append(Node("details", {"class": "cite-data"}, (summary, Node("p", {}, tuple(said), line))))
    return Node("div", {"class": LINKS, "data-text": ""}, tuple(children), line)


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024)):,} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"
