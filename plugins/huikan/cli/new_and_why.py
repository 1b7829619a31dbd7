"""new, why: the commands about one work or one file."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import Any

import click

from huikan.cli.command_context import USAGE, CommandError, echo, environment, open_context, shared, similar
from huikan.console import Stages
from huikan.model import KINDS, PARTS, profile_of
from huikan.scaffold import scaffold
from huikan.why import explain

KEY = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*")


@click.command()
@shared
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("key")
def new(kind: str, key: str, **common: Any) -> None:
    """Start a new work: its files in both languages, with the fields of its KIND explained.

    \b
    Examples: huikan new issue 2025-03
              huikan new item newsletters/2025-03/01-metro
              huikan new article why-it-is-warm
    """
    context = open_context(**common)
    full = full_key(kind, key)
    if not KEY.fullmatch(full):
        raise CommandError(USAGE, context.lang, "bad-key", key=key)
    if kind in PARTS.values() and full.count("/") < 2:
        raise CommandError(USAGE, context.lang, "bad-part-key", key=key)
    for lang in context.config.settings.languages:
        for path, text in scaffold(kind, full, lang, context.now.date(), context.config.settings.languages).items():
            place = context.content / path
            if place.exists():
                context.tell("exists", path=f"{context.root}/{path}")
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
            context.tell("written", path=f"{context.root}/{path}")


def full_key(kind: str, key: str) -> str:
    """The key from content/: `issue 2025-03` is `newsletters/2025-03`, `item
    2025-03/01-metro` a part of it."""
    whole = next((whole for whole, part in PARTS.items() if part == kind), kind)
    folder = profile_of(whole).folder
    return key if not folder or key.startswith(f"{folder}/") else f"{folder}/{key}"


@click.command()
@shared
@click.argument("target")
def why(target: str, **common: Any) -> None:
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
