#!/usr/bin/env python3
"""Count what a typesetter would mark on printed pages: python benchmarks/feet.py [KEY …]
[--content FOLDER] [--most 15] [--plain]

Every work (all of content/ unless keys are given) and language is
laid out, and each page looked at:

  white    pages (no plates) whose text ends more than 15 % of the text block above the foot,
           or the notes there, though what comes next begins no chapter, section or part on
           a page of its own; with the share of these pages
  few      last pages of such a part with fewer than four lines and nothing else
  heading  headings with nothing below them on their page or in their column
  caption  captions apart from their figure or table
  single   paragraphs and items of lists of which one line stands alone at the foot or
           head of a page or column
  facing   spreads whose feet differ, though neither page ends a chapter
  column   stretches of columns whose heads differ, or whose feet do by more than a line
  off      lines of running text that stand between two lines of the page's grid
  alone    pages more than half white that show a table or picture and hardly a line

With --brief the faults are counted, not listed.
"""

from __future__ import annotations

import argparse
import sys
import time as clock
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

from composed import ROOT, composed

sys.path.insert(0, str(ROOT / "tests/support"))

import page_faults
from huikan import typesetting
from huikan.outputs.print import screen
from huikan.outputs.print.book import read_theme
from huikan.typesetting.pagination import page_whitespace
from huikan.typesetting.pagination.page_filler import PageFiller

KINDS = ("white", "few", "heading", "caption", "single", *page_faults.KINDS)
FORCED = ("page", "left", "right", "recto", "verso")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PARAGRAPHS = frozenset(("p", "li", "dd", "dt"))
FEW = 4  # lines


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("keys", nargs="*")
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--most", type=float, default=15, help="per cent of a text block that may be white (15)")
    parser.add_argument("--plain", action="store_true", help="as pages come, without our make-up")
    parser.add_argument("--brief", action="store_true", help="only the counts")
    options = parser.parse_args(arguments)
    dress = read_theme(ROOT / "theme" / "print")
    total: Counter[str] = Counter()
    print(f"{'':40}{'pages':>6}" + "".join(f"{kind:>9}" for kind in KINDS) + f"{'s':>7}")
    for book in composed(options.content):
        if not options.keys or book.key in options.keys:
            start = clock.process_time()
            plain = mock.patch.object(PageFiller, "fill", lambda self, page, lay: page) if options.plain else nullcontext()
            with plain, typesetting.laid_out(screen.request(book, dress), dress.fonts, {"cache": {}}) as document:
                pages = [page._page_box for page in document.pages]
            marked = list(faults(pages, options.most / 100))
            counts = Counter(kind for kind, *_ in marked) | Counter(pages=len(pages))
            total += counts
            print(_row(f"{book.key} {book.lang}", counts) + f"{clock.process_time() - start:>7.1f}", flush=True)
            for kind, number, message in [] if options.brief else marked:
                print(f"    {kind:8} p. {number:<4} {message}")
    print(_row("all", total))


def _row(name: str, counts: Mapping[str, int]) -> str:
    share = f"  {counts['white'] / max(1, counts['pages']):.1%}"
    return f"{name[-40:]:40}{counts['pages']:>6}" + "".join(f"{counts[kind]:>9}" for kind in KINDS) + share


def faults(pages: Sequence[Any], most: float) -> Iterator[tuple[str, int, str]]:
    """(what, number of the page in the file, what is said of it) of each page of a
    document. `most`: the share of white."""
    for number, (page, after) in enumerate(pairwise([*pages, None]), 1):
        if page.page_type.blank or page.page_type.name in ("cover", "title", "landscape") or _is_back(page):
            continue
        share, ends = page_whitespace.whitespace_ratio(page), after is None or _begins_anew(page, after)
        if not ends and share > most:
            yield "white", number, f"{share:.0%} white, then {_first(page, after)}"
        lines = [
            box
            for box in page.children[0].descendants()
            if isinstance(box, page_whitespace.DRAWN) and page_whitespace.is_seen(box)
        ]
        if ends and 0 < len(lines) < FEW and number > 1 and page.page_type.name == pages[number - 2].page_type.name:
            yield "few", number, f"{len(lines)} lines at the end"
        if after is not None and not ends:
            yield from ((kind, number, message) for kind, message in _divided(page, after))
    yield from _columns(pages)
    yield from ((fault.kind, fault.page, fault.text) for fault in page_faults.page_faults(pages, _begins_anew))


