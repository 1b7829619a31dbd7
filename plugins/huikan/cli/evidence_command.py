"""evidence: a list of everything that was published in a year, for those who count it."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Unpack

import click

from huikan import evidence as room
from huikan import publish
from huikan.cli.command_context import SharedOptions, environment, open_context, publishing, shared
from huikan.cli.command_error import CONTENT_ERRORS, USAGE, CommandError
from huikan.console import Stages
from huikan.outputs import print as printing
from huikan.pipeline import prepare


@click.command()
@shared
@click.option("--year", type=click.IntRange(1000, 9999), required=True, help="The year of publication.")
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="Where the files go; otherwise evidence/.")
@click.option(
    "--site", "source", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="The published site."
)
def evidence(year: int, folder: Path | None, source: Path, **common: Unpack[SharedOptions]) -> None:
    """Write what was published in a year as XLSX, CSV and PDF: kind, title, date, people,
    committee, address, pages and the SHA-256 of the published file, with counts.

    Example: huikan evidence --year 2026 --to /srv/archive
    """
    context = open_context(**common)
    if not source.is_symlink():
        raise CommandError(USAGE, context.lang, "no-published", site=source)
    with publishing(context, source):
        version, manifest = publish.live_manifest(source)
        altered = sorted(problem.path for problem in publish.verify(source) if problem.what in ("missing", "changed"))
    if altered:
        raise CommandError(CONTENT_ERRORS, context.lang, "evidence-altered", site=source, names=", ".join(altered[:8]))
    with ExitStack() as stack:
        stages = stack.enter_context(Stages(context.lang, context.quiet))
        work = environment(stack, context, stages, f"processes:{os.cpu_count() or 1}")
        site = prepare(context.request(), work).site
    gathered = room.gather(
        site.library,
        site.settings,
        year,
        version.name,
        manifest.files,
        lambda path: printing.extent((version / path).read_bytes()),
        lambda path: printing.folios((version / path).read_bytes()),
    )
    if not gathered.publications:
        raise CommandError(CONTENT_ERRORS, context.lang, "evidence-none", year=year, site=source)
    target = folder or Path("evidence")
    with publishing(context, target):
        target.mkdir(parents=True, exist_ok=True)
        theme = printing.read_theme(site.theme / "print")
        for suffix, content in (
            ("xlsx", room.workbook(gathered)),
            ("csv", room.csv_list(gathered)),
            ("pdf", room.printed_list(gathered, theme, site.settings.site_url)),
        ):
            (target / f"evidence-{year}.{suffix}").write_bytes(content)
    context.tell("evidence-done", count=len(gathered.publications), folder=target, year=year)
    if gathered.missing:
        context.tell("evidence-missing", count=len(gathered.missing), names=", ".join(gathered.missing[:8]))
