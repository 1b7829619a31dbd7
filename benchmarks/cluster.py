#!/usr/bin/env python3
"""Measure what a Dask cluster costs: python benchmarks/cluster.py [--articles 300]
[--workers 2] [--content FOLDER] [--json FILE]

Builds the same content from nothing in processes of this machine and on a cluster of as many
workers, which run here, too: what the second costs more is the price of sending values. With
invented articles (benchmarks/articles.py) there are no PDFs, with a FOLDER there are. Seconds by
the clock, and of processor time of all processes, those of Dask among them; then whether both
trees are the same.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from compare import machine, write
from process_cost import cost
from stacks import NOW, PROJECT, Huikan

sys.path.insert(0, str(PROJECT / "tests/support"))

from dask_cluster import DaskCluster, dask_cluster


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=300, help="in each language")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--content", type=Path)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="cluster-") as temporary:
        stack = Huikan(Path(temporary) / "site")
        stack.lay(options.articles, 1)
        if options.content:
            shutil.rmtree(stack.root / "content")
            shutil.copytree(options.content, stack.root / "content")
        here = measured(stack, f"processes:{options.workers}", bool(options.content))
        trees = [tree(stack.root / "site")]
        with dask_cluster(Path(temporary) / "dask", options.workers) as cluster:
            before = processor_time(cluster)
            there = measured(stack, cluster.address, bool(options.content))
            there["processor"] += processor_time(cluster) - before
        trees.append(tree(stack.root / "site"))
    report = {"machine": machine(), "workers": options.workers, "here": here, "cluster": there, "same": trees[0] == trees[1]}
    print(json.dumps(report, indent=1), file=sys.stderr)
    if options.json:
        write(options.json, report)


def measured(stack: Huikan, executor: str, pdfs: bool) -> dict[str, float]:
    """What a build from nothing costs, and how many tasks it has."""
    stack.forget()
    arguments = [*([] if pdfs else ["--no-pdf"]), "--quiet", "--now", NOW, "--cache", "cache", "--stats", "stats.json"]
    command = [sys.executable, str(PROJECT / "build.py"), "build", *arguments, "--executor", executor]
    figures = cost(command, stack.root, stack.environment)
    made = json.loads((stack.root / "stats.json").read_text("utf-8"))["made"]
    return {"tasks": made, "clock": round(figures.wall, 2), "processor": round(figures.processor, 2)}


def processor_time(cluster: DaskCluster) -> float:
    """Seconds that all processes of the cluster have worked, as /proc has them."""
    ticks = 0
    groups = {process.pid for process in cluster.processes}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) in groups:
            ticks += sum(map(int, fields[11:15]))  # its own, and those of children that have ended
    return round(ticks / os.sysconf("SC_CLK_TCK"), 2)


def tree(root: Path) -> Mapping[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


if __name__ == "__main__":
    main()
