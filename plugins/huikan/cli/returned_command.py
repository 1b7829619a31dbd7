"""returned: mails that came back, and of those who want no more: they get no more."""

from __future__ import annotations

import datetime as time
from collections import Counter
from pathlib import Path
from typing import Unpack

import click

from huikan.cli.command_context import CommandContext, SharedOptions, open_context, shared
from huikan.cli.command_error import USAGE, CommandError, echo, reason
from huikan.console import translate
from huikan.mailing import Records, Returned, messages_of, read_members, read_returned
from huikan.model import SHANGHAI


@click.command("returned")
@shared
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE …")
@click.option("--to", "members", type=click.Path(path_type=Path, dir_okay=False), help="The members, to name their lines.")
@click.option(
    "--records",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(".mailing"),
    show_default=True,
    help="The private folder of what was sent.",
)
def returned_command(files: tuple[Path, ...], members: Path | None, records: Path, **common: Unpack[SharedOptions]) -> None:
    """Read mails that came back (.eml or mbox): whom they name gets no more mails.

    Example: huikan returned inbox.mbox --to members.csv
    """
    context = open_context(**common)
    try:
        past_records = Records.open(records)
        known, suppressed = past_records.known(), dict(past_records.suppressed())
        counts: Counter[str] = Counter()
        for content in (content for path in files for content in messages_of(path)):
            counts[_filed(read_returned(content), past_records, known, suppressed)] += 1
        lines = _lines(members, past_records, suppressed, context) if members else ""
    except OSError as error:
        raise CommandError(
            USAGE, context.lang, "mail-no-list", path=error.filename or records, error=reason(error, context.lang)
        ) from None
    context.tell(
        "returned-done", **{name: counts[name] for name in ("dead", "unsubscribed", "known", "later", "stranger", "other")}
    )
    if lines:
        echo(translate(context.lang, "returned-lines", lines=lines))


def _filed(returned: Returned | None, records: Records, known: frozenset[str], suppressed: dict[str, str]) -> str:
    """What is done about a mail, in a word. Only somebody to whom we have sent is put down."""
    if returned is None:
        return "other"
    tokens = [returned.token] if returned.token else [records.token(address) for address in returned.addresses]
    token = next((token for token in tokens if token in known), "")
    if not token:
        return "stranger"
    if returned.what == "put-off":
        return "later"
    if token in suppressed:
        return "known"
    reason = returned.what
    records.suppress(token, reason, time.datetime.now(SHANGHAI).date())
    suppressed[token] = reason
    return reason


def _lines(path: Path, records: Records, suppressed: dict[str, str], context: CommandContext) -> str:
    """The lines of a list whose members get no more, and why."""
    members, faults = read_members(path.name, path.read_bytes(), context.config.settings.languages)
    context.show(faults, "")
    rows = ((member.line, suppressed.get(records.token(member.address))) for member in members)
    return ", ".join(f"{line} ({translate(context.lang, f'mail-{reason}')})" for line, reason in rows if reason)
