"""How many bytes the pictures of a book for the screen may have, so that the file can be mailed and
opened on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from huikan.model import Asset
from huikan.outputs.print.book.book import Book
from huikan.typesetting import asset_of

MEGABYTE = 1_000_000
REST = 3.5  # megabytes that letters, fonts and drawings of a long book take
LEAST = 12_000  # bytes: below this a picture shows nothing any more
STEPS = 4  # to a doubling: a book with one picture more need not have all of them fitted anew


def most_bytes(book: Book, assets: Mapping[str, Asset], wide: Mapping[str, int], megabytes: float) -> int:
    """The most bytes of a picture with which the PDF stays below `megabytes`; 0 where it does with
    all pictures as they come, or may be of any size. `wide`: the pixels across of each, by URL."""
    if not megabytes:
        return 0
    known = {url: assets[path] for url in book.files if (path := asset_of(url)) in assets}
    drawings = sum(asset.size for url, asset in known.items() if url.lower().endswith(".svg")) // 4
    room = int((megabytes - REST) * MEGABYTE) - drawings
    return cap(list(_sizes(known, wide)), max(room, 0))


def cap(sizes: Sequence[int], room: int) -> int:
    """The size to which the largest of some things have to be cut down, so that all fit into a
    room; 0 where they fit. What small ones leave free is the large ones'."""
    if sum(sizes) <= room:
        return 0
    left, ordered = room, sorted(sizes)
    for place, size in enumerate(ordered):
        share = left // (len(ordered) - place)
        if size > share:
            return max(LEAST, _stepped(share))
        left -= size
    return LEAST


def _stepped(share: int) -> int:
    """The next lower of steps that make a few of all sizes."""
    step = LEAST
    size = float(LEAST)
    while size <= share:
        step, size = int(size), size * 2 ** (1 / STEPS)
    return step


def _sizes(assets: Mapping[str, Asset], wide: Mapping[str, int]) -> Iterator[int]:
    """The most bytes that each picture of pixels can have in the PDF once it is fitted."""
    for url, asset in assets.items():
        if url.lower().endswith(".svg"):
            continue
        width = min(asset.width, wide[url]) or wide[url]
        pixels = width * (asset.height * width // asset.width if asset.width else width)
        yield min(asset.size, pixels) if asset.still == "JPEG" else 3 * pixels
