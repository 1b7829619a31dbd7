"""wechat: texts for a society's WeChat account, a page a work, with a button that copies it."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from huikan import publication, tasks
from huikan.builds import BuildEnvironment
from huikan.cli.command_context import CONTENT_ERRORS, USAGE, CommandError, environment, open_context, publishing, shared, similar
from huikan.console import Stages
from huikan.markup import Picture
from huikan.model import Work
from huikan.outputs import pictures, wechat
from huikan.outputs import print as printing
from huikan.outputs.stage import Site
from huikan.pipeline import Prepared, prepare


@click.command("wechat")
@shared
@click.argument("keys", nargs=-1, metavar="[KEY …]")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out/wechat"),
    show_default=True,
    help="Where the pages go.",
)
@click.option("--edition", "edition_lang", default="", help="The language of the texts; otherwise the site's first.")
def wechat_command(keys: tuple[str, ...], folder: Path, edition_lang: str, **common: Any) -> None:
    """Make pages of works to be copied into a WeChat account: of these works, else of all.

    Example: huikan wechat newsletters/2025-03
    """
    context = open_context(**common)
    with ExitStack() as stack:
        stages = stack.enter_context(Stages(context.lang, context.quiet))
        work = environment(stack, context, stages, f"processes:{os.cpu_count() or 1}")
        prepared = prepare(context.request(), work)
        offers = _pictures(prepared.site, work)
    site = prepared.site
    lang = edition_lang or site.library.languages[0]
    edition = publication.open_edition(site.library, site.fragments, site.settings, lang)
    works = _asked(keys, edition, prepared, context.lang)
    with publishing(context, folder):
        for each in works:
            _write(replace(edition, pictures=offers), each, site, folder)
    context.tell("wechat-done", count=len(works), folder=folder)


def _asked(keys: tuple[str, ...], edition: publication.Edition, prepared: Prepared, lang: str) -> list[Work]:
    """The works of these keys, or all that are published by themselves; CommandError for a key that
    is none."""
    known = {key: work for key, work in edition.works.items() if edition.lang in work.documents}
    if not keys:
        return [work for work in edition.library.works if work.key in known and work.profile.folder]
    for key in keys:
        if any(withheld == key for withheld, _ in prepared.withheld):
            raise CommandError(CONTENT_ERRORS, lang, "withheld-key", key=key)
        if key not in known:
            raise CommandError(USAGE, lang, "unknown-key", key=key, similar=similar(key, tuple(known), lang))
    return [known[key] for key in keys]


def _pictures(site: Site, work: BuildEnvironment) -> dict[str, Picture]:
    """The pictures as the site publishes them, as far as a build has made them."""
    found = {task.target: artifact for task in pictures.plan(site, {}) if (artifact := tasks.find(task, work.cache))}
    sizes = {address: artifact.size for address, artifact in found.items()}
    return publication.picture_offers(site.library, publication.shown_pictures(site.library, site.for_references), sizes)


def _write(edition: publication.Edition, work: Work, site: Site, folder: Path) -> None:
    article = wechat.article(edition, work, site.content, printing.read_theme(site.theme / "print").fonts)
    target = folder / work.key
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.html").write_bytes(wechat.page(article, wechat.make(article)))
    for name, size in wechat.COVERS.items():
        (target / name).write_bytes(wechat.cover(article.cover, size, article.fonts))
