"""wechat: texts for a society's WeChat account, a page a work, with a button that copies it."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from huikan import publication
from huikan.cli.asked_works import asked_languages, files_go_to, of_language
from huikan.cli.command_context import SharedOptions, open_context, publishing, shared
from huikan.cli.sent_works import open_works
from huikan.model import Work
from huikan.outputs import print as printing
from huikan.outputs import wechat
from huikan.outputs.stage import Site


@click.command("wechat")
@shared
@click.argument("keys", nargs=-1, metavar="[KEY …]")
@files_go_to("out/wechat", "Where the pages go.")
@of_language("The language of the texts; otherwise the site's first.")
def wechat_command(keys: tuple[str, ...], folder: Path, edition_lang: str, **common: Unpack[SharedOptions]) -> None:
    """Make pages of works to be copied into a WeChat account: of these works, else of all.

    Example: huikan wechat newsletters/2025-03
    """
    context = open_context(**common)
    lang = asked_languages(edition_lang, context)[0]
    works = open_works(context)
    edition = works.edition(lang)
    works_to_write = works.asked(keys, edition, context.lang) if keys else _published(edition)
    with publishing(context, folder):
        for each in works_to_write:
            _write(edition, each, works.site, folder)
    context.tell("wechat-done", count=len(works_to_write), folder=folder)


def _published(edition: publication.Edition) -> list[Work]:
    """The works of the edition's language that are published by themselves."""
    return [work for work in edition.library.works if edition.lang in work.documents and work.profile.folder]


def _write(edition: publication.Edition, work: Work, site: Site, folder: Path) -> None:
    article = wechat.article(edition, work, site.content, printing.read_theme(site.theme / "print").fonts)
    target = folder / work.key
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.html").write_bytes(wechat.page(article, wechat.make(article)))
    for name, size in wechat.COVERS.items():
        (target / name).write_bytes(wechat.cover(article.cover, size, article.fonts))
