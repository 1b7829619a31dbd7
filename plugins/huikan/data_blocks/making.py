"""make: a block and its files as nodes, a task of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Context, localcontext
from typing import Any

from huikan import tasks
from huikan.data_blocks import lines
from huikan.data_blocks.naming import Naming
from huikan.data_blocks.problem import Problem
from huikan.data_blocks.selection import Source, file_problems, over_editions, selected
from huikan.data_blocks.spec import BLOCKS, ChartBlock, DataBlock, TableBlock
from huikan.data_blocks.table import table_nodes
from huikan.datasets import Dataset, is_missing, number, read
from huikan.interface import words
from huikan.markup.nodes import Node, Text, pack
from huikan.model import Lang

SECONDS = 10.0  # of processor time for one block, its files read


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that a block shows: its path in content/, its bytes, and the edition that it is of
    ("" for the block's own where that is no edition)."""

    path: str
    file: tasks.FileRef
    size: int
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a block: its nodes, None where it stays as it is written; what is wrong."""

    nodes: tuple[Node | Text, ...] | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the language of its text, those of the site, its id and classes, and
    how its work is cited."""

    lang: Lang
    languages: tuple[Lang, ...]
    id: str
    classes: str
    citation: str


def make(kind: str, block: str, place: Place, files: tuple[DataFile, ...]) -> bytes:
    """A block, as the JSON of its value, with its files, the own one first, as bytes."""
    with tasks.processor_time(SECONDS), localcontext(Context(prec=50)):
        made = _made(BLOCKS[kind].model_validate_json(block), place, files)
    nodes = None if made.nodes is None else pack(Node("", {}, made.nodes))
    return json.dumps([nodes, [asdict(problem) for problem in made.problems]], ensure_ascii=False).encode()


def loads(content: bytes, line: int) -> Made:
    """What `make` gave; its words stand at `line` of the document."""
    nodes, problems = json.loads(content)
    return Made(_placed(nodes[0], nodes[1], line) if nodes else None, tuple([Problem(**problem) for problem in problems]))


def _placed(structure: str, places: str, line: int) -> tuple[Node | Text, ...]:
    from huikan.markup.nodes import unpack

    def move(node: Node | Text) -> Node | Text:
        moved = node.line + line - 1 if node.line else 0
        if isinstance(node, Text):
            return node._replace(line=moved)
        return node._replace(line=moved, children=tuple(move(child) for child in node.children))

    return tuple(move(child) for child in unpack(structure, places).children)


def _made(block: DataBlock, place: Place, files: Sequence[DataFile]) -> Made:
    sources = [_source(block, file) for file in files]
    own = sources[0]
    problems = list(file_problems(own))
    if not own.data.rows:
        return Made(None, tuple(problems))
    data, more = selected(block, own)
    problems += more
    naming = Naming(place.lang, place.languages, block.names)
    meanings: Mapping[str, tuple[str, str]] = {}
    if block.editions and len(sources) > 1:
        earlier = [source for source in sources[1:] if source.data.rows]
        columns = block.editions if isinstance(block.editions, tuple) else _numbers(data)
        data, meanings, more = over_editions(block, data, own.edition, earlier, columns)
        problems += more
    nodes, of_nodes = _nodes(block, data, meanings, files[0], naming, place)
    return Made(tuple(nodes) if nodes else None, (*problems, *of_nodes))


def _source(block: DataBlock, file: DataFile) -> Source:
    return Source(file.path, read(file.path.rpartition(".")[2].lower(), file.file.read(), block.sheet, block.head), file.edition)


def _numbers(data: Dataset) -> tuple[str, ...]:
    columns = ((name, [cell for cell in data.column(name) if not is_missing(cell)]) for name in data.names[1:])
    return tuple(name for name, cells in columns if cells and all(number(cell) is not None for cell in cells))


def _nodes(
    block: DataBlock,
    data: Dataset,
    meanings: Mapping[str, tuple[str, str]],
    file: DataFile,
    naming: Naming,
    place: Place,
) -> tuple[Sequence[Node | Text], Sequence[Problem]]:
    say: Mapping[str, Any] = words(place.lang)
    below = [*lines.notes(block, naming, say, 1)]
    attributes = {name: value for name, value in (("id", place.id), ("class", place.classes)) if value}
    if isinstance(block, ChartBlock):
        raise NotImplementedError
    assert isinstance(block, TableBlock)
    table, problems = table_nodes(block, data, file.path, naming, say, 1, attributes, meanings)
    if table is None:
        return (), problems
    more = [lines.links(file.path, file.size, place.citation, place.id, "table", say, 1)] if block.download else []
    return (table, *below, *more), problems
