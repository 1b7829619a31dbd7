"""sbom: what the press is made of, for those who must know before they run it."""

from __future__ import annotations

from pathlib import Path

import click

from huikan.cli.command_error import USAGE, CommandError, language
from huikan.diagnostics.show import inert_json
from huikan.supply import MismatchError, bom, inventory, listing


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--licences", is_flag=True, help="Write the page of licences instead, in Markdown.")
@click.option(
    "--lock", type=click.Path(path_type=Path), default=Path("requirements.txt"), show_default=True, help="The hashed lock."
)
@click.option("--fonts", type=click.Path(path_type=Path), default=Path("theme/print/fonts"), show_default=True, help="The fonts.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default=language, help="Language of messages; otherwise your machine's.")
def sbom(file: Path | None, licences: bool, lock: Path, fonts: Path, lang: str) -> None:
    """Write the software bill of materials (CycloneDX 1.6 JSON): installed packages of the
    lock, and fonts, with licences.

    \b
    Examples: huikan sbom sbom.json
              huikan sbom --licences docs/licences.md
    """
    if not lock.is_file():
        raise CommandError(USAGE, lang, "no-lock", path=lock)
    try:
        parts = inventory(lock, fonts)
    except MismatchError as error:
        raise CommandError(USAGE, lang, "other-packages", packages=error, path=lock) from error
    text = listing(parts) if licences else bom(parts)
    if file:
        file.write_text(text, encoding="utf-8")
    else:
        click.echo(inert_json(text), nl=False)
