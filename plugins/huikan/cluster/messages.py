"""Calls as bytes for another machine, and files as what such a call reads there.

A call is pickled, but the files in its arguments are only named in it, by digest; whoever unpacks
it has to have their bytes and gives them places of its own.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huikan.tasks.replacing import replace
from huikan.tasks.task import FileRef


@dataclass(frozen=True, slots=True)
class Message:
    """A call without its files, and these, each once."""

    content: bytes
    files: tuple[FileRef, ...]


def pack(make: Callable[..., bytes], args: tuple[Any, ...]) -> Message:
    """The call as a message. Whatever pickle raises where it can carry
    the call to no other process."""
    target = io.BytesIO()
    pickler = _Pickler(target)
    pickler.dump((make, args))
    return Message(target.getvalue(), tuple(pickler.files.values()))


def unpack(content: bytes, folder: Path) -> tuple[Callable[..., bytes], tuple[Any, ...]]:
    """The call of a message, with the files of `folder` among its arguments."""
    make, args = _Unpickler(content, folder).load()
    return make, args


def place(folder: Path, sha256: str, content: bytes) -> None:
    """Have a file lie in the folder. ValueError where these are not its bytes."""
    path = folder / sha256
    if not path.exists():
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError(f"a file has lost its way: its digest is not {sha256}")
        folder.mkdir(parents=True, exist_ok=True)
        replace(path, content)


class _Pickler(pickle.Pickler):
    def __init__(self, target: io.BytesIO) -> None:
        super().__init__(target, pickle.HIGHEST_PROTOCOL)
        self.files: dict[str, FileRef] = {}

    def persistent_id(self, value: object) -> tuple[str, str] | None:
        if not isinstance(value, FileRef):
            return None
        self.files.setdefault(value.sha256, value)
        return value.sha256, Path(value.path).suffix


class _Unpickler(pickle.Unpickler):
    """The end of a file's name tells some calls what it is: a link with that end stands for it."""

    def __init__(self, content: bytes, folder: Path) -> None:
        super().__init__(io.BytesIO(content))
        self._folder = folder

    def persistent_load(self, name: tuple[str, str]) -> FileRef:
        sha256, suffix = name
        path = self._folder / sha256
        if suffix:
            named = path.with_name(f"{sha256}-as{suffix}")
            if not named.exists():
                replace(named, path.read_bytes())
            path = named
        return FileRef(str(path), sha256)
