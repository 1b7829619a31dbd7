"""What tasks do in the tests. A module of its own with few imports, so
that worker processes start fast."""

from __future__ import annotations

import enum
import os
import signal
import sys
import time as clock
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from huikan.tasks import FileRef


@dataclass(frozen=True)
class View:
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class OtherView:
    title: str
    lines: tuple[str, ...] = ()


class Colour(enum.Enum):
    RED = 1


class Number(enum.IntEnum):
    ONE = 1


def text(number: int, view: View) -> bytes:
    return f"{number} {view.title} {'/'.join(view.lines)}".encode()


@dataclass(frozen=True)
class Album:
    title: str
    files: Mapping[str, FileRef]


def bind(album: Album, more: tuple[FileRef, ...] = ()) -> bytes:
    files = (*(file for _, file in sorted(album.files.items())), *more)
    return b"|".join([album.title.encode(), *(file.read() for file in files)])


def slow_bind(number: int, file: FileRef) -> bytes:
    clock.sleep(0.05)
    return b"%d" % number + file.read()


def fail(number: int, view: View) -> bytes:
    raise ValueError(f"number {number} is not to be had")


def leave(number: int, view: View) -> bytes:
    os._exit(number)


def crash(number: int, view: View) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def exits(number: int, view: View) -> bytes:
    sys.exit("enough")


def not_bytes(number: int, view: View) -> bytes:
    return "text"  # type: ignore[return-value]


def endless(number: int, view: View) -> bytes:
    clock.sleep(600)
    return b""


def signed(folder: str, number: int) -> bytes:
    """Leave our process id behind, then take our time."""
    Path(folder, f"{os.getpid()}").touch()
    clock.sleep(600)
    return b""


def slow_text(number: int) -> bytes:
    clock.sleep(0.003)
    return b"%d" % number * 1000


class Unpackable:
    """Travels well, and cannot be unpacked where it arrives: a module
    that does not import there, say."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return _refuse, ("cannot be unpacked here",)


def _refuse(reason: str) -> None:
    raise ImportError(reason)


def stubborn(number: int) -> bytes:
    """Work that no signal of Python's interrupts for long."""
    return str(sum(1 for _ in range(10**12))).encode()


def busy(seconds: float) -> bytes:
    """Work that Python can interrupt."""
    start = clock.process_time()
    while clock.process_time() - start < seconds:
        sum(range(100))
    return b"done"


def hungry(size: int) -> bytes:
    return bytes(size)[:10]


class Counter:
    """Something that lives in a process and is asked there."""

    def __init__(self, number: int) -> None:
        self.number = number

    def add(self, more: int) -> int:
        self.number += more
        return self.number

    def divide(self, by: int) -> float:
        return self.number / by

    def process(self) -> int:
        return os.getpid()

    def leave(self) -> None:
        os._exit(3)


def variable(name: str) -> bytes:
    """The value of a variable of the environment, where the call is made."""
    return os.environ[name].encode()


def hold(size: int) -> bytes:
    """So many bytes of memory are held for a moment, and all of them written to."""
    return bytes(bytearray(b"x" * size)[:1])
