"""The files of the index as bytes. Compressed in themselves: not every server compresses, and what
is on the disk counts."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from huikan.outputs.search.coding import gamma, packed, rising
from huikan.outputs.search.grams import NAME, is_wide, shard_prefix
from huikan.outputs.search.traditional import PAIRS

Lists = dict[str, list[int]]

Row = tuple[int, str, int, tuple[str, ...]]  # number, kind, year (0: none), columns


@dataclass(frozen=True, slots=True)
class Record:
    """A document as results show it, and all that is searched in it."""

    address: str
    title: str
    kicker: tuple[str, ...]
    notes: tuple[str, ...]
    passages: tuple[str, ...]

    @property
    def size(self) -> int:
        return sum(len(text.encode()) for text in (self.title, *self.passages))


def make(universe: int, blocks: tuple[str, ...]) -> bytes:
    """A file of grams. `blocks` are lines of blocks (`postings.Block`), in their order.

    Its first four bytes say how long the compressed names are that follow: a line for each head,
    with what comes after it in each gram, tabs between; an empty line; a line for each unit, with
    what stands beside it. The rest is bits: for each gram in turn how many documents it is in,
    which, in how many titles (plus one), and in the titles of which of these documents; then for
    each unit and what is beside it in how many of the unit's documents, and in which of them.
    """
    places, titles, near = _joined(blocks)
    names: dict[str, list[str]] = defaultdict(list)
    sides: dict[str, list[str]] = defaultdict(list)
    bits = []
    for gram in sorted(places):
        names[shard_prefix(gram)].append(gram.removeprefix(shard_prefix(gram)))
        bits.append(_postings(places[gram], titles[gram], universe))
    for name in sorted(near):
        unit, sign, other = NAME.split(name)
        if unit not in sides:
            ranks = _documents(unit, places, names)
        sides[unit].append(sign + other)
        bits.append(gamma(len(near[name])) + rising([ranks[number] for number in near[name]], len(ranks)))
    tables = ["\n".join("\t".join([first, *rests]) for first, rests in table.items()) for table in (names, sides)]
    listed = _compressed("\n\n".join(tables))
    return len(listed).to_bytes(4, "big") + listed + packed("".join(bits))


def _joined(blocks: tuple[str, ...]) -> tuple[Lists, Lists, Lists]:
    """gram -> its documents; gram -> which of these have it in the title, counted; name ->
    documents."""
    places, titles, near = (defaultdict[str, list[int]](list) for _ in range(3))
    for line in (line for lines in blocks for line in lines.split("\n")):
        name, numbers, *titled = line.split("\t")
        listed = [int(number) for number in numbers.split(" ")]
        if titled:
            before = len(places[name])
            places[name] += listed
            titles[name] += [before + int(place) for place in titled[0].split()]
        else:
            near[name] += listed
    return places, titles, near


def _documents(unit: str, places: Lists, names: Mapping[str, list[str]]) -> dict[int, int]:
    """The documents with a unit, each with its place among them."""
    own = {number for rest in names[unit] for number in places[unit + rest]} if is_wide(unit) else places[unit]
    return {number: place for place, number in enumerate(sorted(own))}


def _postings(numbers: list[int], titled: list[int], universe: int) -> str:
    bits = gamma(len(numbers)) + rising(numbers, universe)
    return bits + gamma(len(titled) + 1) + rising(titled, len(numbers))


def make_catalogue(universe: int, shards: int, chunks: int, paged: int, adjacency_threshold: int, rows: tuple[Row, ...]) -> bytes:
    """The catalogue: `rows` as four lists, the names of kinds and columns told once;
    `adjacency_threshold` as `grams.adjacency_key` has it. `shards`, `chunks` and `paged` are the
    numbers of files of grams, of texts, and of pages of PDFs."""
    kinds = list(dict.fromkeys(kind for _, kind, _, _ in rows))
    columns = list(dict.fromkeys(name for _, _, _, names in rows for name in names))
    catalogue = {
        "universe": universe,
        "shards": shards,
        "chunks": chunks,
        "paged": paged,
        "near": adjacency_threshold,
        "kinds": kinds,
        "columns": columns,
        "number": [number for number, _, _, _ in rows],
        "kind": [kinds.index(kind) for _, kind, _, _ in rows],
        "year": [year for _, _, year, _ in rows],
        "column": [[columns.index(name) for name in names] for _, _, _, names in rows],
    }
    return compressed_json(catalogue)


def make_texts(share: tuple[tuple[int, Record], ...]) -> bytes:
    """A file of texts: number -> [address, title, kicker, notes, passages]."""
    records = {
        str(number): [record.address, record.title, record.kicker, record.notes, record.passages] for number, record in share
    }
    return compressed_json(records)


def make_fold() -> bytes:
    """The traditional characters, each with its simplified one after it."""
    return _compressed(PAIRS)


def compressed_json(value: object) -> bytes:
    """A value as JSON, compressed."""
    return _compressed(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _compressed(text: str) -> bytes:
    return zlib.compress(text.encode(), 9)
