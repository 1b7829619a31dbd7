#!/usr/bin/env python3
"""Measure how a build grows with the site: python benchmarks/scale.py
[--articles 300 1000 3000 10000 20000] [--stack huikan] [--steps nothing body …] [--json FILE]

Builds invented articles (benchmarks/articles.py; so many in each of two languages), without PDFs,
in the steps of benchmarks/compare.py. Prints what each costs, then for each step the exponent of
growth: the slope of the line nearest to the logarithms of time (of memory) over those of the
number of articles. 1 is in step with the site, 2 with its square. `--from 1000` leaves what is
smaller out of the line. `--json -` writes all figures as JSON to the standard output, else to FILE.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from math import log
from pathlib import Path
from statistics import linear_regression
from typing import Any

from compare import HEAD, STEPS, WHOLE, Run, machine, plain, rounds, show, write
from process_cost import Cost
from stacks import STACKS, Huikan, install_peers

SIZES = (300, 1000, 3000, 10000, 20000)


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    stack_type = STACKS[options.stack]
    if not issubclass(stack_type, Huikan):
        install_peers()
    figures: list[tuple[int, Run]] = []
    for size in options.articles:
        with tempfile.TemporaryDirectory(prefix="scale-") as temporary:
            stack = stack_type(Path(temporary) / stack_type.name)
            stack.lay(size, options.seed)
            print(f"\n{size} articles in each language\n{HEAD}", file=sys.stderr)
            for run in rounds([stack], options.steps, options.rounds):
                figures.append((size, run))
                show(run)
    growth = list(exponents(figures, options.smallest))
    print(f"\n{'exponent of growth':18}{'clock':>9}{'processor':>11}{'memory':>8}", file=sys.stderr)
    for step in growth:
        print(f"{step['step']:18}{step['wall']:>9.2f}{step['processor']:>11.2f}{step['memory']:>8.2f}", file=sys.stderr)
    if options.json:
        runs = [{"articles": size, **plain(run)} for size, run in figures]
        write(options.json, {"machine": machine(), "seed": options.seed, "runs": runs, "exponents": growth})


def exponents(figures: Sequence[tuple[int, Run]], smallest: int) -> Iterator[dict[str, Any]]:
    """The exponents of each step: of the least of its rounds at each size from `smallest` on."""
    sizes = sorted({size for size, _ in figures if size >= smallest})
    for step in dict.fromkeys(run.step for _, run in figures):
        if len(sizes) > 1:
            costs = [[run.cost for other, run in figures if (other, run.step) == (size, step)] for size in sizes]
            slopes = {name: _slope(sizes, [_least(each, name) for each in costs]) for name in Cost._fields}
            yield {"step": step, "from": sizes[0], "to": sizes[-1], **slopes}


def _least(costs: Iterable[Cost], name: str) -> float:
    return min(float(getattr(each, name)) for each in costs)


def _slope(sizes: Sequence[int], figures: Sequence[float]) -> float:
    return round(linear_regression([log(size) for size in sizes], [log(figure) for figure in figures]).slope, 3)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, help="in each language")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stack", choices=STACKS, default=Huikan.name)
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=STEPS)
    parser.add_argument("--from", dest="smallest", type=int, default=0, metavar="ARTICLES")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    if options.steps[0] != WHOLE:
        parser.error(f"the first step has to be {WHOLE}")
    return options


if __name__ == "__main__":
    main()
