"""What can prevent publishing. Each says what is wrong and what to
do; the site is as it was before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class PublishError(Exception):
    """The site cannot be published; readers still see what they saw before."""


class BusyError(PublishError):
    """Another build holds the lock. `owner` says which: "process 4711,
    since 2025-03-01T09:30:00+08:00"."""

    def __init__(self, site: Path, owner: str) -> None:
        super().__init__(f"another build of {site} is running ({owner}); wait until it has ended")
        self.site = site
        self.owner = owner


class UnwritableError(PublishError):
    """The operating system refused: a full disk, a read-only folder. `path`
    and `reason` say where and why."""

    def __init__(self, site: Path, path: Path, reason: str) -> None:
        super().__init__(f"cannot publish {site}: {reason} ({path})")
        self.path = path
        self.reason = reason


class NotOursError(PublishError):
    """Where the site should be there is something that this program did not make."""

    def __init__(self, site: Path, reason: str) -> None:
        super().__init__(f"{site} {reason}: move it away, or publish to another place")
        self.site = site
        self.reason = reason


@contextmanager
def explained(site: Path) -> Iterator[None]:
    """Turns an error of the operating system into an UnwritableError."""
    try:
        yield
    except OSError as error:
        raise UnwritableError(site, Path(error.filename or site), error.strerror or str(error)) from error
