"""The server that takes mails: where it is, how one gets in, and how one message goes through
(RFC 5321). Its own words are never passed on: they may have a member's address in them."""

from __future__ import annotations

import ipaddress
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

SECONDS = 60.0  # for one answer; after the last dot, RFC 5321 (4.5.3.2.6) gives ten minutes
SECONDS_AFTER_DOT = 600.0
_STATUS = re.compile(rb"\b([245]\.\d{1,3}\.\d{1,3})\b")
Kind = Literal["sent", "refused", "delayed", "lost", "unknown"]


class BadServerError(ValueError):
    """An address of a server that is none, or one with a password; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ServerError(Exception):
    """The server cannot be reached, or takes nothing from us. `code` says what is wrong, `reply`
    the number of its answer."""

    def __init__(self, code: str, reply: str = "") -> None:
        super().__init__(code, reply)
        self.code, self.reply = code, reply


@dataclass(frozen=True, slots=True)
class Login:
    """Name and password; no representation shows them."""

    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return "Login()"


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is; `implicit`: with TLS from the first byte."""

    host: str
    port: int
    implicit: bool
    login: Login = Login()

    def connect(self) -> Connection:
        """A connection, encrypted but to this machine itself, and logged in. Raises ServerError."""
        client = None
        try:
            client = self._open()
            self._enter(client)
        except (OSError, smtplib.SMTPException, ServerError) as error:
            if client:
                client.close()
            raise _explained(error) from None
        return Connection(client)

    def _enter(self, client: smtplib.SMTP) -> None:
        client.ehlo_or_helo_if_needed()
        if not self.implicit and client.has_extn("starttls"):
            client.starttls(context=ssl.create_default_context())
            client.ehlo()
        elif not self.implicit and not self._is_local():
            raise ServerError("smtp-no-tls")
        if self.login.user:
            client.login(self.login.user, self.login.password)

    def _open(self) -> smtplib.SMTP:
        if self.implicit:
            return smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=ssl.create_default_context())
        return smtplib.SMTP(self.host, self.port, timeout=SECONDS)

    def _is_local(self) -> bool:
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def _explained(error: Exception) -> ServerError:
    """What prevents a connection, without the server's words."""
    if isinstance(error, ServerError):
        return error
    if isinstance(error, ssl.SSLError):
        return ServerError("smtp-tls")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return ServerError("smtp-login", str(error.smtp_code))
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return ServerError("smtp-no-login")
    if isinstance(error, smtplib.SMTPResponseException):
        return ServerError("smtp-refuses", str(error.smtp_code))
    return ServerError("smtp-unreachable")


def server_of(url: str, login: Login) -> Server:
    """The server of an address such as smtp://mail.example.org or smtps://user@mail.example.org:465.
    Raises BadServerError."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadServerError("smtp-bad-url") from None
    if parts.password is not None:
        raise BadServerError("smtp-password-in-url")
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path not in ("", "/") or parts.query:
        raise BadServerError("smtp-bad-url")
    implicit = parts.scheme == "smtps"
    user = login.user or unquote(parts.username or "")
    if user and not login.password:
        raise BadServerError("smtp-no-password")
    return Server(parts.hostname, port or (465 if implicit else 587), implicit, Login(user, login.password if user else ""))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message: taken, refused for good, delayed; `lost` with the connection before
    the server could be responsible for it, or `unknown`, lost after that. `reply` is the number of
    the answer, with the enhanced status (RFC 3463) where it has one: `550/5.1.1`."""

    kind: Kind
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """A way to the server, for one message after another."""

    client: smtplib.SMTP

    def transmit(self, sender: str, recipient: str, message: bytes, about_to: Callable[[], None]) -> Outcome:
        """Send one message, lines ended by CR LF. `about_to` is called before the last dot, from
        which on the server is responsible. ServerError where the sender is refused."""
        try:
            reply = self._begin(sender, recipient)
            if reply:
                return self._put_off(reply)
            self.client.send(_stuffed(message))
        except (OSError, smtplib.SMTPException):
            return Outcome("lost")
        about_to()
        try:
            self.client.send(b".\r\n")
            if self.client.sock:
                self.client.sock.settimeout(SECONDS_AFTER_DOT)
            code, text = self.client.getreply()
            if self.client.sock:
                self.client.sock.settimeout(SECONDS)
        except (OSError, smtplib.SMTPException):
            return Outcome("unknown")
        return Outcome("sent", _reply(code, text)) if 200 <= code < 300 else self._put_off((code, text))

    def close(self) -> None:
        """Say goodbye, as far as anybody listens."""
        try:
            self.client.quit()
        except (OSError, smtplib.SMTPException):
            self.client.close()

    def _begin(self, sender: str, recipient: str) -> tuple[int, bytes] | None:
        """All before the text; the answer that put an end to it, if one did."""
        code, text = self.client.mail(sender)
        if code >= 500:
            raise ServerError("smtp-sender", _reply(code, text))
        if code != 250:
            return code, text
        code, text = self.client.rcpt(recipient)
        if code not in (250, 251):
            return code, text
        code, text = self.client.docmd("DATA")
        return None if code == 354 else (code, text)

    def _put_off(self, reply: tuple[int, bytes]) -> Outcome:
        """A message that was not taken; the next begins anew. An answer of 421 ends the
        connection."""
        code, text = reply
        if code == 421:
            return Outcome("lost", "421")
        try:
            self.client.rset()
        except (OSError, smtplib.SMTPException):
            self.client.close()
        return Outcome("refused" if code >= 500 else "delayed", _reply(code, text))


def _stuffed(message: bytes) -> bytes:
    """The message with a second dot where a line begins with one (RFC 5321, 4.5.2)."""
    return (b"." if message.startswith(b".") else b"") + message.replace(b"\r\n.", b"\r\n..")


def _reply(code: int, text: bytes) -> str:
    status = _STATUS.search(text)
    return f"{code}/{status[1].decode()}" if status else str(code)
