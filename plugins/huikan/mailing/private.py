"""Files that nobody but their owner may read."""

from __future__ import annotations

import os
from pathlib import Path

OWNER_ONLY, OWNER_FOLDER = 0o600, 0o700


def private_folder(path: Path) -> Path:
    """The folder, made where there is none; Git is told to leave it alone."""
    path.mkdir(parents=True, exist_ok=True, mode=OWNER_FOLDER)
    path.chmod(OWNER_FOLDER)
    ignored = path / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="ascii")
    return path


def open_private(path: Path, flags: int) -> int:
    """A file of that folder, made where there is none."""
    number = os.open(path, flags | os.O_CREAT | os.O_CLOEXEC, OWNER_ONLY)
    os.fchmod(number, OWNER_ONLY)
    return number


def append_line(path: Path, line: str) -> None:
    """A line at a file's end, on the disk when this returns."""
    number = open_private(path, os.O_WRONLY | os.O_APPEND)
    try:
        os.write(number, f"{line}\n".encode())
        os.fsync(number)
    finally:
        os.close(number)
