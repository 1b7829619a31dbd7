"""A real mail server on this machine (aiosmtpd) that refuses, puts off and hangs up as it is told,
and remembers every message that it is responsible for."""

from __future__ import annotations

import asyncio
import ssl
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Condition, Thread

import pytest


@dataclass
class Inbox:
    """What a server took: recipients and message ids in their order. `reply` says what it answers
    to a recipient, "" where it takes the message; `hang_up` at which step the connection ends for
    the one who is next."""

    reply: Callable[[str, int], str] = lambda address, attempt: ""
    hang_up: Callable[[str, int], str] = lambda address, attempt: ""
    taken: list[tuple[str, str]] = field(default_factory=list)
    attempts: Counter[str] = field(default_factory=Counter)
    contents: list[bytes] = field(default_factory=list)
    keep: bool = True
    logins: list[tuple[str, str]] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    changed: Condition = field(default_factory=Condition)
    connections: set[int] = field(default_factory=set)

    def wait_for(self, count: int, seconds: float = 60) -> bool:
        """Until so many messages were taken."""
        with self.changed:
            return self.changed.wait_for(lambda: len(self.taken) >= count, seconds)

    def settle(self, seconds: float = 60) -> None:
        """Wait until nobody is connected any more: nothing that was sent is still on its way."""
        with self.changed:
            assert self.changed.wait_for(lambda: not self.connections, seconds)

    def message(self, at: int = 0) -> EmailMessage:
        message = message_from_bytes(self.contents[at], policy=policy.default)
        assert isinstance(message, EmailMessage)
        return message


class _Handler:
    """What aiosmtpd asks at each step."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 aiosmtpd's name
        inbox = self.inbox
        inbox.attempts[address] += 1
        attempt = inbox.attempts[address]
        if inbox.hang_up(address, attempt) == "rcpt":
            server.transport.abort()
            return "250 OK"
        if answer := inbox.reply(address, attempt):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 aiosmtpd's name
        inbox = self.inbox
        (address,) = envelope.rcpt_tos
        step = inbox.hang_up(address, inbox.attempts[address])
        if step == "before":  # as if the dot had not come
            server.transport.abort()
            return "451 no"
        content = envelope.content
        name = content.partition(b"Message-ID: <")[2].partition(b">")[0].decode()
        with inbox.changed:
            inbox.taken.append((address, name))
            inbox.encrypted.append(session.ssl is not None)
            if inbox.keep:
                inbox.contents.append(content)
            inbox.changed.notify_all()
        if step == "after":  # it is responsible, and says so to nobody
            server.transport.abort()
        return "250 2.0.0 OK"


@contextmanager
def mail_server(inbox: Inbox, *, tls: ssl.SSLContext | None = None, password: str = "") -> Iterator[str]:
    """The address of a server that fills the inbox."""
    smtp = pytest.importorskip("aiosmtpd.smtp", reason="needs aiosmtpd: make test installs it")

    def authenticate(server, session, envelope, mechanism, data):
        inbox.logins.append((data.login.decode(), data.password.decode()))
        return smtp.AuthResult(success=data.password == password.encode(), handled=False)

    class Counted(smtp.SMTP):
        def connection_made(self, transport):  # once more when TLS begins
            with inbox.changed:
                inbox.connections.add(id(self))
            super().connection_made(transport)

        def connection_lost(self, error):
            super().connection_lost(error)
            with inbox.changed:
                inbox.connections.discard(id(self))
                inbox.changed.notify_all()

    def protocol():
        return Counted(
            _Handler(inbox),
            hostname="localhost",
            loop=loop,
            tls_context=tls,
            require_starttls=tls is not None,
            authenticator=authenticate if password else None,
            auth_required=bool(password),
            auth_require_tls=tls is not None,
            data_size_limit=10_000_000,
        )

    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(loop.create_server(protocol, "127.0.0.1", 0), loop).result(30)
    try:
        yield f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        asyncio.run_coroutine_threadsafe(_closed(server), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
        loop.close()


async def _closed(server: asyncio.Server) -> None:
    """Closes the server, and what still goes on in it."""
    server.close()
    await server.wait_closed()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
