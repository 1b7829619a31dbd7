"""A mail as MIME (RFC 2045 to 2049, 2387, 5322) in lines of 7 bits: what is alike for all members,
and the lines at its head that are a member's own.

Heads are written here and not by the library, so that no text, whatever stands in it, can begin a
line of its own, and that the same mail has the same bytes on every machine.
"""

from __future__ import annotations

import datetime as time
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from huikan.outputs.mail.composing import Mail

_POLICY = SMTP.clone(cte_type="7bit", max_line_length=76)
_WORD = 45  # bytes of a text in an encoded word, which has at most 75 letters (RFC 2047, 2)
_LINE = 76  # letters of a line that has encoded words
_PLAIN = set(map(chr, range(33, 127)))
_ATOM = _PLAIN - set('()<>[]:;@\\,."')  # RFC 5322, 3.2.3


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands at the head of one member's mail. `sender`, `to` are (name, address);
    `message_id`, `list_id` and the values of `unsubscribe` are without angle brackets.
    `one_click`: the https address among those takes a POST (RFC 8058)."""

    sender: tuple[str, str]
    to: tuple[str, str]
    subject: str
    date: time.datetime
    message_id: str
    list_name: str
    list_id: str
    unsubscribe: tuple[str, ...]
    reply_to: str = ""
    one_click: bool = False


def body(mail: Mail) -> bytes:
    """The mail below a member's own lines: from its MIME head on, in 7 bits, lines ended by CR LF.
    Text and HTML are alternatives; the pictures belong to the HTML."""
    message = EmailMessage(policy=_POLICY)
    message.set_content(mail.text, cte=_encoding(mail.text))
    message.add_alternative(mail.html, subtype="html", cte=_encoding(mail.html))
    html = list(message.iter_parts())[1]
    assert isinstance(html, EmailMessage)
    for number, (name, picture) in enumerate(mail.pictures.items(), 1):
        html.add_related(picture, "image", "png", cid=f"<{name}>", disposition="inline", filename=f"{number}.png")
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_huikan_{number}")
    return message.as_bytes(policy=_POLICY)


def head(envelope: Envelope, lang: str) -> bytes:
    """The lines of a member, in ASCII, the last of them ended, too."""
    name, address = envelope.sender
    list_id = f"<{_safe(envelope.list_id)}>"
    list_name = mailbox(envelope.list_name, envelope.list_id, len("List-Id: ")) if _phrase(envelope.list_name, 0) else ""
    lines = [
        _header("Date", format_datetime(envelope.date)),
        f"From: {mailbox(name, address, len('From: '))}",
        f"To: {mailbox(*envelope.to, len('To: '))}",
        *([f"Reply-To: {mailbox('', envelope.reply_to)}"] if envelope.reply_to else []),
        f"Subject: {encoded(envelope.subject, len('Subject: '))}",
        _header("Message-ID", f"<{envelope.message_id}>"),
        f"List-Id: {list_name or list_id}",
        "List-Unsubscribe: " + ",\r\n ".join(f"<{_safe(way)}>" for way in envelope.unsubscribe),
        *(["List-Unsubscribe-Post: List-Unsubscribe=One-Click"] if envelope.one_click else []),
        "Auto-Submitted: auto-generated",
        "Precedence: bulk",
        f"Content-Language: {'zh-CN' if lang == 'zh' else _safe(lang)}",
    ]
    return ("\r\n".join(lines) + "\r\n").encode("ascii")


def encoded(text: str, before: int = 0) -> str:
    """An unstructured text for a head (RFC 2047): as it is where it is plain and short, else in
    encoded words, each on a line; `before` letters stand before it. Signs that end lines, and
    others that nobody sees, are spaces."""
    clean = "".join(character if character.isprintable() else " " for character in text).strip()
    if clean.isascii() and len(clean) + before <= _LINE and "=?" not in clean:
        return clean
    return "\r\n ".join(_words(clean, before))


def mailbox(name: str, address: str, before: int = 0) -> str:
    """`name <address>` for a head; the address alone where nobody is named."""
    phrase = _phrase(name, before)
    return f"{phrase}{_gap(phrase, address, before)}<{_safe(address)}>" if phrase else _safe(address)


def _phrase(name: str, before: int) -> str:
    """A name before an address: plain words, else encoded ones."""
    clean = " ".join("".join(character if character.isprintable() else " " for character in name).split())
    if len(clean) + before <= _LINE and set(clean) <= _ATOM | {" "} and "=?" not in clean:
        return clean
    return "\r\n ".join(_words(clean, before)) if clean else ""


def _gap(phrase: str, address: str, before: int) -> str:
    last = phrase.rpartition("\n")[2]
    start = 0 if "\n" in phrase else before
    return "\r\n " if start + len(last) + len(address) + 3 > _LINE else " "


def _words(text: str, before: int) -> Iterator[str]:
    """A text as encoded words, of whole characters."""
    room = min(_WORD, (_LINE - before - len("=?utf-8?b??=")) // 4 * 3)
    word = b""
    for character in text:
        letters = character.encode("utf-8", "replace")
        if word and len(word) + len(letters) > room:
            yield _word(word)
            word, room = b"", _WORD
        word += letters
    yield _word(word)


def _word(content: bytes) -> str:
    return f"=?utf-8?b?{b64encode(content).decode()}?="


def _header(name: str, value: str) -> str:
    return f"{name}: {_safe(value)}"


def _safe(value: str) -> str:
    """A value that is plain by its nature: whatever is not is left out."""
    return "".join(character for character in value if character in _PLAIN or character == " ")


def _encoding(text: str) -> str:
    """How a text becomes lines of 7 bits: such that it stays legible where it is mostly ASCII."""
    return "quoted-printable" if _wide(text.encode()) * 4 < len(text) else "base64"


def _wide(content: Sequence[int]) -> int:
    return sum(byte > 126 for byte in content)
