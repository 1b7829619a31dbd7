"""Orders: the works whose PDFs somebody wants to see, and since when. A preview makes no others."""

from __future__ import annotations

import threading
from time import monotonic


class Orders:
    """Keys of works, each with the time at which it was asked for and whether it has been made
    since. Asked from the threads of browsers, answered by the one that makes the site."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._since: dict[str, float] = {}
        self._done: set[str] = set()

    @property
    def keys(self) -> frozenset[str]:
        """All that were ever asked for: they are made anew when their texts change."""
        with self._lock:
            return frozenset(self._since)

    def take(self, key: str) -> None:
        """Somebody wants the PDFs of a work."""
        with self._lock:
            self._since.setdefault(key, monotonic())

    def done(self, keys: frozenset[str]) -> None:
        """A build that was asked for these has ended."""
        with self._lock:
            self._done |= keys

    def seconds(self, key: str) -> float:
        """How long a work has been waited for."""
        with self._lock:
            return monotonic() - self._since.get(key, monotonic())

    def is_done(self, key: str) -> bool:
        """Whether a build for this work has ended, well or not."""
        with self._lock:
            return key in self._done
