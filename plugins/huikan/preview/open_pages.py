"""OpenPages: the pages that browsers have open just now. After a change these come first."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class OpenPages:
    """The files of open pages, kept by the threads of browsers."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._browsers: Counter[str] = Counter()

    @property
    def files(self) -> frozenset[str]:
        with self._lock:
            return frozenset(self._browsers)

    @contextmanager
    def opened(self, file: str) -> Iterator[None]:
        """A browser has the page open as long as this lasts."""
        with self._lock:
            self._browsers[file] += 1
        try:
            yield
        finally:
            with self._lock:
                self._browsers[file] -= 1
                if not self._browsers[file]:
                    del self._browsers[file]
