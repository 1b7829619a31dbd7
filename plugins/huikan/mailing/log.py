"""The log of one mailing: a line for each thing that happened to a member's message, only ever
added to. Whoever was killed goes on from it.

A line is `time state member code`; the member is a token (see `records`). What counts is a member's
last line. `sending` is on the disk (fsync) before the last dot of a message goes out, which is when
a server begins to be responsible for it; `sent` and the others follow its answer. So a member whose
last line is `sending` may have the message or not: nobody can tell from here, and nobody is sent it
again unless somebody says so. A line that a power failure tore in two counts as not written, as
then the dot was not sent.
"""

from __future__ import annotations

import datetime as time
import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, get_args

from huikan.mailing.private import open_private

State = Literal["sending", "sent", "refused", "delayed"]
_LINE = re.compile(rf"(\S+) ({'|'.join(get_args(State))}) ([0-9a-f]{{32}})(?: (\S+))?")


class BusyLogError(Exception):
    """Another program is sending the same mailing."""


class MailingLog:
    """The log of one mailing, open for this program alone."""

    def __init__(self, number: int, states: dict[str, State]) -> None:
        self._number = number
        self.states = states

    @staticmethod
    @contextmanager
    def open(path: Path) -> Iterator[MailingLog]:
        """The log in that file, which is made where there is none. BusyLogError, OSError."""
        number = open_private(path, os.O_RDWR | os.O_APPEND)
        try:
            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BusyLogError from None
            content = path.read_bytes()
            if content and not content.endswith(b"\n"):
                os.write(number, b"\n")  # what was torn stays by itself
            yield MailingLog(number, states_of(content))
        finally:
            os.close(number)

    def write(self, state: State, token: str, now: time.datetime, code: str = "") -> None:
        """What happened to a member's message. `sending` is on the disk when this returns."""
        line = " ".join(filter(None, (now.isoformat(timespec="seconds"), state, token, code))) + "\n"
        if os.write(self._number, line.encode("ascii")) < len(line):
            raise OSError("the log could not be written to its end")
        if state == "sending":
            os.fsync(self._number)
        self.states[token] = state


def states_of(content: bytes) -> dict[str, State]:
    """The last state of each member in a log. Its last line counts only if it is whole."""
    lines = content.decode("ascii", "replace").split("\n")[:-1]
    matches = (_LINE.fullmatch(line) for line in lines)
    return {match[3]: match[2] for match in matches if match}  # type: ignore[misc]
