"""i18n: how the translations stand, and the word of an editor that one is up to date."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Unpack

import click

from huikan import source
from huikan.cli.command_context import CommandContext, SharedOptions, open_context, shared
from huikan.cli.command_error import CONTENT_ERRORS, USAGE, CommandError, echo, similar
from huikan.console import translate
from huikan.diagnostics import Diagnostic
from huikan.diagnostics.show import inert_json
from huikan.library import stale_translations
from huikan.source.front_matter_editing import set_field
from huikan.translation import FIELD, STATES, Standing, standings

ACCEPTABLE = ("stale", "unmarked")


@click.command()
@shared
@click.option(
    "--accept",
    "keys",
    metavar="KEY",
    multiple=True,
    help="This work's translations are up to date; KEY/ means all that is below it too. Repeatable.",
)
@click.option("--accept-all", is_flag=True, help="All translations are up to date.")
def i18n(keys: tuple[str, ...], accept_all: bool, **common: Unpack[SharedOptions]) -> None:
    """Show which translations are fresh, stale, unmarked, missing or
    orphaned, and accept some as fresh.

    \b
    Examples: huikan i18n
              huikan i18n --accept articles/why-warm --accept newsletters/2025-03/
    """
    context = open_context(**common)
    table, faulty, troubles = _read(context)
    chosen = table if accept_all else [standing for key in keys for standing in _chosen(key, table, context)]
    accepted = [standing.path for standing in chosen if standing.state in ACCEPTABLE and _accept(standing, faulty, context)]
    refused = any(standing.state in ACCEPTABLE and standing.path not in accepted for standing in chosen)
    if accepted:
        table, _, troubles = _read(context)
    if context.form == "github":
        context.show(troubles)
    else:
        _show(table, accepted, context)
    if refused:
        raise SystemExit(CONTENT_ERRORS)


def _read(context: CommandContext) -> tuple[list[Standing], frozenset[str], list[Diagnostic]]:
    """How everything in the content stands, unpublished works too; the files that have
    errors; what an editor must mend."""
    languages = context.config.settings.languages
    documents, _, findings = source.read(context.content, languages)
    faulty = frozenset(finding.path for finding in findings if finding.severity == "error")
    return standings(documents, languages), faulty, list(stale_translations(documents, languages))


def _chosen(key: str, table: Sequence[Standing], context: CommandContext) -> Iterator[Standing]:
    """The standings that a KEY means; one that means none is a reason to stop or to say so."""
    name, whole = key.rstrip("/"), key.endswith("/")
    standings = [standing for standing in table if standing.key == name or (whole and standing.key.startswith(key))]
    if not standings:
        raise CommandError(
            USAGE, context.lang, "unknown-key", key=key, similar=similar(name, {s.key for s in table}, context.lang)
        )
    if not any(standing.state in (*ACCEPTABLE, "fresh") for standing in standings):
        context.tell("i18n-nothing", key=key)
    yield from standings


def _accept(standing: Standing, faulty: Collection[str], context: CommandContext) -> bool:
    """Write the original's mark into the translation, in its own line and nowhere else."""
    place = context.content / standing.path
    text = place.read_bytes().decode("utf-8", "surrogateescape")
    sound = not {standing.path, standing.original} & set(faulty)
    marked = set_field(standing.path, text, FIELD, standing.mark, context.config.settings.languages) if sound else None
    if marked is None:
        echo(translate(context.lang, "i18n-refused", path=standing.path), err=True)
        return False
    draft = place.with_name(f".{place.name}.tmp")
    draft.write_bytes(marked.encode("utf-8", "surrogateescape"))
    draft.chmod(place.stat().st_mode & 0o777)
    draft.replace(place)
    context.tell("i18n-accepted", path=standing.path)
    return True


def _show(table: Sequence[Standing], accepted: Sequence[str], context: CommandContext) -> None:
    grouped = {state: [standing for standing in table if standing.state == state] for state in STATES}
    if context.form == "json":
        click.echo(inert_json(json.dumps(_object(grouped, accepted), ensure_ascii=False, indent=1)))
        return
    counts = (
        translate(context.lang, "i18n-count", state=translate(context.lang, f"i18n-{s}"), count=len(grouped[s])) for s in STATES
    )
    echo(translate(context.lang, "i18n-total", counts=translate(context.lang, "i18n-and").join(counts)))
    for state in STATES[0 if context.verbose else 1 :]:
        if grouped[state]:
            echo()
            echo(
                translate(context.lang, "i18n-heading", state=translate(context.lang, f"i18n-{state}"), count=len(grouped[state]))
            )
        for standing in grouped[state]:
            echo(f"  {standing.lang}  {standing.path or standing.key}")


def _object(grouped: dict[Any, list[Standing]], accepted: Sequence[str]) -> dict[str, object]:
    return {
        "counts": {state: len(standings) for state, standings in grouped.items()},
        "works": [
            {"key": s.key, "lang": s.lang, "state": s.state, "path": s.path, "original": s.original, "mark": s.mark}
            for standings in grouped.values()
            for s in standings
        ],
        "accepted": list(accepted),
    }
