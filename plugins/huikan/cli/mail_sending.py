"""What `mail` does with the mails: files to look at, and messages on their way."""

from __future__ import annotations

import datetime as time
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

from huikan.cli.command_context import CommandContext
from huikan.cli.command_error import BUSY, CONTENT_ERRORS, USAGE, CommandError, echo, reason
from huikan.console import Stages, translate
from huikan.interface import words
from huikan.mailing import (
    BusyLogError,
    Delivery,
    Letter,
    MailingLog,
    Member,
    Pauses,
    Records,
    Server,
    deliver,
)
from huikan.model import SHANGHAI, Lang
from huikan.outputs import mail
from huikan.outputs.stage import Site
from huikan.publication import society_name

MOST_LINES = 20  # of a list, in what is told of it


@dataclass(frozen=True, slots=True)
class Options:
    """How a mailing is sent: `retry` and `between` are seconds."""

    from_name: str
    from_address: str
    reply_to: str
    unknown: str
    retry: float
    between: float


@dataclass(frozen=True, slots=True)
class Mailing:
    """A work's mails by their languages, and who sends them."""

    key: str
    context: CommandContext
    site: Site
    options: Options
    mails: Mapping[Lang, mail.Mail]

    def write(self, folder: Path) -> None:
        """Each mail as files: the message to be opened in a program for mail, the page as a browser
        shows it, the plain text. OSError."""
        for lang, composed in self.mails.items():
            place = folder / lang
            place.mkdir(parents=True, exist_ok=True)
            html = composed.html
            for number, (name, picture) in enumerate(composed.pictures.items(), 1):
                (place / f"{number}.png").write_bytes(picture)
                html = html.replace(f'src="cid:{name}"', f'src="{number}.png"')
            own = (self.name(lang), self.options.from_address)
            envelope = self.envelope(lang, own, self.context.now, f"preview@{self.host}", "")
            (place / "message.eml").write_bytes(mail.head(envelope, lang) + mail.body(composed))
            (place / "index.html").write_text(html, encoding="utf-8")
            (place / "message.txt").write_text(composed.text, encoding="utf-8")

    @property
    def host(self) -> str:
        return urlsplit(self.site.settings.site_url).hostname or "localhost"

    def name(self, lang: Lang) -> str:
        return self.options.from_name or society_name(self.site.library, self.site.settings.names, lang)

    def envelope(self, lang: Lang, to: tuple[str, str], date: time.datetime, message_id: str, token: str) -> mail.Envelope:
        options, template = self.options, self.site.settings.unsubscribe
        subject = quote(f"{words(lang)['mail_unsubscribe_subject']} {token}".strip())
        letter = f"mailto:{options.reply_to or options.from_address}?subject={subject}"
        link = template.replace("{token}", token) if template and token else ""
        return mail.Envelope(
            sender=(self.name(lang), options.from_address),
            to=to,
            subject=self.mails[lang].subject,
            date=date,
            message_id=message_id,
            list_name=society_name(self.site.library, self.site.settings.names, lang),
            list_id=f"members.{self.host}",
            unsubscribe=(link, letter) if link else (letter,),
            reply_to=options.reply_to,
            one_click=bool(link),
        )

    def letters(self, recipients: Sequence[tuple[Member, Lang]], records: Records) -> Iterator[Letter]:
        """The message of each member; the part below its head is made once a language."""
        bodies = {lang: mail.body(composed) for lang, composed in self.mails.items()}
        domain = self.options.from_address.rpartition("@")[2]
        for member, lang in recipients:
            token = records.token(member.address)
            yield Letter(token, member.line, member.address, partial(self._message, member, lang, records, domain, bodies[lang]))

    def _message(self, member: Member, lang: Lang, records: Records, domain: str, content: bytes) -> bytes:
        token = records.token(member.address)
        to, name = (member.name, member.address), records.message_id(self.key, token, domain)
        return mail.head(self.envelope(lang, to, _clock(), name, token), lang) + content


def send(mailing: Mailing, server: Server, recipients: Sequence[tuple[Member, Lang]], folder: Path) -> None:
    """Send what is not sent yet, and tell what became of it. Whatever goes wrong is told without a
    member's address."""
    context = mailing.context
    try:
        with ExitStack() as stack:
            records = Records.open(folder)
            log = stack.enter_context(MailingLog.open(records.log_path(mailing.key)))
            stages = stack.enter_context(Stages(context.lang, context.quiet))
            stop = stack.enter_context(_stopping())
            letters, held = _chosen(mailing, recipients, records, log)
            stages.stage("mail", len(letters))
            options = mailing.options
            pauses = Pauses(stop.wait, retry=options.retry, between=options.between)
            done = deliver(letters, options.from_address, log, server.connect, pauses, _clock, stages.advance)
            for token in done.dead:
                records.suppress(token, "dead", _clock().date())
    except BusyLogError:
        raise CommandError(BUSY, context.lang, "mail-busy", key=mailing.key) from None
    except OSError as error:
        raise CommandError(USAGE, context.lang, "unwritable", path=folder, error=reason(error, context.lang)) from None
    except Exception as error:  # whatever it says may have an address in it
        raise CommandError(USAGE, context.lang, "mail-broken", name=type(error).__name__) from None
    _report(mailing, done, held)


def _chosen(
    mailing: Mailing, recipients: Sequence[tuple[Member, Lang]], records: Records, log: MailingLog
) -> tuple[list[Letter], list[int]]:
    """The letters that are to be sent now, and the lines of those that may have theirs or not."""
    suppressed, letters, held, without = records.suppressed(), [], [], []
    for letter in mailing.letters(recipients, records):
        state = log.states.get(letter.token)
        if state == "sending" and mailing.options.unknown == "sent":
            log.write("sent", letter.token, _clock(), "assumed")
        elif state == "sending" and mailing.options.unknown == "hold":
            held.append(letter.line)
        elif letter.token in suppressed:
            without.append(letter.line)
        elif state not in ("sent", "refused"):
            letters.append(letter)
    if without:
        mailing.context.tell("mail-suppressed", count=len(without), lines=_lines(without))
    return letters, held


def _report(mailing: Mailing, done: Delivery, held: Sequence[int]) -> None:
    """What became of a run. The exit code is 1 where somebody is left."""
    context = mailing.context
    context.tell("mail-sent", count=done.sent)
    if done.refused:
        rows = [f"{line} ({reply})" for line, reply in sorted(done.refused.items())]
        more = f" (+{len(rows) - MOST_LINES})" if len(rows) > MOST_LINES else ""
        echo(translate(context.lang, "mail-refused", count=len(rows), lines=", ".join(rows[:MOST_LINES]) + more), err=True)
    for code, lines in (("mail-delayed", done.delayed), ("mail-unknown", [*held, *done.unknown])):
        if lines:
            echo(translate(context.lang, code, count=len(lines), lines=_lines(lines)), err=True)
    if done.stopped:
        values = {"reply": done.stopped.reply, "count": done.left}
        raise CommandError(USAGE, context.lang, done.stopped.code, **values)
    if done.left:
        echo(translate(context.lang, "mail-left", count=done.left), err=True)
    if done.left or done.delayed or done.refused or done.unknown or held:
        raise SystemExit(CONTENT_ERRORS)


def _lines(lines: Sequence[int]) -> str:
    more = f" (+{len(lines) - MOST_LINES})" if len(lines) > MOST_LINES else ""
    return ", ".join(map(str, sorted(lines)[:MOST_LINES])) + more


def _clock() -> time.datetime:
    return time.datetime.now(SHANGHAI)


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that an interruption sets: the message on its way is finished, the next is not
    begun."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
