"""volume: a year of a newsletter, or a column, as a book."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Unpack

import click

from huikan import publication, tasks
from huikan.cli.asked_works import asked_languages, files_go_to, of_language
from huikan.cli.command_context import CommandContext, SharedOptions, environment, open_context, publishing, shared
from huikan.cli.command_error import CONTENT_ERRORS, USAGE, CommandError, echo
from huikan.console import Stages, translate
from huikan.model import Lang, Library, Society
from huikan.outputs import epub
from huikan.outputs import print as printing
from huikan.outputs.stage import Site
from huikan.pipeline import prepare
from huikan.publication.volumes import Volume, bound_volumes


@click.command("volume")
@shared
@click.argument("key", metavar="KEY")
@click.option("--year", type=click.IntRange(1000, 9999), help="The year of the issues; with the folder of a newsletter.")
@click.option("--column", is_flag=True, help="KEY is a column's.")
@files_go_to("out/volume", "Where the files go.")
@of_language("The language; otherwise all that a work has.")
def volume_command(
    key: str, year: int | None, column: bool, folder: Path, edition_lang: str, **common: Unpack[SharedOptions]
) -> None:
    """Bind a year of a newsletter, or all articles of a column, as PDF and EPUB.

    Example: huikan volume newsletters --year 2025
    """
    context = open_context(**common)
    name, languages = _named(key, year, column), asked_languages(edition_lang, context)
    with ExitStack() as stack:
        stages = stack.enter_context(Stages(context.lang, context.quiet))
        work = environment(stack, context, stages, f"processes:{os.cpu_count() or 1}")
        site = _with_volume(prepare(context.request(), work).site, name)
        chosen = list(_bound(site, languages))
        if not chosen:
            raise CommandError(USAGE, context.lang, "no-volume", key=name)
        pdfs = list(work.run("pdf", [printing.plan_volume(site, edition, volume) for edition, volume in chosen]))
        pages = {result.target: result for result in pdfs if isinstance(result, tasks.Artifact)}
        books = work.run("epub", [epub.plan_volume(site, edition, volume, pages) for edition, volume in chosen])
        results = [*pdfs, *books]
    _write(results, context, folder)


def _named(key: str, year: int | None, column: bool) -> str:
    """The key of the volume that is meant."""
    plain = key.strip("/")
    if column and not plain.startswith("columns/"):
        return f"columns/{plain}"
    return f"{plain}/{year}" if year and not plain.endswith(f"/{year}") else plain


def _with_volume(site: Site, name: str) -> Site:
    """The site as if its society had this volume bound, and no other."""
    library: Library = site.library
    society = library.society or Society(name=dict(site.settings.names))
    return replace(site, library=replace(library, society=society.model_copy(update={"volumes": (name,)})))


def _bound(site: Site, languages: Sequence[Lang]) -> Iterator[tuple[publication.Edition, Volume]]:
    """The volume that is to be bound, in each language."""
    for lang in languages:
        edition = publication.open_edition(site.library, site.fragments, site.settings, lang)
        yield from ((edition, volume) for volume in bound_volumes(edition))


def _write(results: list[tasks.Artifact | tasks.Failure], context: CommandContext, folder: Path) -> None:
    """The files that were made; a failure is said and ends the command."""
    with publishing(context, folder):
        folder.mkdir(parents=True, exist_ok=True)
        for result in results:
            if isinstance(result, tasks.Artifact):
                (folder / Path(result.target).name).write_bytes(result.read())
    failures = [result for result in results if isinstance(result, tasks.Failure)]
    context.tell("volume-done", count=len(results) - len(failures), folder=folder)
    for each in failures:
        echo(translate(context.lang, f"failed-{each.kind.value}", target=each.target, error=each.error), err=True)
    if failures:
        raise SystemExit(CONTENT_ERRORS)
