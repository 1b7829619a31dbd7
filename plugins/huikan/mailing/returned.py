"""Mails that came back, and mails of those who want no more: who is meant, and whether for good.

Reports after RFC 3464 are read where there are some. QQ, 163, 126, Sina and others write letters of
their own: there the address stands in the text, and the reason in words. Pure, but for reading a
file.
"""

from __future__ import annotations

import mailbox
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from html import unescape
from pathlib import Path
from typing import Literal

from huikan.mailing.delivery import is_dead

What = Literal["dead", "put-off", "unsubscribed"]
_DAEMON = re.compile(r"(?i)mailer-daemon|postmaster|mail-?delivery|systemmail|mailsystem")
_SUBJECT = re.compile(
    r"(?i)退信|退回|无法送达|未送达|投递失败|发送失败|undeliver|delivery (?:status|failure)|failure notice"
    r"|return(?:ed|ing) (?:mail|to)"
)
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_NOBODY = re.compile(
    r"(?i)user (?:unknown|not found|does(?:n't| not) exist)|no such (?:user|recipient|mailbox)|unknown (?:user|recipient|mailbox)"
    r"|(?:mailbox|account|address|recipient)[^.\n]{0,40}(?:not found|unavailable|does(?:n't| not) exist"
    r"|disabled|inactive|invalid|unknown)"
    r"|(?:invalid|bad) (?:recipient|mailbox|address)|(?:host|domain) (?:not found|unknown)"
    r"|(?:用户|邮箱|收件人|账号|帐号|帐户|账户|地址|域名)[^。\n]{0,16}(?:不存在|无效|错误|停用|注销|禁用|冻结|销号)"
    r"|(?:不存在|无此|没有这个)[^。\n]{0,6}(?:用户|邮箱|收件人|账号|帐号)"
)
_UNSUBSCRIBE = re.compile(r"(?i)(?:unsubscribe|退订|取消订阅)\W{0,4}([0-9a-f]{32})?")


@dataclass(frozen=True, slots=True)
class Returned:
    """What a mail says of a member: nobody is there (`dead`), or it could not be delivered this
    time (`put-off`), or no more is wanted (`unsubscribed`). `addresses` are those that may be
    meant, the likeliest first; `token` is said where the mail has one; `reason` is a status.
    """

    what: What
    addresses: tuple[str, ...]
    token: str = ""
    reason: str = ""

    def __repr__(self) -> str:
        return f"Returned({self.what!r})"


def messages_of(path: Path) -> Iterator[bytes]:
    """The mails of a file: an `.eml`, or an mbox. OSError."""
    content = path.read_bytes()
    if not content.startswith(b"From "):
        yield content
        return
    box = mailbox.mbox(path, create=False)
    try:
        for key in box.keys():  # noqa: SIM118 a mailbox is no mapping: it yields mails
            yield box.get_bytes(key)
    finally:
        box.close()


def read_returned(content: bytes) -> Returned | None:
    """What a mail says of a member; None where it is neither returned nor about no more mails."""
    message = message_from_bytes(content, policy=policy.default)
    subject, sender = _head(message, "Subject"), _head(message, "From")
    reports = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]
    if reports:
        return _of_report(message, reports)
    if _DAEMON.search(sender) or _SUBJECT.search(subject) or message["X-Failed-Recipients"]:
        return _of_letter(message)
    if match := _UNSUBSCRIBE.search(subject):
        return Returned("unsubscribed", _addresses(sender), (match[1] or "").lower(), "unsubscribed")
    return None


def _of_report(message: Message, reports: Sequence[Message]) -> Returned | None:
    """A report after RFC 3464: the first recipient that failed."""
    for block in (block for report in reports for block in _blocks(report)):
        if _head(block, "Action").strip().lower() != "failed":
            continue
        names = (_head(block, name).partition(";")[2] or _head(block, name) for name in ("Original-Recipient", "Final-Recipient"))
        status = _STATUS.search(_head(block, "Status")) or _STATUS.search(_head(block, "Diagnostic-Code"))
        diagnosis = _head(block, "Diagnostic-Code")
        dead = is_dead(status[1] if status else "") or bool(_NOBODY.search(diagnosis))
        addresses = (*(address for name in names for address in _addresses(name)), *_sent_to(message))
        return Returned("dead" if dead else "put-off", tuple(dict.fromkeys(addresses)), reason=status[1] if status else "")
    return None


def _of_letter(message: Message) -> Returned:
    """A letter of a provider: its words say why, and to whom."""
    text = _text(message)
    status = _STATUS.search(text)
    dead = is_dead(status[1] if status else "") or bool(_NOBODY.search(text))
    failed = message["X-Failed-Recipients"]
    addresses = (*_addresses(str(failed or "")), *_sent_to(message), *_addresses(text))
    return Returned("dead" if dead else "put-off", tuple(dict.fromkeys(addresses)), reason=status[1] if status else "")


def _blocks(report: Message) -> Iterator[Message]:
    """The groups of fields of a report; one that a program wrote as text is read as such."""
    payload = report.get_payload()
    if isinstance(payload, list):
        yield from (block for block in payload if isinstance(block, Message))
        return
    content = report.get_payload(decode=True)
    for group in re.split(rb"\r?\n\r?\n", content if isinstance(content, bytes) else b""):
        yield message_from_bytes(group)


def _sent_to(message: Message) -> Iterator[str]:
    """To whom the mail went that came back, where it is there or its head is."""
    for part in message.walk():
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(payload, list):
            yield from (address for inner in payload if isinstance(inner, Message) for address in _addresses(_head(inner, "To")))
        elif part.get_content_type() == "text/rfc822-headers":
            content = part.get_payload(decode=True)
            inner = message_from_bytes(content if isinstance(content, bytes) else b"", policy=policy.default)
            yield from _addresses(_head(inner, "To"))


def _text(message: Message) -> str:
    """The words of a letter, those of a mail within it left out."""
    pieces = []
    for part in message.iter_parts() if isinstance(message, EmailMessage) and message.is_multipart() else (message,):
        if isinstance(part, EmailMessage) and part.get_content_maintype() == "multipart":
            pieces.append(_text(part))
        elif part.get_content_maintype() == "text" and part.get_content_type() != "text/rfc822-headers":
            content = part.get_payload(decode=True)
            pieces.append(_decoded(content if isinstance(content, bytes) else b"", part.get_content_charset() or "utf-8"))
    return unescape(re.sub(r"<[^>]{1,2000}>", " ", re.sub(r"<([^<>\s]+@[^<>\s]+)>", r" \1 ", " ".join(pieces))))


def _decoded(content: bytes, charset: str) -> str:
    for name in (charset, "utf-8", "gb18030"):
        try:
            return content.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("ascii", "replace")


def _addresses(text: str) -> tuple[str, ...]:
    return tuple(_ADDRESS.findall(text))


def _head(message: Message, name: str) -> str:
    """A line of a head as text; "" for one that nobody can read."""
    try:
        return str(message[name] or "")
    except (ValueError, IndexError, KeyError, AttributeError):  # heads that the library stumbles over
        return ""
