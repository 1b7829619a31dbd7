#!/usr/bin/env python3
"""Tell where a build's time goes: python benchmarks/profile_build.py
[--articles 1000] [--step nothing] [--functions 10] [--content FOLDER] [--json FILE]

Builds invented articles (benchmarks/articles.py) in one process under cProfile, in a step of
benchmarks/compare.py, after the builds that the step needs before it. Prints the seconds of each
stage, and the functions that cost most: by their own time, and by their time with all that they
call. Under cProfile everything takes up to twice as long, small functions most; `--plain`
measures the stages without it, over all cores. `--content` builds that folder instead, from
nothing. `--keep` keeps the profile for snakeviz or pstats.
"""

from __future__ import annotations

import argparse
import json
import pstats
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from compare import STEPS, WHOLE, machine, prepare, write
from stacks import PROJECT, Huikan

PROFILE = "build.profile"
OURS = "plugins/huikan/"


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="profile-") as temporary:
        stack = Huikan(Path(temporary) / "site-of-profile")
        stack.lay(0 if options.content else options.articles, options.seed)
        if options.content:
            shutil.rmtree(stack.root / "content")
            shutil.copytree(options.content, stack.root / "content")
        if options.step != WHOLE:
            subprocess.run(stack.command, cwd=stack.root, env=dict(stack.environment), check=True)
        prepare(stack, options.step, 1)
        subprocess.run(_command(stack, options.plain), cwd=stack.root, env=dict(stack.environment), check=not options.content)
        stages: Mapping[str, float] = json.loads((stack.root / "stats.json").read_text("utf-8"))["stages"]
        report: dict[str, Any] = {"machine": machine(), "articles": options.articles, "step": options.step, "stages": stages}
        if not options.plain:
            statistics = pstats.Stats(str(stack.root / PROFILE))
            report["own"] = list(dearest(statistics, "own", options.functions))
            report["whole"] = list(dearest(statistics, "whole", options.functions))
            if options.keep:
                shutil.copy(stack.root / PROFILE, options.keep)
    for line in lines(report):
        print(line, file=sys.stderr)
    if options.json:
        write(options.json, report)


def dearest(statistics: pstats.Stats, order: str, count: int) -> Iterator[dict[str, Any]]:
    """The `count` functions whose "own" time, or "whole" time with what they call, is the most.

    By whole time only our own functions are told, without those through which half of the build
    goes, which only call the others.
    """
    entries: Mapping[tuple[str, int, str], Any] = statistics.stats  # type: ignore[attr-defined]
    rows = [
        {"function": _told(*place), "calls": entry[1], "own": round(entry[2], 3), "whole": round(entry[3], 3)}
        for place, entry in entries.items()
    ]
    if order == "whole":
        half = max(row["whole"] for row in rows) / 2
        rows = [row for row in rows if row["whole"] < half and row["function"].startswith(OURS)]
    yield from sorted(rows, key=lambda row: -row[order])[:count]


def lines(report: Mapping[str, Any]) -> Iterator[str]:
    """The tables."""
    whole = sum(report["stages"].values())
    yield f"{'stage':12}{'seconds':>9}{'share':>8}"
    for stage, seconds in sorted(report["stages"].items(), key=lambda item: -float(item[1])):
        yield f"{stage:12}{seconds:>9.2f}{seconds / whole:>8.1%}"
    yield f"{'all':12}{whole:>9.2f}"
    for order, title in (("own", "own time"), ("whole", "time with what it calls")):
        for number, entry in enumerate(report.get(order, ())):
            if not number:
                yield f"\n{'own':>9}{'whole':>9}{'calls':>11}  by {title}"
            yield f"{entry['own']:>9.2f}{entry['whole']:>9.2f}{entry['calls']:>11}  {entry['function']}"


def _command(stack: Huikan, plain: bool) -> list[str]:
    if plain:
        return stack.command
    build = [*stack.command[1:], "--executor", "inline"]
    return [sys.executable, "-m", "cProfile", "-o", PROFILE, *build]


def _told(path: str, line: int, name: str) -> str:
    """Where a function stands: short, and without this machine's folders."""
    if path in ("~", ""):
        return name
    short = Path(path)
    if short.is_relative_to(PROJECT):
        return f"{short.relative_to(PROJECT)}:{line} {name}"
    packages = path.rpartition("site-packages/")[2] if "site-packages/" in path else short.name
    return f"{packages}:{line} {name}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1000, help="in each language")
    parser.add_argument("--step", choices=STEPS, default=WHOLE)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--functions", type=int, default=10, help="how many of the dearest")
    parser.add_argument("--plain", action="store_true", help="stages alone, without cProfile, over all cores")
    parser.add_argument("--content", type=Path, help="a folder to build instead of invented articles")
    parser.add_argument("--keep", type=Path, help="where to keep the profile")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
