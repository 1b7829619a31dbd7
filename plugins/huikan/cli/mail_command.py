"""mail: a work as a mail, written as files to look at and sent to the society's members."""

from __future__ import annotations

import os
from collections.abc import Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Unpack

import click

from huikan import publish
from huikan.cli.command_context import CommandContext, F, SharedOptions, open_context, publishing, shared
from huikan.cli.command_error import CONTENT_ERRORS, USAGE, CommandError, echo, reason
from huikan.cli.mail_sending import Mailing, Options, send
from huikan.cli.sent_works import SentWorks, open_works
from huikan.console import translate
from huikan.mailing import BadServerError, Login, Member, Server, ascii_address, read_members, server_of
from huikan.model import Lang, Work
from huikan.outputs import mail
from huikan.outputs import print as printing

USER, PASSWORD = "HUIKAN_SMTP_USER", "HUIKAN_SMTP_PASSWORD"  # the names of variables
OPTIONS = (
    click.argument("key"),
    click.option(
        "--to",
        "members",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The members, as CSV: name, email, language.",
    ),
    click.option(
        "--smtp",
        metavar="URL",
        help="The server: smtp://host:587 or smtps://host:465; who and password: see the guide.",
    ),
    click.option("--from", "sender", metavar="ADDRESS", help="Who sends; otherwise the society's email."),
    click.option("--reply-to", metavar="ADDRESS", help="Where answers go; otherwise to who sends."),
    click.option("--language", metavar="LANG", help="For members without one; otherwise the site's first."),
    click.option("--dry-run", is_flag=True, help="Read the list and write the mails; send nothing."),
    click.option(
        "--unknown",
        type=click.Choice(["hold", "sent", "again"]),
        default="hold",
        show_default=True,
        help="Members who may have the mail or not: leave them, take it as sent, send again.",
    ),
    click.option(
        "--retry",
        type=click.FloatRange(0, 86_400),
        default=60,
        show_default=True,
        help="Seconds until what was put off is tried again.",
    ),
    click.option("--per-minute", type=click.FloatRange(1, 100_000), help="The most mails a minute."),
    click.option(
        "--out",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("out/mail"),
        show_default=True,
        help="Where the mails go, to be looked at.",
    ),
    click.option(
        "--records",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(".mailing"),
        show_default=True,
        help="The private folder of what was sent.",
    ),
    click.option(
        "--site",
        "target",
        type=click.Path(path_type=Path),
        default=Path("site"),
        show_default=True,
        help="The published site.",
    ),
)


def _with_options(command: F) -> F:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.command("mail")
@shared
@_with_options
def mail_command(
    key: str,
    members: Path | None,
    smtp: str | None,
    sender: str | None,
    reply_to: str | None,
    language: str | None,
    dry_run: bool,
    unknown: str,
    retry: float,
    per_minute: float | None,
    folder: Path,
    records: Path,
    target: Path,
    **common: Unpack[SharedOptions],
) -> None:
    """Write a work as a mail, and send it to the members, one message each.

    Example: huikan mail newsletters/2026-03 --to members.csv --smtp smtp://mail.example.org
    """
    context = open_context(**common)
    if bool(members) != bool(smtp) and not (members and dry_run):
        raise CommandError(USAGE, context.lang, "mail-needs-both")
    server = _server(smtp, context) if smtp else None
    people = _members(members, target, context) if members else ()
    if members and records.resolve().is_relative_to(target.resolve()):
        raise CommandError(USAGE, context.lang, "mail-list-public", path=records)
    works = open_works(context)
    from_name, from_address = _sender(sender, works, context)
    answers = _address(reply_to, context) if reply_to else ""
    langs = _languages(key, works, people, language, context)
    mails = {lang: _composed(key, works, lang, answers or from_address, context) for lang in sorted(set(langs.values()))}
    options = Options(from_name, from_address, answers, unknown, retry, 60 / per_minute if per_minute else 0.0)
    mailing = Mailing(key, context, works.site, options, mails)
    with publishing(context, folder):
        mailing.write(folder / key)
    context.tell("mail-written", folder=folder / key)
    _published(works, mails, key, target, context, bool(server) and not dry_run)
    recipients = [(member, langs[member.lang]) for member in people]
    if server and not dry_run:
        send(mailing, server, recipients, records)
    elif members:
        context.tell("mail-would", count=len(recipients))


