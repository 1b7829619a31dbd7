"""The works of a folder as books, ready to be printed: what
benchmarks of pages and lines measure."""

from __future__ import annotations

import datetime as time
import tempfile
from collections.abc import Iterator
from pathlib import Path

from huikan import tasks
from huikan.builds import BuildEnvironment, BuildRequest, TaskCounts
from huikan.console import Stages
from huikan.outputs.print.book import Book, composers
from huikan.pipeline import prepare
from huikan.settings import Settings

ROOT = Path(__file__).parents[1]


def composed(content: Path) -> Iterator[Book]:
    """Every work of a folder in each language in which it is written, with its formulas, tables
    and charts as a build sets them."""
    request = BuildRequest(content, ROOT / "theme", Settings(), time.datetime.now(time.UTC), pdfs="none")
    with tempfile.TemporaryDirectory() as cache, tasks.open_executor("inline") as executor, Stages("en", quiet=True) as stages:
        environment = BuildEnvironment(tasks.Cache(Path(cache), ""), executor, stages, TaskCounts())
        site = prepare(request, environment).site
        for _, _, book in composers(site.library, site.fragments, site.settings, content):
            yield book()
