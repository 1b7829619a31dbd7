"""serve: the site on this machine, as it is written."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import replace
from functools import lru_cache
from typing import Unpack

import click

from huikan import preview, site
from huikan.builds import BuildRequest
from huikan.cli.command_context import SharedOptions, environment, open_context, shared
from huikan.cli.command_error import USAGE, CommandError, reason
from huikan.console import Stages


@click.command()
@shared
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen.")
@click.option("--as-published", is_flag=True, help="Without drafts and texts whose day has not come.")
def serve(address: str, as_published: bool, **common: Unpack[SharedOptions]) -> None:
    """Show the site on this machine and follow your changes. Drafts and
    texts whose day has not come are shown and marked.

    Example: huikan serve --address 127.0.0.1:8080
    """
    context = open_context(**common)

    @lru_cache(1)
    def load(written: int) -> BuildRequest:
        now = site.load(context.config.file)
        return replace(context.request("cached"), settings=now.settings, theme=now.theme, early=not as_published)

    with ExitStack() as stack:
        stages = stack.enter_context(Stages(context.lang, quiet=True))
        work = environment(stack, context, stages, f"processes:{os.cpu_count() or 1}")
        context.tell("serving", address=f"http://{address}/")
        try:
            preview.serve(lambda: load(context.config.file.stat().st_mtime_ns), work, address, context.lang)
        except OSError as error:
            raise CommandError(USAGE, context.lang, "no-address", address=address, error=reason(error, context.lang)) from error
