"""What is kept of mailings, in a folder that only its owner may read: no address is in it.

key                    32 bytes that only this folder has: a member's token is the HMAC-SHA256 of
                       the address with it, since a mere hash of an address can be guessed
<mailing>.log          what became of each message, see `log`
suppressed.csv         token, reason and day of those who get no more
unsubscribed.txt       tokens, a line each, as the society's own web service for that was given
                       them; a person puts them here
"""

from __future__ import annotations

import datetime as time
import hmac
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from huikan.mailing.log import states_of
from huikan.mailing.members import normalised
from huikan.mailing.private import append_line, open_private, private_folder

_TOKEN = re.compile(r"[0-9a-f]{32}")
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Records:
    """The folder, and its key."""

    folder: Path
    key: bytes

    @staticmethod
    def open(folder: Path) -> Records:
        """The records in that folder, which is made where there is none. OSError."""
        path = private_folder(folder) / "key"
        number = open_private(path, os.O_RDWR)
        try:
            key = os.read(number, _KEY_BYTES)
            if not key:
                key = os.urandom(_KEY_BYTES)
                os.write(number, key)
                os.fsync(number)
        finally:
            os.close(number)
        if len(key) != _KEY_BYTES:
            raise OSError(f"{path} is not whole")
        return Records(folder, key)

    def token(self, address: str) -> str:
        """By what a member is known in these records and in mails."""
        return hmac.digest(self.key, normalised(address).encode("utf-8", "replace"), "sha256").hex()[:32]

    def message_id(self, key: str, token: str, domain: str) -> str:
        """The name of a member's message of a work, the same however often it is tried: servers and
        programs that know it already may leave it out."""
        return f"{hmac.digest(self.key, f'{key} {token}'.encode(), 'sha256').hex()[:32]}@{domain}"

    def log_path(self, key: str) -> Path:
        """The log of the mailing of a work."""
        return self.folder / f"{key.replace('/', '--')}.log"

    def known(self) -> frozenset[str]:
        """The tokens of all to whom something was sent."""
        return frozenset(token for path in self.folder.glob("*.log") for token in states_of(path.read_bytes()))

    def suppressed(self) -> Mapping[str, str]:
        """Token -> reason of those who get no more."""
        rows = (line.split(",") for line in self._lines("suppressed.csv"))
        reasons = {row[0]: row[1] for row in rows if len(row) > 1 and _TOKEN.fullmatch(row[0])}
        left = (token for line in self._lines("unsubscribed.txt") for token in _TOKEN.findall(line.lower()))
        return reasons | dict.fromkeys(left, "unsubscribed")

    def suppress(self, token: str, reason: str, day: time.date) -> None:
        """Somebody gets no more, for a reason of one word."""
        path = self.folder / "suppressed.csv"
        if not path.exists():
            append_line(path, "token,reason,day")
        append_line(path, f"{token},{reason},{day.isoformat()}")

    def _lines(self, name: str) -> list[str]:
        path = self.folder / name
        return path.read_text("utf-8-sig", "replace").splitlines() if path.exists() else []
