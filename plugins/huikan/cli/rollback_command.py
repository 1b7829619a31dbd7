"""rollback: the version before the present one."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Unpack

import click

from huikan import publish
from huikan.cli.command_context import SharedOptions, guard, open_context, publishing, shared
from huikan.cli.command_error import USAGE, CommandError


@click.command()
@shared
@click.option(
    "--site", "target", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="The published site."
)
def rollback(target: Path, **common: Unpack[SharedOptions]) -> None:
    """Show readers the version before the present one.

    Example: huikan rollback --site /srv/www/society
    """
    context = open_context(**common)
    with ExitStack() as stack:
        guard(stack, context, target)
        if len(publish.versions(target)) < 2:
            raise CommandError(USAGE, context.lang, "no-rollback", site=target)
        with publishing(context, target):
            context.tell("rolled-back", site=target, version=publish.rollback(target).version)
