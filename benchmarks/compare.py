#!/usr/bin/env python3
"""Measure a whole build beside other programs: python benchmarks/compare.py
[--articles 1000] [--rounds 3] [--stacks huikan mkdocs hugo] [--steps nothing body …] [--json FILE]

All build the same invented articles in two languages (benchmarks/articles.py), without PDFs,
one after the other and in turns: from nothing, with nothing changed, with the body of one
article edited, its title, one of its tags. Programs that remember nothing build the whole site
each time. Prints for each the seconds by the clock, those of processor time of all processes,
the most memory that they held together (MB), the number of files; then how many times the time
of each other program ours takes: the least and the median of the rounds.

The other programs are installed in .cache/benchmarks/peers, at the versions of
benchmarks/peers.txt. `--json -` writes all figures as JSON to the standard output, else to FILE.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import articles
from process_cost import Cost, cost
from stacks import STACKS, Huikan, Stack, install_peers

STEPS = ("nothing", "unchanged", *articles.EDITS)
WHOLE = "nothing"  # the step that builds from nothing
DEFAULT = ("huikan", "mkdocs", "hugo")
HEAD = f"{'':18}{'step':12}{'round':>6}{'clock':>9}{'processor':>11}{'MB':>8}{'files':>8}"


class Run(NamedTuple):
    """One build: by whom, in which step and round."""

    stack: str
    step: str
    round: int
    cost: Cost
    files: int


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    if any(not issubclass(STACKS[name], Huikan) for name in options.stacks):
        install_peers()
    with tempfile.TemporaryDirectory(prefix="compare-") as temporary:
        root = options.keep or Path(temporary)
        stacks = [STACKS[name](root / name) for name in options.stacks]
        for stack in stacks:
            stack.lay(options.articles, options.seed)
        runs = []
        print(HEAD, file=sys.stderr)
        for run in rounds(stacks, options.steps, options.rounds):
            runs.append(run)
            show(run)
    ratios = list(compared(runs))
    for line in ratio_lines(ratios):
        print(line, file=sys.stderr)
    if options.json:
        report = {"machine": machine(), "articles": options.articles, "seed": options.seed}
        write(options.json, {**report, "runs": [plain(run) for run in runs], "ratios": ratios})


def rounds(stacks: Sequence[Stack], steps: Sequence[str], count: int) -> Iterable[Run]:
    """Every step of every round, the programs in turns."""
    for number in range(count):
        for step in steps:
            for stack in stacks:
                prepare(stack, step, number * len(steps) + steps.index(step))
                yield Run(stack.name, step, number, cost(stack.command, stack.root, stack.environment), stack.count())


def prepare(stack: Stack, step: str, edit: int) -> None:
    """What a step changes before it is measured. An edit is a new one each time."""
    if step == WHOLE:
        stack.forget()
    elif step in articles.EDITS:
        articles.edit(stack.articles / articles.name(1, "zh"), step, edit)


def compared(runs: Sequence[Run]) -> Iterable[dict[str, Any]]:
    """How many times each other program's time ours takes in a step."""
    names = list(dict.fromkeys(run.stack for run in runs))
    for ours in (name for name in names if STACKS[name].remembers):
        for peer in (name for name in names if not STACKS[name].remembers):
            for step in dict.fromkeys(run.step for run in runs):
                pairs = [(_cost(runs, ours, run), run.cost) for run in runs if (run.stack, run.step) == (peer, step)]
                walls = [mine.wall / theirs.wall for mine, theirs in pairs]
                processors = [mine.processor / theirs.processor for mine, theirs in pairs]
                yield {"ours": ours, "peer": peer, "step": step, "wall": _spread(walls), "processor": _spread(processors)}


def ratio_lines(ratios: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """The table of ratios."""
    yield f"\n{'times the time of':28}{'step':12}{'clock: least':>14}{'median':>9}{'processor: least':>18}{'median':>9}"
    for ratio in ratios:
        columns = (ratio["wall"]["least"], ratio["wall"]["median"], ratio["processor"]["least"], ratio["processor"]["median"])
        figures = "".join(f"{figure:>{width}.3f}" for figure, width in zip(columns, (14, 9, 18, 9), strict=True))
        yield f"{ratio['ours'] + ' / ' + ratio['peer']:28}{ratio['step']:12}{figures}"


def machine() -> dict[str, Any]:
    """Where the figures are from."""
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "load": os.getloadavg(),
        "python": platform.python_version(),
        "system": platform.system(),
    }


def _cost(runs: Sequence[Run], stack: str, beside: Run) -> Cost:
    """What the same step of the same round cost another program."""
    place = (stack, beside.step, beside.round)
    return next(run.cost for run in runs if (run.stack, run.step, run.round) == place)


def _spread(figures: Sequence[float]) -> dict[str, float]:
    return {"least": round(min(figures), 4), "median": round(median(figures), 4)}


def show(run: Run) -> None:
    figures = f"{run.cost.wall:>9.2f}{run.cost.processor:>11.2f}{run.cost.memory:>8.0f}{run.files:>8}"
    print(f"{run.stack:18}{run.step:12}{run.round + 1:>6}{figures}", file=sys.stderr, flush=True)


def plain(run: Run) -> dict[str, Any]:
    costs = {name: round(figure, 3) for name, figure in run.cost._asdict().items()}
    return {"stack": run.stack, "step": run.step, "round": run.round, "files": run.files, **costs}


def write(target: Path, report: Mapping[str, Any]) -> None:
    content = json.dumps(report, indent=2, ensure_ascii=False) + "\n"
    if str(target) == "-":
        sys.stdout.write(content)
    else:
        target.write_text(content, "utf-8")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1000, help="in each language")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stacks", nargs="+", choices=STACKS, default=DEFAULT)
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=STEPS)
    parser.add_argument("--keep", type=Path, help="a folder for the sites")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    if options.steps[0] != WHOLE:
        parser.error(f"the first step has to be {WHOLE}")
    return options


if __name__ == "__main__":
    main()
