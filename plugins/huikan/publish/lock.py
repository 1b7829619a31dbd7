"""lock: one build of a site at a time."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from huikan.publish.errors import BusyError, NotOursError, explained


def folder(site: Path) -> Path:
    """Where the versions of a site are kept: beside it."""
    return site.parent / f"{site.name}.versions"


def check_ours(site: Path) -> None:
    """NotOursError when something else is where the site should be. Nothing
    there, or an empty folder, is fine."""
    if site.name in ("", ".."):
        raise NotOursError(site, "has no name of its own")
    if site.is_symlink():
        target = site.readlink()
        if target.parent != Path(folder(site).name):
            raise NotOursError(site, f"is a link to {target}")
    elif site.is_dir():
        if any(site.iterdir()):
            raise NotOursError(site, "is a folder with files that were not published by this program")
    elif site.exists():
        raise NotOursError(site, "is a file")


@contextmanager
def lock(site: Path) -> Iterator[None]:
    """Hold the site while building it; `stage`, `publish` and `rollback` ask for that.

    BusyError when another build holds it, NotOursError when the place is taken. The lock
    is the operating system's, so that it ends with its owner, however that ends; what the
    file says serves the message only.
    """
    with explained(site):
        check_ours(site)
        folder(site).mkdir(parents=True, exist_ok=True)
        number = os.open(folder(site) / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(site, _owner(number)) from None
        _sign(number)
        yield
    finally:
        os.close(number)


def _sign(number: int) -> None:
    with contextlib.suppress(OSError):  # a full disk must not keep the next build from mending it
        os.ftruncate(number, 0)
        os.pwrite(number, f"process {os.getpid()}, since {time.strftime('%Y-%m-%dT%H:%M:%S%z')}".encode(), 0)


def _owner(number: int) -> str:
    return os.pread(number, 200, 0).decode(errors="replace") or "its process is not known"
