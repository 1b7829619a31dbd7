"""make: a block and its files as nodes, a task of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Context, Decimal, localcontext
from typing import Any, TypeGuard

from huikan import tasks
from huikan.data_blocks import lines
from huikan.data_blocks.chart import chart_nodes
from huikan.data_blocks.chart_data import ChartData
from huikan.data_blocks.naming import Naming
from huikan.data_blocks.problem import Problem
from huikan.data_blocks.selection import Source, file_problems, over_editions, selected
from huikan.data_blocks.spec import BLOCKS, ChartBlock, DataBlock, TableBlock
from huikan.data_blocks.table import table_nodes
from huikan.datasets import Dataset, is_missing, number, read, text
from huikan.interface import words
from huikan.markup.nodes import Node, Text, pack
from huikan.model import Lang

TILES = "tiles"  # stands for the edition of a file that says where tiles lie
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
    problems += _untranslated(block, naming)
    meanings: Mapping[str, tuple[str, str]] = {}
    if block.editions and any(source.edition != TILES for source in sources[1:]):
        earlier = [source for source in sources[1:] if source.data.rows and source.edition != TILES]
        columns = block.editions if isinstance(block.editions, tuple) else _numbers(data)
        data, meanings, more = over_editions(block, data, own.edition, earlier, columns)
        problems += more
    nodes, of_nodes = _nodes(block, data, meanings, files[0], naming, place, _tiles(block, sources, problems))
    return Made(tuple(nodes) if nodes else None, (*problems, *of_nodes))


def _untranslated(block: DataBlock, naming: Naming) -> Iterator[Problem]:
    """Words of a block that are in other languages alone."""
    fields = [("title", block.title), ("unit", block.unit), ("source", block.source), *(("note", note) for note in block.note)]
    for name, said in fields:
        if any(said.values()) and not naming.own(said):
            yield Problem("block-untranslated", name, values={"field": name, "lang": naming.lang})


def _tiles(block: DataBlock, sources: Sequence[Source], problems: list[Problem]) -> Mapping[str, tuple[int, int]]:
    """Where tiles lie by the file of places: names, columns and rows."""
    source = next((source for source in sources if source.edition == TILES), None)
    if source is None:
        return {}
    problems += file_problems(source)
    rows = [(text(row[0]).strip(), [number(cell) for cell in row[1:3]]) for row in source.data.rows]
    return {name: (int(numbers[0]), int(numbers[1])) for name, numbers in rows if len(numbers) == 2 and all_numbers(numbers)}


def all_numbers(values: Sequence[Decimal | None]) -> TypeGuard[Sequence[Decimal]]:
    """Whether each is a number that can be a place."""
    return all(value is not None and abs(value) <= 100 for value in values)


def _source(block: DataBlock, file: DataFile) -> Source:
    sheet, heads = (block.sheet, block.head) if file.edition != TILES else ("", 1)
    return Source(file.path, read(file.path.rpartition(".")[2].lower(), file.file.read(), sheet, heads), file.edition)


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
    tiles: Mapping[str, tuple[int, int]],
) -> tuple[Sequence[Node | Text], Sequence[Problem]]:
    say: Mapping[str, Any] = words(place.lang)
    attributes = {name: value for name, value in (("id", place.id), ("class", place.classes)) if value}
    more = [lines.links(file.path, file.size, place.citation, place.id, say, 1)] if block.download else []
    if isinstance(block, ChartBlock):
        work = ChartData(block, data, file.path, naming, meanings, say, tiles)
        return chart_nodes(work, attributes, 1, more), work.problems
    assert isinstance(block, TableBlock)
    below = [*lines.notes(block, naming, say, 1)]
    table, problems = table_nodes(block, data, file.path, naming, say, 1, attributes, meanings)
    if table is None:
        return (), problems
    return (table, *below, *more), problems
