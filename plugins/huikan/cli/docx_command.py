"""docx: works as files of Word, for circulation and signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Unpack

import click

from huikan import publication
from huikan.cli.asked_works import asked_keys, asked_languages, files_go_to, of_language
from huikan.cli.command_context import CommandContext, SharedOptions, open_context, publishing, shared
from huikan.cli.sent_works import open_works
from huikan.diagnostics import Diagnostic, found
from huikan.model import Work
from huikan.outputs import docx
from huikan.outputs import print as printing
from huikan.pipeline import Prepared


@click.command("docx")
@shared
@click.argument("keys", nargs=-1, metavar="[KEY …]")
@files_go_to("out/docx", "Where the files go.")
@of_language("The language; otherwise all that a work has.")
@click.option("--draft", "early", is_flag=True, help="Also of works that are not published yet, marked on each page.")
@click.option("--no-red-head", "plain_head", is_flag=True, help="Notices without the red head, for paper that has one.")
def docx_command(
    keys: tuple[str, ...], folder: Path, edition_lang: str, early: bool, plain_head: bool, **common: Unpack[SharedOptions]
) -> None:
    """Make files of Word, to be circulated and signed: of these works, else of all notices and
    papers.

    Example: huikan docx notices/2026-11-conference
    """
    context = open_context(**common)
    languages = asked_languages(edition_lang, context)
    prepared = open_works(context, early).prepared
    chosen = _asked(keys, prepared, context.lang)
    with publishing(context, folder):
        names = [name for lang in languages for name in _write(chosen, lang, prepared, context, folder, red_head=not plain_head)]
    context.tell("docx-done", count=len(names), folder=folder)


def _asked(keys: Sequence[str], prepared: Prepared, lang: str) -> list[Work]:
    """The works of these keys, of a publication its parts; else all notices and papers."""
    library = prepared.site.library
    works = {work.key: work for work, _ in library.walk()}
    if not keys:
        return [work for work in works.values() if work.profile.official or work.profile.scholarly]
    asked_keys(keys, works, prepared, lang)
    return [part for key in dict.fromkeys(keys) for part in (works[key].parts or (works[key],))]


def _write(
    works: Sequence[Work], lang: str, prepared: Prepared, context: CommandContext, folder: Path, *, red_head: bool
) -> Iterator[str]:
    """The names of the files that are written, of the works that have the language."""
    site = prepared.site
    edition = publication.open_edition(site.library, site.fragments, site.settings, lang)
    fonts = printing.read_theme(site.theme / "print").fonts
    for work in works:
        if lang not in work.documents:
            continue
        document = work.documents[lang]
        draft = document.path in prepared.waiting
        target = folder / f"{work.key.replace('/', '-')}.{lang}.docx"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(docx.make(docx.compose(edition, work, site.content, fonts, red_head=red_head, draft=draft)))
        context.show(_pictured(document.path, docx.unconvertible(edition.fragment(document))))
        yield target.name


def _pictured(path: str, formulas: Iterator[tuple[int, str, str]]) -> Iterator[Diagnostic]:
    """A finding for each formula that is a picture in Word."""
    for line, _, words in formulas:
        yield found("formula-as-picture", path, line=line, words=" ".join(words.split())[:60])
