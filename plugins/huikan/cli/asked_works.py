"""Which works a command is asked for, in which languages, and where its files go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from huikan.cli.command_context import CommandContext, F
from huikan.cli.command_error import CONTENT_ERRORS, USAGE, CommandError, similar
from huikan.model import Lang
from huikan.pipeline import Prepared


def files_go_to(default: str, what: str) -> Callable[[F], F]:
    """The option of the folder that a command writes into; `what` is its help."""
    kind = click.Path(path_type=Path, file_okay=False)
    return click.option("--to", "folder", type=kind, default=Path(default), show_default=True, help=what)


def of_language(what: str) -> Callable[[F], F]:
    """The option of the language of the texts; `what` is its help."""
    return click.option("--edition", "--language", "edition_lang", default="", help=what)


def asked_languages(language: str, context: CommandContext) -> tuple[Lang, ...]:
    """The language that is asked for, else all of the site's. CommandError for one that it has
    not."""
    languages = context.config.settings.languages
    if language and language not in languages:
        raise CommandError(USAGE, context.lang, "no-language", name=language, names=", ".join(languages))
    return tuple(lang for lang in languages if not language or lang == language)


def asked_keys(keys: Iterable[str], known: Iterable[str], prepared: Prepared, lang: str) -> None:
    """CommandError where one of these keys is none of the `known` ones, or is held back by its
    errors; `lang` is that of messages."""
    names = tuple(known)
    for key in keys:
        if any(withheld == key for withheld, _ in prepared.withheld):
            raise CommandError(CONTENT_ERRORS, lang, "withheld-key", key=key)
        if key not in names:
            raise CommandError(USAGE, lang, "unknown-key", key=key, similar=similar(key, names, lang))
