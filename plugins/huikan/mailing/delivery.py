"""One message a member: the loop that sends what the log does not have, waits where a server asks
for it, and ends where going on makes no sense."""

from __future__ import annotations

import datetime as time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from huikan.mailing.log import MailingLog
from huikan.mailing.server import Outcome, ServerError

MOST_LOST = 5  # connections in a row that came to nothing
MOST_REFUSED = 25  # refusals in a row: it is the mail that is refused, not the members


@dataclass(frozen=True, slots=True)
class Letter:
    """A member's message; `render` makes it."""

    token: str
    line: int
    recipient: str
    render: Callable[[], bytes]

    def __repr__(self) -> str:
        return f"Letter(line={self.line})"


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds: before messages that were delayed are tried again, each time twice as many;
    between two messages. `wait` waits, and says whether to stop."""

    wait: Callable[[float], bool]
    retry: float = 60.0
    tries: int = 5
    between: float = 0.0


class Way(Protocol):
    """A connection to a server."""

    def transmit(self, sender: str, recipient: str, message: bytes, about_to: Callable[[], None]) -> Outcome: ...

    def close(self) -> None: ...


@dataclass(slots=True)
class Delivery:
    """What came of a run, as lines of the list: `refused` has the server's answers. `dead` are the
    tokens of those whom the server does not know. `stopped`: why it ended early."""

    sent: int = 0
    refused: dict[int, str] = field(default_factory=dict)
    delayed: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)
    left: int = 0
    stopped: ServerError | None = None


def deliver(
    letters: Iterable[Letter],
    sender: str,
    log: MailingLog,
    connect: Callable[[], Way],
    pauses: Pauses,
    clock: Callable[[], time.datetime],
    advance: Callable[[], None],
) -> Delivery:
    """Send the letters. Every one that is not in the result as sent or refused can be sent by the
    next run."""
    run = _Run(sender, log, connect, pauses, clock, advance)
    queue = deque(letters)
    try:
        for turn in range(pauses.tries):
            delayed = run.round(queue)
            if not delayed or run.is_over:
                break
            queue = deque(delayed)
            if turn + 1 == pauses.tries or pauses.wait(pauses.retry * 2**turn):
                break
    except ServerError as error:
        run.result.stopped = error
    finally:
        run.hang_up()
    run.result.delayed = [letter.line for letter in run.delayed]
    run.result.left = len(run.pending)
    return run.result


@dataclass(slots=True)
class _Run:
    sender: str
    log: MailingLog
    connect: Callable[[], Way]
    pauses: Pauses
    clock: Callable[[], time.datetime]
    advance: Callable[[], None]
    result: Delivery = field(default_factory=Delivery)
    way: Way | None = None
    pending: deque[Letter] = field(default_factory=deque)
    delayed: list[Letter] = field(default_factory=list)
    lost: int = 0
    refused: int = 0
    is_over: bool = False

    def round(self, letters: deque[Letter]) -> list[Letter]:
        """Each letter once; those that were delayed."""
        self.pending, self.delayed = letters, []
        while self.pending:
            if self.pauses.wait(self.pauses.between):
                self.is_over = True
                break
            self._one(self.pending[0])
        return self.delayed

    def hang_up(self) -> None:
        if self.way:
            self.way.close()
        self.way = None

    def _one(self, letter: Letter) -> None:
        """A letter's way; it leaves `pending` when something has come of it."""
        try:
            self.way = self.way or self.connect()
        except ServerError as error:
            if error.code != "smtp-unreachable":
                raise
            self._missed(error)
            return
        outcome = self.way.transmit(self.sender, letter.recipient, letter.render(), lambda: self._note("sending", letter))
        if outcome.kind == "lost":
            self._missed(ServerError("smtp-lost", outcome.reply))
            return
        self.lost = 0
        self.pending.popleft()
        self._file(letter, outcome)

    def _missed(self, error: ServerError) -> None:
        """The connection is gone; it is tried again a little later, but not for ever."""
        self.hang_up()
        self.lost += 1
        if self.lost >= MOST_LOST or self.pauses.wait(min(self.pauses.retry, 2.0**self.lost)):
            raise error

    def _file(self, letter: Letter, outcome: Outcome) -> None:
        kind = outcome.kind
        if kind == "unknown":  # the log says `sending`, and that is all that is known
            self.result.unknown.append(letter.line)
            self.hang_up()
            return
        self._note(kind, letter, outcome.reply)
        if kind == "delayed":
            self.delayed.append(letter)
            return
        self.advance()
        if kind == "sent":
            self.result.sent += 1
            self.refused = 0
            return
        self.result.refused[letter.line] = outcome.reply
        if is_dead(outcome.reply.partition("/")[2]):
            self.result.dead.append(letter.token)
        self.refused += 1
        if self.refused >= MOST_REFUSED:
            raise ServerError("smtp-refuses-all", outcome.reply)

    def _note(self, state: str, letter: Letter, code: str = "") -> None:
        self.log.write(state, letter.token, self.clock(), code)  # type: ignore[arg-type]


def is_dead(status: str) -> bool:
    """Whether an enhanced status (RFC 3463) says that nobody is at an address, or is any more; full
    boxes and refused contents say nothing of that."""
    return status in ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4")
