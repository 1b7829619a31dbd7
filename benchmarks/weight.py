#!/usr/bin/env python3
"""What a first visit to each kind of page moves, without pictures:
python benchmarks/weight.py [SITE]

Compressed as static hosts do it (gzip, level 6): the page itself, then its style
sheets, scripts and icon. Of each kind of page the heaviest is shown. SITE: the
published site unless said otherwise.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

PAGE, VISIT = 25_000, 120_000  # bytes that an article's page, and a first visit to it, may move


@dataclass(frozen=True, slots=True)
class Weight:
    """Compressed bytes of a page and of what it loads besides pictures;
    `kind` is that of its template."""

    address: str
    kind: str
    page: int
    visit: int


class _Parts(HTMLParser):
    """What a page loads before anybody touches it."""

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.files = "", list[str]()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if tag == "body":
            self.kind = next(iter(values.get("class", "").split()), "").removesuffix("-page")
        elif tag == "script" and "src" in values:
            self.files.append(values["src"])
        elif tag == "link" and {"stylesheet", "icon", "preload", "modulepreload"} & set(values.get("rel", "").split()):
            self.files.append(values["href"])


def weigh(site: Path) -> list[Weight]:
    """Every page of a site, but those that only lead on."""
    weights = (_weight(file, site) for file in sorted(site.rglob("*.html")))
    return [weight for weight in weights if weight.kind]


def heaviest(weights: Iterable[Weight]) -> dict[str, Weight]:
    """The heaviest page of each kind."""
    maxima: dict[str, Weight] = {}
    for weight in weights:
        maxima[weight.kind] = max(maxima.get(weight.kind, weight), weight, key=lambda each: each.visit)
    return maxima


def _weight(file: Path, site: Path) -> Weight:
    parts = _Parts()
    content = file.read_bytes()
    parts.feed(content.decode())
    base = site if file.name == "404.html" else file.parent
    names = (name.partition("?")[0] for name in parts.files)
    files = {(site / name.lstrip("/") if name.startswith("/") else base / name).resolve() for name in names}
    page = len(gzip.compress(content, 6, mtime=0))
    return Weight(file.parent.relative_to(site).as_posix(), parts.kind, page, page + sum(map(_packed, files)))


@cache
def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def main() -> None:
    weights = weigh(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1] / "site"))
    print(f"{'kind':14} {'pages':>5} {'page KB':>8} {'visit KB':>9}  heaviest")
    for kind, weight in sorted(heaviest(weights).items()):
        count = sum(each.kind == kind for each in weights)
        print(f"{kind:14} {count:5} {weight.page / 1000:8.1f} {weight.visit / 1000:9.1f}  /{weight.address}/")


if __name__ == "__main__":
    main()
