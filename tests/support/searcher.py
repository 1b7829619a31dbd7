"""A second reader of the search index, in Python: slow, plain, and nothing of it
shared with the writer but folding."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping

from huikan.outputs.search.folding import Folding, runs
from huikan.outputs.search.grams import is_wide, shard_of

Files = Mapping[str, bytes]


def search(files: Files, lang: str, piece: str) -> set[str]:
    """The addresses of the documents in which a piece stands: candidates from
    the grams, proved by the texts."""
    fold = Folding().fold
    catalogue = json.loads(zlib.decompress(files[f"search/{lang}/catalogue.bin"]))
    wanted = fold(piece)
    found = set(catalogue["number"])
    for gram, open_end in looked_up(wanted):
        file = files[f"search/{lang}/grams-{shard_of(gram, catalogue['shards'])}.bin"]
        entries = dict(read_grams(file, catalogue["universe"]))
        found &= {
            n for name, (there, _) in entries.items() if name == gram or (open_end and name.startswith(gram)) for n in there
        }
    records = {n: json.loads(zlib.decompress(files[f"search/{lang}/texts-{n % catalogue['chunks']}.bin"]))[str(n)] for n in found}
    return {record[0] for record in records.values() if any(wanted in fold(text) for text in (record[1], *record[4]))}


def looked_up(folded: str) -> Iterator[tuple[str, bool]]:
    """(gram, whether it may go on) of a folded piece."""
    for run in runs(folded):
        if run[0].isascii():
            last = folded.endswith(run)
            yield (run + "*", False) if last and len(run) == 1 else (run[:24], last)
        elif len(run) == 1:
            yield run, True
        else:
            yield from ((run[i : i + 2], False) for i in range(len(run) - 1))


def read_grams(file: bytes, universe: int) -> Iterator[tuple[str, tuple[list[int], list[int]]]]:
    """Every gram of a file with its documents, and those that have it in their title."""
    yield from _read(file, universe)[0].items()


def read_sides(file: bytes, universe: int) -> dict[str, list[int]]:
    """What stands beside a unit, by names like "of>the": the documents."""
    return _read(file, universe)[1]


def _read(file: bytes, universe: int) -> tuple[dict[str, tuple[list[int], list[int]]], dict[str, list[int]]]:
    end = 4 + int.from_bytes(file[:4], "big")
    bits = iter("".join(f"{byte:08b}" for byte in file[end:]))
    grams: dict[str, tuple[list[int], list[int]]] = {}
    sides: dict[str, list[int]] = {}
    names, _, beside = zlib.decompress(file[4:end]).decode().partition("\n\n")
    for line in filter(None, names.split("\n")):
        head, *rests = line.split("\t")
        for rest in rests:
            there = rising(bits, gamma(bits), universe)
            grams[head + rest] = (there, [there[place] for place in rising(bits, gamma(bits) - 1, len(there))])
    for line in filter(None, beside.split("\n")):
        unit, *others = line.split("\t")
        own = sorted(
            {n for name, (there, _) in grams.items() if name == unit or (is_wide(unit) and name[0] == unit) for n in there}
        )
        for other in others:
            sides[unit + other] = [own[place] for place in rising(bits, gamma(bits), len(own))]
    return grams, sides


def gamma(bits: Iterator[str]) -> int:
    width = zeros(bits)
    return int("1" + "".join(next(bits) for _ in range(width)), 2)


def zeros(bits: Iterator[str]) -> int:
    count = 0
    while next(bits) == "0":
        count += 1
    return count


def rising(bits: Iterator[str], count: int, universe: int) -> list[int]:
    width = max(0, (universe // count).bit_length() - 1) if count else 0
    found, before = [], -1
    for _ in range(count):
        high = zeros(bits)
        low = int("".join(next(bits) for _ in range(width)) or "0", 2)
        before += 1 + (high << width) + low
        found.append(before)
    return found
