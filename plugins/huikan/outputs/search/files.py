"""The files of the index as bytes. Compressed in themselves: not every server compresses, and what is on the disk counts."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from dataclasses import dataclass

from huikan.outputs.search.coding import gamma, packed, rising
from huikan.outputs.search.traditional import PAIRS

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


def make(universe: int, lines: str) -> bytes:
    """A file of grams. `lines` has a line a document: number, grams, grams of the title, with tabs between the three.

    Its first four bytes say how long the compressed list of grams is that follows: a line for each first character, then what
    comes after it in each gram, tabs between. The rest is bits: for each gram in turn how many documents it is in, which,
    in how many titles (plus one), and in the titles of which of these documents.
    """
    places: dict[str, list[int]] = defaultdict(list)
    titles: dict[str, list[int]] = defaultdict(list)
    for line in sorted((line.split("\t") for line in lines.splitlines()), key=lambda line: int(line[0])):
        for gram in line[1].split(" "):
            places[gram].append(int(line[0]))
        for gram in line[2].split():
            titles[gram].append(len(places[gram]) - 1)
    ordered = sorted(places)
    names: dict[str, list[str]] = defaultdict(list)
    for gram in ordered:
        names[gram[0]].append(gram[1:])
    listed = _compressed("\n".join("\t".join([first, *rests]) for first, rests in names.items()))
    bits = "".join(_postings(places[gram], titles.get(gram, []), universe) for gram in ordered)
    return len(listed).to_bytes(4, "big") + listed + packed(bits)


def _postings(numbers: list[int], titled: list[int], universe: int) -> str:
    there = gamma(len(numbers)) + rising(numbers, universe)
    return there + gamma(len(titled) + 1) + rising(titled, len(numbers))


def make_catalogue(universe: int, shards: int, chunks: int, common: tuple[int, int], rows: tuple[Row, ...]) -> bytes:
    """The catalogue: `rows` as four lists, the names of kinds and columns told once; `common` says which words have pairs."""
    kinds = list(dict.fromkeys(kind for _, kind, _, _ in rows))
    columns = list(dict.fromkeys(name for _, _, _, names in rows for name in names))
    catalogue = {
        "universe": universe,
        "shards": shards,
        "chunks": chunks,
        "common": common,
        "kinds": kinds,
        "columns": columns,
        "number": [number for number, _, _, _ in rows],
        "kind": [kinds.index(kind) for _, kind, _, _ in rows],
        "year": [year for _, _, year, _ in rows],
        "column": [[columns.index(name) for name in names] for _, _, _, names in rows],
    }
    return _compressed(json.dumps(catalogue, ensure_ascii=False, separators=(",", ":")))


def make_texts(share: tuple[tuple[int, Record], ...]) -> bytes:
    """A file of texts: number -> [address, title, kicker, notes, passages]."""
    records = {
        str(number): [record.address, record.title, record.kicker, record.notes, record.passages] for number, record in share
    }
    return _compressed(json.dumps(records, ensure_ascii=False, separators=(",", ":")))


def make_fold() -> bytes:
    """The traditional characters, each with its simplified one after it."""
    return _compressed(PAIRS)


def _compressed(text: str) -> bytes:
    return zlib.compress(text.encode(), 9)
