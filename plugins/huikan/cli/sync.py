"""sync: what of the published site another place has to get, by the difference of manifests."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from huikan import publish
from huikan.cli.command_context import SharedOptions, open_context, publishing, shared
from huikan.cli.command_error import USAGE, CommandError
from huikan.diagnostics.show import inert_json


@click.command()
@shared
@click.option(
    "--site", "source", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="The published site."
)
@click.option(
    "--known",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("uploaded.json"),
    show_default=True,
    help="What the other place has: the manifest of the last time.",
)
@click.option("--dry-run", is_flag=True, help="Copy nothing; write what is to be uploaded and deleted, as JSON.")
@click.argument("target", type=click.Path(path_type=Path, file_okay=False), required=False)
def sync(source: Path, known: Path, dry_run: bool, target: Path | None, **common: Unpack[SharedOptions]) -> None:
    """Bring another folder, TARGET, up to date with the published site; or, with --dry-run, write
    the list of what an upload has to bring and to delete.

    Files that pages show come before them in the list. After an upload, copy the manifest,
    site.versions/VERSION.json, over the --known one; copying to TARGET does that itself.

    \b
    Examples: huikan sync --dry-run > changes.json
              huikan sync /mnt/bucket --known bucket.json
    """
    context = open_context(**common)
    if not (dry_run or target):
        raise CommandError(USAGE, context.lang, "sync-where")
    if not source.is_symlink():
        raise CommandError(USAGE, context.lang, "no-published", site=source)
    with publishing(context, source):
        version, now = publish.live_manifest(source)
        changes = publish.difference(publish.read_manifest(known), now)
    counts = {"upload": len(changes.upload), "delete": len(changes.delete), "size": _size(changes)}
    if dry_run:
        click.echo(inert_json(changes.dumps()), nl=False)
        context.tell("sync-list", **counts)
        return
    assert target
    with publishing(context, target):
        publish.copy(version, target, changes)
        known.write_bytes(publish.Manifest(now.files, now.sequence).dumps())
    context.tell("sync-done", target=target, **counts)


def _size(changes: publish.Difference) -> str:
    """How much is to be uploaded, in MB."""
    return f"{sum(size for *_, size in changes.upload) / 1e6:.1f}"
