#!/usr/bin/env python3
"""Count how the lines of a printed work are set: python
benchmarks/lines.py [KEY …] [--content FOLDER]

For every work (reports/2025-province unless said otherwise) and language three rows:
WeasyPrint as it comes, with our lines but without push-in, and as it is printed. A row counts
the lines of justified text that are not a paragraph's last: those that end more than 0.5 pt
before the edge, those beyond it, those that begin or end with what may not stand there, those
that were drawn in; and how wide the widest gap of each line was opened, in em. Seconds are
those of the layout, the PDF apart. Below stand the cells of its tables that are broken where
no typesetter would break them, with the reason, and what a proofreader marks on its lines:

  one      last lines of a paragraph, heading or caption with one character
  sign     last lines with nothing but the type of a reference, ［S］．
  parted   numbers parted from their unit, range, fraction or equation
  torn     justified lines with a gap of more than 0.25 em (English 0.5)

`--all` takes every work, `--faults` shows the last table alone, `--brief` counts it.
"""

from __future__ import annotations

import argparse
import sys
import time as clock
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from unittest import mock

from composed import ROOT, composed

sys.path.insert(0, str(ROOT / "tests/support"))

from cells import broken_cells
from huikan import typesetting
from huikan.outputs.print.book import Theme, read_theme, write_html
from huikan.typesetting.chinese import line_layout, push_in
from line_faults import KINDS, line_faults
from lines import Line, lines

BOUNDS = (0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5)  # em
ROWS = ("WeasyPrint", "without push-in", "as printed")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("keys", nargs="*", default=["reports/2025-province"])
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--all", action="store_true", help="every work of the folder")
    parser.add_argument("--faults", action="store_true", help="only what a proofreader marks")
    parser.add_argument("--brief", action="store_true", help="its counts alone")
    options = parser.parse_args(arguments)
    dress = read_theme(ROOT / "theme" / "print")
    total: Counter[str] = Counter()
    for book in composed(options.content):
        if options.all or book.key in options.keys:
            job = typesetting.TypesetRequest(write_html(book, dress), book.key, book.meta.title, book.site, "…", book.files)
            name = f"{book.key} {book.lang}"
            if not (options.faults or options.brief):
                _compare(name, job, dress)
            total += _proofread(name, job, dress, options.brief)
    print(f"{'all':40}" + "".join(f"{kind:>8}{total[kind]:>5}" for kind in KINDS))


def _compare(name: str, job: typesetting.TypesetRequest, dress: Theme) -> None:
    """The three rows of a work, and its broken cells."""
    print(f"{'':32}{'lines':>6}{'short':>6}{'over':>5}{'wrong':>6}{'drawn':>6}{'most':>7}{'s':>6}   gaps up to (em)")
    print(f"{'':74}   " + "".join(f"{bound:>6}" for bound in BOUNDS) + "  more")
    for row in ROWS:
        with _set_as(row):
            start = clock.process_time()
            book_lines = lines(job, dress.fonts)
            print(_row(f"{name}: {row}"[-32:], book_lines, clock.process_time() - start), flush=True)
    cells = broken_cells(job, dress.fonts)
    print(f"{len(cells)} broken cells")
    for cell in cells:
        print(f"  p. {cell.page}: {' / '.join(cell.lines)} ({cell.reason})")


def _proofread(name: str, job: typesetting.TypesetRequest, dress: Theme, brief: bool) -> Counter[str]:
    """What a proofreader marks on the lines of a work."""
    with typesetting.laid_out(job, dress.fonts, {"cache": {}}) as document:
        marked = list(line_faults([page._page_box for page in document.pages]))
    counts = Counter(fault.kind for fault in marked)
    print(f"{name[-40:]:40}" + "".join(f"{kind:>8}{counts[kind]:>5}" for kind in KINDS), flush=True)
    for fault in [] if brief else marked:
        print(f"  {fault.kind:7} p. {fault.page}: {fault.text}")
    return counts


@contextmanager
def _set_as(row: str) -> Iterator[None]:
    """Our lines or a part of them in force."""
    with ExitStack() as changes:
        if row == "WeasyPrint":
            changes.enter_context(mock.patch.object(line_layout, "chinese_lines", nullcontext))
        elif row == "without push-in":
            changes.enter_context(mock.patch.object(push_in, "line_filler", lambda original: original))
        yield


def _row(name: str, book_lines: list[Line], seconds: float) -> str:
    inner = [line for line in book_lines if not line.final]
    counts = [sum(line.short > 0.5 for line in inner), sum(line.short < -0.5 for line in book_lines)]
    counts += [sum(line.prohibited for line in book_lines), sum(line.drawn > 0 for line in book_lines)]
    shares, rest = [], [line.gap for line in inner]
    for bound in BOUNDS:
        shares.append(sum(gap <= bound for gap in rest))
        rest = [gap for gap in rest if gap > bound]
    short, over, wrong, drawn = counts
    figures = f"{len(inner):>6}{short:>6}{over:>5}{wrong:>6}{drawn:>6}{max(line.gap for line in inner):>7.3f}{seconds:>6.1f}"
    return f"{name:32}{figures}   " + "".join(f"{share:>6}" for share in (*shares, len(rest)))


if __name__ == "__main__":
    main()
