"""check: what is wrong in the content."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import Unpack

import click

from huikan.cli.command_context import SharedOptions, environment, open_context, shared
from huikan.cli.command_error import CONTENT_ERRORS
from huikan.console import Stages
from huikan.pipeline import prepare


@click.command()
@shared
def check(**common: Unpack[SharedOptions]) -> None:
    """Find what is wrong in the content, all of it, and build nothing.

    Example: huikan check --lang en --format github
    """
    context = open_context(**common)
    with ExitStack() as stack:
        stages = stack.enter_context(Stages(context.lang, context.quiet))
        prepared = prepare(context.request(), environment(stack, context, stages, f"processes:{os.cpu_count() or 1}"))
    context.show(prepared.diagnostics)
    if not prepared.sound:
        raise SystemExit(CONTENT_ERRORS)
    context.tell("checked", documents=prepared.documents)