def _server(url: str, context: CommandContext) -> Server:
    try:
        return server_of(url, Login(os.environ.get(USER, ""), os.environ.get(PASSWORD, "")))
    except BadServerError as error:
        raise CommandError(USAGE, context.lang, error.code, user=USER, password=PASSWORD) from None


def _members(path: Path, target: Path, context: CommandContext) -> tuple[Member, ...]:
    """The members of a list that has no faults and lies where nobody publishes it."""
    place = path.resolve()
    if any(place.is_relative_to(folder) for folder in (context.content, context.cache, target.resolve())):
        raise CommandError(USAGE, context.lang, "mail-list-public", path=path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CommandError(USAGE, context.lang, "mail-no-list", path=path, error=reason(error, context.lang)) from None
    members, faults = read_members(path.name, content, context.config.settings.languages)
    if faults:
        context.show(faults, path.parent.as_posix() if path.parent != Path() else "")
        raise CommandError(CONTENT_ERRORS, context.lang, "mail-nothing-sent")
    return members


def _sender(sender: str | None, works: SentWorks, context: CommandContext) -> tuple[str, str]:
    """Name and address of who sends. The name is the society's where none is said."""
    society = works.site.library.society
    name, address = parseaddr(sender or (society.email if society else "") or "")
    if not address:
        raise CommandError(USAGE, context.lang, "mail-no-sender")
    return name, _address(address, context)


def _address(sender: str, context: CommandContext) -> str:
    address = ascii_address(parseaddr(sender)[1])
    if not address:
        raise CommandError(USAGE, context.lang, "mail-bad-address")
    return address


def _languages(
    key: str, works: SentWorks, people: tuple[Member, ...], language: str | None, context: CommandContext
) -> Mapping[str, Lang]:
    """The language of the mail for each that members may have named, "" for those without: the
    nearest in which the work is written."""
    known = works.site.library.languages
    if language and language not in known:
        raise CommandError(USAGE, context.lang, "mail-no-language", language=language, known=", ".join(known))
    written = [lang for lang in known if key in (edition := works.edition(lang)).works and lang in edition.works[key].documents]
    if not written:
        works.asked([key], works.edition(known[0]), context.lang)
    chosen = language or known[0]
    choices = {"": chosen, **{lang: lang for lang in known}}
    nearest = {language_asked: lang if lang in written else written[0] for language_asked, lang in choices.items()}
    used = {member.lang for member in people} if people else ({""} if language else set(known))
    return {language_asked: nearest[language_asked] for language_asked in used}


def _composed(key: str, works: SentWorks, lang: Lang, unsubscribe: str, context: CommandContext) -> mail.Mail:
    """The mail in a language. A text with errors is not sent."""
    edition = works.edition(lang)
    (work,) = works.asked([key], edition, context.lang)
    paths = _paths(work, lang)
    faults = [finding for finding in works.prepared.diagnostics if finding.severity == "error" and finding.path in paths]
    if faults:
        context.show(faults)
        raise CommandError(CONTENT_ERRORS, context.lang, "mail-nothing-sent")
    fonts = printing.read_theme(works.site.theme / "print").fonts
    composed = mail.compose(mail.article(edition, work, works.site.content, fonts), unsubscribe)
    if unsound := mail.problems(composed.html, composed.pictures):
        raise CommandError(CONTENT_ERRORS, context.lang, "mail-unsound", faults="; ".join(unsound[:5]))
    if composed.shortened:
        context.tell("mail-shortened", language=lang)
    return composed


def _paths(work: Work, lang: Lang) -> frozenset[str]:
    return frozenset(each.documents[lang].path for each in (work, *work.parts) if lang in each.documents)


def _published(
    works: SentWorks, mails: Mapping[Lang, mail.Mail], key: str, target: Path, context: CommandContext, sends: bool
) -> None:
    """The pages and pictures to which a mail leads have to be there: it cannot be called back."""
    root = works.site.settings.site_url
    addresses = [works.edition(lang).page_url(key) for lang in mails]
    addresses += [address for each in mails.values() for address in each.addresses]
    try:
        _, manifest = publish.live_manifest(target)
        files = set(manifest.files)
    except publish.PublishError:
        files = set()
    names = [address.removeprefix(root) for address in dict.fromkeys(addresses)]
    missing = [name for name in names if not {name, f"{name}index.html"} & files]
    if not missing:
        return
    values = {"site": target, "names": ", ".join(missing[:5])}
    if sends:
        raise CommandError(CONTENT_ERRORS, context.lang, "mail-unpublished", **values)
    echo(translate(context.lang, "mail-unpublished-yet", **values), err=True)
