"""register: remember every address that the site publishes now."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Unpack

import click

from huikan.addresses import register as registers
from huikan.cli.command_context import SharedOptions, environment, open_context, shared
from huikan.cli.command_error import CONTENT_ERRORS
from huikan.console import Stages
from huikan.pipeline import asked_for, prepare, present


@click.command()
@shared
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if an address is not remembered yet.")
def register(only_check: bool, **common: Unpack[SharedOptions]) -> None:
    """Remember the addresses of the site in data/addresses.txt of the
    content: from then on none may vanish.

    Run it after publishing, and commit the file. Example: huikan register
    """
    context = open_context(**common)
    with ExitStack() as stack:
        work = environment(stack, context, stack.enter_context(Stages(context.lang, context.quiet)), "inline")
        prepared = prepare(context.request(), work)
        addresses = present(prepared.site, asked_for(prepared.site)).addresses
    context.show(prepared.diagnostics)
    if not prepared.sound:
        raise SystemExit(CONTENT_ERRORS)
    place = context.content / registers.PATH
    before = place.read_text("utf-8") if place.is_file() else ""
    entries = registers.parse(before)[0].entries
    new = addresses - entries.keys()
    if only_check:
        if new:
            context.tell("not-registered", count=len(new), path=place)
            raise SystemExit(CONTENT_ERRORS)
        return
    place.parent.mkdir(exist_ok=True)
    draft = place.with_name(f".{place.name}.tmp")
    draft.write_text(registers.update(before, addresses, context.config.settings.site_url), encoding="utf-8")
    draft.replace(place)
    context.tell("registered", path=place, count=len(entries) + len(new), new=len(new))
