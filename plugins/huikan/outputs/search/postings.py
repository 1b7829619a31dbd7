"""The index turned round: for every gram the documents that it stands in, divided into shards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from huikan.outputs.search.grams import NAME, adjacency_key, log2_half_steps, shard_of, shard_prefix
from huikan.outputs.search.numbering import step
from huikan.outputs.search.terms import Terms, loads
from huikan.tasks import FileRef

BETWEEN = "\x1e"  # shards; no gram has it
Postings = dict[str, list[str]]  # name -> the numbers of its documents, rising, as text


def make_postings(terms: tuple[tuple[int, FileRef], ...], threshold: int, most: int) -> bytes:
    """The shards, as `loads_shards` reads them, from (number, its terms as a file) of each
    document."""
    files = dict(terms)
    shards = shards_of(lambda number: loads(files[number].read()), files, threshold, most)
    return BETWEEN.join(shards).encode()


def loads_shards(data: bytes) -> list[str]:
    """The shards that `make_postings` wrote."""
    return data.decode().split(BETWEEN)


def shards_of(terms_of: Callable[[int], Terms], numbers: Iterable[int], threshold: int, most: int) -> list[str]:
    """The shards of an index, with about `most` postings each."""
    lists = postings(numbers, terms_of, threshold)
    places, _, near = lists
    return shards(*lists, step(sum(map(len, (*places.values(), *near.values()))) // most))


def postings(numbers: Iterable[int], terms_of: Callable[[int], Terms], threshold: int) -> tuple[Postings, Postings, Postings]:
    """Of all documents by their numbers: gram -> documents; gram -> which of these have it in the
    title, counted from 0; name of two units side by side -> documents.

    The names are `grams.adjacency_key`'s, for pairs whose units stand in so many documents that
    their half steps together reach `threshold`. Each document's terms are asked for twice, and kept
    by nobody: those of ten thousand documents would fill the memory.
    """
    rising = sorted(numbers)
    steps = _half_steps((terms_of(number).units for number in rising), len(rising), threshold)
    places, titles, near = defaultdict[str, list[str]](list), Postings(), defaultdict[str, list[str]](list)
    for number in rising:
        terms, text = terms_of(number), str(number)
        for gram in terms.grams:
            places[gram].append(text)
        for gram in terms.title:
            titles.setdefault(gram, []).append(str(len(places[gram]) - 1))
        for name in _names(terms.pairs, steps, threshold):
            near[name].append(text)
    return places, titles, near


def shards(places: Postings, titles: Postings, near: Postings, count: int) -> list[str]:
    """Each of `count` shards as text, a line a name: itself and its documents; of a gram also which
    of these have it in the title. Tabs between, names in order."""
    homes: dict[str, int] = {}
    lines: list[list[str]] = [[] for _ in range(count)]
    for gram in sorted(places):
        line = f"{gram}\t{' '.join(places[gram])}\t{' '.join(titles.get(gram, ()))}"
        lines[_home(shard_prefix(gram), homes, count)].append(line)
    for name in sorted(near):
        lines[_home(shard_prefix(NAME.split(name)[0]), homes, count)].append(f"{name}\t{' '.join(near[name])}")
    return ["\n".join(shard) for shard in lines]


def _half_steps(documents: Iterable[Sequence[str]], count: int, threshold: int) -> Mapping[str, int]:
    """In how many documents each unit stands, in half steps of two; without the units that are too
    rare for a name, whatever stands beside them."""
    spread = Counter[str]()
    for units in documents:
        spread.update(units)
    most = log2_half_steps(count)
    steps = ((unit, log2_half_steps(places)) for unit, places in spread.items())
    return {unit: step for unit, step in steps if step + most >= threshold}


def _names(pairs: Sequence[str], steps: Mapping[str, int], threshold: int) -> Iterator[str]:
    """The names of the pairs that the index has."""
    for pair in pairs:
        left, _, right = pair.partition(" ")
        if left in steps and right in steps:
            name = adjacency_key(left, right, steps, threshold)
            if name:
                yield name


def _home(prefix: str, homes: dict[str, int], count: int) -> int:
    home = homes.get(prefix)
    if home is None:
        home = homes[prefix] = shard_of(prefix, count)
    return home