def _is_back(page: Any) -> bool:
    return any(box.element is not None and "back" in (box.element.get("class") or "") for box in page.descendants())


def _begins_anew(page: Any, after: Any) -> bool:
    """Whether a page ends because what follows has to begin on another."""
    here = {id(box.element) for box in page.descendants() if box.element is not None}
    turned = "landscape" in (page.page_type.name, after.page_type.name)
    new = [box for box in _chain(after.children[0], 0) if box.element is not None and id(box.element) not in here]
    if after.page_type.blank or (page.page_type.name != after.page_type.name and not turned):
        return True
    there = {id(box.element) for box in after.descendants() if box.element is not None}
    ends = [box for box in _chain(page.children[0], -1) if box.element is not None and id(box.element) not in there]
    return any(box.style["break_before"] in FORCED for box in new) or any(box.style["break_after"] in FORCED for box in ends)


def _chain(box: Any, place: int) -> Iterator[Any]:
    """A box, the first (or last) of its children, and so on."""
    while True:
        yield box
        children = [child for child in getattr(box, "children", ()) if hasattr(child, "style")]
        if not children:
            return
        box = children[place]


def _first(page: Any, after: Any) -> str:
    """What stands first on a page, as a tag and its words."""
    here = {id(box.element) for box in page.descendants() if box.element is not None}
    new = [box.element for box in _chain(after.children[0], 0) if box.element is not None and id(box.element) not in here]
    element = new[0] if new else list(_chain(after.children[0], 0))[-1].element
    words = " ".join("".join(element.itertext()).split())[:40]
    return f"<{element.tag} {element.get('class') or ''}> {words}"


def _divided(page: Any, after: Any) -> Iterator[tuple[str, str]]:
    """What is torn apart between a page and the next one."""
    block = _last_block(page.children[0])
    if block is not None and block.element.tag in HEADINGS:
        yield "heading", " ".join("".join(block.element.itertext()).split())[:40]
    there = {id(box.element) for box in after.descendants() if box.element is not None}
    for box in page.children[0].descendants():
        if box.element is not None and box.element.tag == "figure" and id(box.element) in there and box.element_tag == "figure":
            yield "caption", " ".join("".join(box.element.itertext()).split())[:40]


def _last_block(box: Any) -> Any:
    """The block of the last line in a box; None where that is no line of a block."""
    chain = [step for step in _chain(box, -1) if step.element is not None]
    lines = [place for place, step in enumerate(chain) if isinstance(step, page_whitespace.boxes.LineBox)]
    return chain[lines[0]] if lines else None


def _columns(pages: Sequence[Any]) -> Iterator[tuple[str, int, str]]:
    """Paragraphs of which a single line stands apart on a page or in a column."""
    parts: dict[int, list[tuple[int, Any, int]]] = {}
    for number, page in enumerate(pages, 1):
        for box in page.children[0].descendants():
            lines = [child for child in getattr(box, "children", ()) if isinstance(child, page_whitespace.boxes.LineBox)]
            if lines and box.element is not None and box.element.tag in PARAGRAPHS and "::" not in (box.element_tag or ""):
                parts.setdefault(id(box.element), []).append((number, box, len(lines)))
    for places in parts.values():
        for number, box, count in places if len(places) > 1 else ():
            if count == 1:
                yield "single", number, " ".join("".join(box.element.itertext()).split())[:40]


if __name__ == "__main__":
    main()
