"""Index: the documents of one language by their numbers, and what has been made of them.

What an earlier stage has not made (its results are not there) is worked out here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from huikan.model import Lang
from huikan.outputs.search.attached import attached_documents
from huikan.outputs.search.document import Listed, listed_documents
from huikan.outputs.search.grams import log2_half_steps, shard_of
from huikan.outputs.search.numbering import block_bits, numbers, step, universe_of
from huikan.outputs.search.postings import (
    Block,
    Numbered,
    TermsFiles,
    make_neighbours,
    make_postings,
    neighbours_of,
    postings_of,
)
from huikan.outputs.search.terms import loads, make_terms
from huikan.outputs.stage import Results, Site, Unit
from huikan.publication import open_edition, recency
from huikan.tasks import Task

POSTINGS = 8_000  # in a file of grams, about 7 KB
NEAR = {"zh": 8}  # as many documents may have two units without having them side by side before the index tells which
FEW = 64  # the same in other languages, whose texts are smaller and whose pairs are more


@dataclass(frozen=True, slots=True)
class Postings:
    """All blocks together: for each file of grams what the blocks have for it, in their order; in
    how many documents each unit stands."""

    shards: tuple[tuple[str, ...], ...]
    spread: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Index:
    """What is searched in one language. `documents` are works and records, then the pages of files,
    in the order in which they are found."""

    lang: Lang
    documents: tuple[Listed, ...]
    number_of: Mapping[str, int]
    results: Results

    @staticmethod
    def of(site: Site, lang: Lang, results: Results) -> Index:
        """The index of a language. Numbers are given to the oldest document first."""
        edition = open_edition(site.library, site.fragments, site.settings, lang)
        attached = map(Listed.of, attached_documents(site, edition, results))
        documents = (*listed_documents(edition), *attached)
        oldest = sorted(documents, key=lambda each: recency(each.date, each.key))
        return Index(lang, documents, numbers(each.key for each in oldest), results)

    @property
    def universe(self) -> int:
        return universe_of(len(self.documents))

    @property
    def threshold(self) -> int:
        """How frequent two units are together (`grams.adjacency_key`) that have a name."""
        return log2_half_steps(self.universe * NEAR.get(self.lang, FEW))

    def terms(self) -> Iterator[Unit]:
        """A task a document: what the index has of it."""
        return (Unit(self._terms_of(document), partial(self._terms_task, document)) for document in self.documents)

    def _terms_task(self, document: Listed) -> tuple[Task, None]:
        return Task(self._terms_of(document), make_terms, document.read().searched), None

    def blocks(self) -> Iterator[Task]:
        """A task a block: its grams; none of a block of which some terms are missing."""
        for number, block in self._divided().items():
            files = self._files(block)
            if files is not None:
                yield Task(self._postings_of(number), make_postings, (files,))

    def neighbours(self) -> Iterator[Task]:
        """A task a block: what stands side by side; none where some block is missing."""
        divided = self._divided()
        if any(self._postings_of(number) not in self.results for number in divided):
            return
        blocks = [self._block(number, block) for number, block in divided.items()]
        frequent = self._frequent(_spread(blocks))
        for (number, block), postings in zip(divided.items(), blocks, strict=True):
            files, steps = self._files(block), _steps(postings, frequent)
            if files is not None and steps:
                yield Task(self._neighbours_of(number), make_neighbours, (files, steps, self.threshold))

    def postings(self) -> Postings:
        """All that blocks have, as files are to have it."""
        divided = self._divided()
        blocks = [self._block(number, block) for number, block in divided.items()]
        spread = _spread(blocks)
        frequent = self._frequent(spread)
        pairs = [
            (postings, self._sides(number, block, _steps(postings, frequent)))
            for (number, block), postings in zip(divided.items(), blocks, strict=True)
        ]
        count = step(sum(part.size for pair in pairs for part in pair) // POSTINGS)
        return Postings(_shards(pairs, count), spread)

    def _divided(self) -> Mapping[int, list[tuple[int, Listed]]]:
        """The documents of each block with their numbers, rising."""
        bits = block_bits(self.universe)
        divided = defaultdict[int, list[tuple[int, Listed]]](list)
        for number, document in sorted((self.number_of[each.key], each) for each in self.documents):
            divided[number >> bits].append((number, document))
        return divided

    def _frequent(self, spread: Mapping[str, int]) -> Mapping[str, int]:
        """In how many documents each unit stands, in half steps of two; without the units that are
        too rare for a name, whatever stands beside them."""
        most = log2_half_steps(len(self.documents))
        steps = ((unit, log2_half_steps(count)) for unit, count in spread.items())
        return {unit: step for unit, step in steps if step + most >= self.threshold}

    def _block(self, number: int, block: Sequence[tuple[int, Listed]]) -> Block:
        artifact = self.results.get(self._postings_of(number))
        return Block.loads(artifact.read()) if artifact else postings_of(_read(block))

    def _sides(self, number: int, block: Sequence[tuple[int, Listed]], steps: Mapping[str, int]) -> Block:
        artifact = self.results.get(self._neighbours_of(number))
        return Block.loads(artifact.read()) if artifact else neighbours_of(_read(block) if steps else (), steps, self.threshold)

    def _files(self, block: Sequence[tuple[int, Listed]]) -> TermsFiles | None:
        """The terms of documents; nothing where some are missing."""
        results = ((number, self.results.get(self._terms_of(document))) for number, document in block)
        files = tuple((number, artifact.ref) for number, artifact in results if artifact)
        return files if len(files) == len(block) else None

    def _terms_of(self, document: Listed) -> str:
        return f"terms/{self.lang}/{document.key}"

    def _postings_of(self, block: int) -> str:
        return f"postings/{self.lang}/{block}"

    def _neighbours_of(self, block: int) -> str:
        return f"neighbours/{self.lang}/{block}"


def _read(block: Sequence[tuple[int, Listed]]) -> Numbered:
    return ((number, loads(make_terms(*document.read().searched))) for number, document in block)


def _spread(blocks: Sequence[Block]) -> Mapping[str, int]:
    spread = Counter[str]()
    for block in blocks:
        spread.update(block.spread)
    return spread


def _steps(block: Block, frequent: Mapping[str, int]) -> Mapping[str, int]:
    """The frequent units that stand beside another one in a block."""
    return {unit: frequent[unit] for unit in block.paired if unit in frequent}


def _shards(pairs: Sequence[tuple[Block, Block]], count: int) -> tuple[tuple[str, ...], ...]:
    """What each of `count` files of grams has of each block, without what is empty."""
    shards: list[list[str]] = [[] for _ in range(count)]
    homes: dict[str, int] = {}
    for pair in pairs:
        own: dict[int, list[str]] = {}
        for prefix, lines in (group for block in pair for group in block.lines.items()):
            home = homes.get(prefix)
            if home is None:
                home = homes[prefix] = shard_of(prefix, count)
            own.setdefault(home, []).append(lines)
        for home, pieces in own.items():
            shards[home].append("\n".join(pieces))
    return tuple(map(tuple, shards))
