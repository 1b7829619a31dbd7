"""The index turned round: for every gram the documents that it stands in, block by block.

A block is some documents whose numbers follow each other, so that a changed document changes one
block, and the lists of blocks joined in their order are those of all documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from huikan.outputs.search.grams import NAME, adjacency_key, shard_prefix
from huikan.outputs.search.terms import Terms, loads
from huikan.tasks import FileRef

BETWEEN = "\x1e"  # parts of a block; no gram has it
Numbered = Iterable[tuple[int, Terms]]  # documents, their numbers rising
TermsFiles = tuple[tuple[int, FileRef], ...]  # the same with their terms as files


@dataclass(frozen=True, slots=True)
class Block:
    """Some documents turned round, or what stands side by side in them (`neighbours_of`).

    `lines` has by the beginning of names, as files are divided by it, a line for each name: itself
    and its documents; of a gram also which of these have it in the title, counted from 0. Tabs
    between. `size` counts the documents in all lines. `spread` tells in how many documents each
    unit stands, `paired` which units stand beside another one.
    """

    size: int
    lines: Mapping[str, str]
    spread: Mapping[str, int] = field(default_factory=dict)
    paired: Sequence[str] = ()

    def dumps(self) -> bytes:
        """The block as bytes."""
        spread = (" ".join(self.spread), " ".join(map(str, self.spread.values())), " ".join(self.paired))
        lines = (part for group in self.lines.items() for part in group)
        return BETWEEN.join((str(self.size), *spread, *lines)).encode()

    @staticmethod
    def loads(data: bytes) -> Block:
        """The block that `dumps` gave."""
        size, units, counts, paired, *lines = data.decode().split(BETWEEN)
        spread = dict(zip(units.split(), map(int, counts.split()), strict=True))
        return Block(int(size), dict(zip(lines[::2], lines[1::2], strict=True)), spread, paired.split())


def make_postings(terms: TermsFiles) -> bytes:
    """The block of some documents."""
    return postings_of(_read(terms)).dumps()


def make_neighbours(terms: TermsFiles, steps: Mapping[str, int], threshold: int) -> bytes:
    """The block of what stands side by side in some documents, as `neighbours_of` has it."""
    return neighbours_of(_read(terms), steps, threshold).dumps()


def postings_of(documents: Numbered) -> Block:
    """The grams of some documents. Each document is looked at once and kept by nobody: those of
    ten thousand would fill the memory."""
    places, titles = defaultdict[str, list[str]](list), dict[str, list[str]]()
    spread, paired = Counter[str](), set[str]()
    for number, terms in documents:
        text = str(number)
        for gram in terms.grams:
            places[gram].append(text)
        for gram in terms.title:
            titles.setdefault(gram, []).append(str(len(places[gram]) - 1))
        spread.update(terms.units)
        paired.update(" ".join(terms.pairs).split(" ") if terms.pairs else ())
    lines = {gram: f"{gram}\t{' '.join(places[gram])}\t{' '.join(titles.get(gram, ()))}" for gram in places}
    size = sum(map(len, places.values()))
    return Block(size, _grouped(lines), dict(sorted(spread.items())), sorted(paired))


def neighbours_of(documents: Numbered, steps: Mapping[str, int], threshold: int) -> Block:
    """The names of units side by side in some documents (`grams.adjacency_key`). `steps` has the
    units of which the index may have such names."""
    near = defaultdict[str, list[str]](list)
    for number, terms in documents:
        text = str(number)
        for name in _names(terms.pairs, steps, threshold):
            near[name].append(text)
    lines = {name: f"{name}\t{' '.join(numbers)}" for name, numbers in near.items()}
    return Block(sum(map(len, near.values())), _grouped(lines))


def _read(terms: TermsFiles) -> Numbered:
    return ((number, loads(file.read())) for number, file in terms)


def _names(pairs: Sequence[str], steps: Mapping[str, int], threshold: int) -> Iterator[str]:
    """The names of the pairs that the index has."""
    for pair in pairs:
        left, _, right = pair.partition(" ")
        if left in steps and right in steps:
            name = adjacency_key(left, right, steps, threshold)
            if name:
                yield name


def _grouped(lines: Mapping[str, str]) -> Mapping[str, str]:
    """Lines by the beginnings of their names, names in order."""
    groups = defaultdict[str, list[str]](list)
    for name in sorted(lines):
        groups[shard_prefix(NAME.split(name, 1)[0])].append(lines[name])
    return {prefix: "\n".join(group) for prefix, group in groups.items()}
