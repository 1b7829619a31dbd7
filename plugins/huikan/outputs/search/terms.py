"""What the index has of one document: the task that reads its words, and its result as a value."""

from __future__ import annotations

from dataclasses import dataclass

from huikan.outputs.search.folding import fold
from huikan.outputs.search.grams import grams, is_wide, neighbours


@dataclass(frozen=True, slots=True)
class Terms:
    """What a document has for the index, each once and sorted.

    `grams` of all of it, and of its title and other names (`title`); `units` of which these are
    made, and `pairs` of units side by side, each with a space between.
    """

    grams: tuple[str, ...]
    title: tuple[str, ...]
    units: tuple[str, ...]
    pairs: tuple[str, ...]


def make_terms(title: str, passages: tuple[str, ...], names: tuple[str, ...] = ()) -> bytes:
    """Four lines, as `loads` reads them. `names` are in the passages too."""
    texts = [fold(text) for text in (title, *passages)]
    titled = set().union(*(grams(fold(text)) for text in (title, *names)))
    everywhere = set().union(*map(grams, texts))
    units = {gram[0] if is_wide(gram) else gram for gram in everywhere}
    pairs = {f"{left} {right}" for text in texts for left, right in neighbours(text)}
    lines = (" ".join(sorted(everywhere)), " ".join(sorted(titled)), " ".join(sorted(units)), "\t".join(sorted(pairs)))
    return "\n".join(lines).encode()


def loads(data: bytes) -> Terms:
    """The terms that `make_terms` wrote."""
    everywhere, title, units, pairs = data.decode().split("\n")
    return Terms(tuple(everywhere.split()), tuple(title.split()), tuple(units.split()), tuple(pairs.split("\t") if pairs else ()))
