"""new, why: the commands about one work or one file."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import Unpack

import click

from huikan import source
from huikan.cli.command_context import CommandContext, SharedOptions, environment, open_context, shared
from huikan.cli.command_error import USAGE, CommandError, echo, similar
from huikan.console import Stages
from huikan.model import KINDS, PARTS, Lang, profile_of
from huikan.scaffold import scaffold
from huikan.scaffold.records import RECORD_KINDS, record_file, record_text
from huikan.why import explain

KEY = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*")


@click.command()
@shared
@click.argument("kind", type=click.Choice([*KINDS, *RECORD_KINDS]))
@click.argument("key")
def new(kind: str, key: str, **common: Unpack[SharedOptions]) -> None:
    """Start a new work: its files in both languages, with the fields of its KIND explained;
    or a new record of a list in content/data.

    \b
    Examples: huikan new issue 2025-03
              huikan new item newsletters/2025-03/01-metro
              huikan new article why-it-is-warm
              huikan new event annual-meeting-2026
    """
    context = open_context(**common)
    if kind in RECORD_KINDS:
        _new_record(kind, key, context)
        return
    full = full_key(kind, key)
    if not KEY.fullmatch(full):
        raise CommandError(USAGE, context.lang, "bad-key", key=key)
    if kind in PARTS.values() and full.count("/") < 2:
        raise CommandError(USAGE, context.lang, "bad-part-key", key=key)
    languages = context.config.settings.languages
    for lang in languages:
        for path, text in scaffold(kind, full, lang, context.now.date(), languages, _society(context, lang)).items():
            place = context.content / path
            if place.exists():
                context.tell("exists", path=f"{context.root}/{path}")
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
            context.tell("written", path=f"{context.root}/{path}")


def _new_record(kind: str, key: str, context: CommandContext) -> None:
    """Add a record at the end of its file; what stands in it stays as it is."""
    if not KEY.fullmatch(key) or "/" in key:
        raise CommandError(USAGE, context.lang, "bad-key", key=key)
    path = record_file(kind)
    place = context.content / path
    before = place.read_text(encoding="utf-8") if place.exists() else ""
    if re.search(rf"^- +key: *[\"']?{re.escape(key)}[\"']? *(?:#.*)?$", before, re.MULTILINE):
        raise CommandError(USAGE, context.lang, "key-in-use", key=key, path=f"{context.root}/{path}")
    text = record_text(kind, key, context.lang, context.config.settings.languages, context.now.date())
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"{before.rstrip()}\n{text}".lstrip("\n"), encoding="utf-8")
    context.tell("written", path=f"{context.root}/{path}")


def _society(context: CommandContext, lang: Lang) -> str:
    """The society's name as content/data/society.yml says it, else mkdocs.yml."""
    place, settings = context.content / "data/society.yml", context.config.settings
    text = place.read_text(encoding="utf-8", errors="replace") if place.is_file() else ""
    society, _ = source.parse_society("data/society.yml", text, settings.languages) if text else (None, [])
    return (society.name.get(lang) if society else None) or settings.names.get(lang, "")


def full_key(kind: str, key: str) -> str:
    """The key from content/: `issue 2025-03` is `newsletters/2025-03`, `item
    2025-03/01-metro` a part of it."""
    whole = next((whole for whole, part in PARTS.items() if part == kind), kind)
    folder = profile_of(whole).folder
    return key if not folder or key.startswith(f"{folder}/") else f"{folder}/{key}"


@click.command()
@shared
@click.argument("target")
def why(target: str, **common: Unpack[SharedOptions]) -> None:
    """Say what makes TARGET, a file of the site, from which inputs, and
    why it is or is not made anew.

    Example: huikan why pdf/newsletters-2025-03.zh.pdf
    """
    context = open_context(**common)
    with ExitStack() as stack:
        work = environment(stack, context, stack.enter_context(Stages(context.lang, quiet=True)), "inline")
        explanation = explain(target.removeprefix("site/"), context.request(), work)
    if explanation.unknown:
        raise CommandError(
            USAGE, context.lang, "why-unknown-target", target=target, similar=similar(target, explanation.known, context.lang)
        )
    for line in explanation.lines(context.lang, context.verbose):
        echo(line)
