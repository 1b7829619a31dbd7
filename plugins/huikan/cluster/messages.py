"""Calls as bytes for another machine, and files as what such a call reads there.

A call is pickled, but the files in its arguments are only named in it, by digest and by the end of
their names, which tells some calls what they are. Whoever unpacks it has to have their bytes.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huikan.tasks import FileRef
from huikan.tasks.replacing import replace

Name = tuple[str, str]  # a file's sha256, and its name from the last dot on


@dataclass(frozen=True, slots=True)
class Message:
    """A call without its files, and these, each once."""

    content: bytes
    files: Mapping[Name, FileRef]


def pack(make: Callable[..., bytes], args: tuple[Any, ...]) -> Message:
    """The call as a message. Whatever pickle raises where it can carry
    the call to no other process."""
    target = io.BytesIO()
    pickler = _Pickler(target)
    pickler.dump((make, args))
    return Message(target.getvalue(), pickler.files)


def unpack(content: bytes, places: Mapping[Name, Path]) -> tuple[Callable[..., bytes], tuple[Any, ...]]:
    """The call of a message, with files at these places among its arguments."""
    make, args = _Unpickler(content, places).load()
    return make, args


def placed(folder: Path, files: Mapping[Name, bytes]) -> dict[Name, Path]:
    """Where the files of a call lie, which are written unless they do so already.

    Files whose names end alike have a folder to themselves, since some calls look at all fonts
    of a folder. ValueError where a file has other bytes than its digest says.
    """
    places = {}
    for suffix in {suffix for _, suffix in files}:
        group = sorted(name for name in files if name[1] == suffix)
        together = folder / hashlib.sha256(repr(group).encode()).hexdigest()[:20]
        together.mkdir(parents=True, exist_ok=True)
        for name in group:
            source, place = folder / name[0], together / f"{name[0]}{suffix}"
            if not source.exists():
                if hashlib.sha256(files[name]).hexdigest() != name[0]:
                    raise ValueError(f"a file has lost its way: its digest is not {name[0]}")
                replace(source, files[name])
            _link(source, place)
            places[name] = place
    return places


def _link(path: Path, place: Path) -> None:
    """Have a file at another place, too."""
    try:
        os.link(path, place)
    except FileExistsError:
        pass
    except OSError:  # no hard links here
        shutil.copyfile(path, place)


class _Pickler(pickle.Pickler):
    def __init__(self, target: io.BytesIO) -> None:
        super().__init__(target, pickle.HIGHEST_PROTOCOL)
        self.files: dict[Name, FileRef] = {}

    def persistent_id(self, value: object) -> Name | None:
        if not isinstance(value, FileRef):
            return None
        name = (value.sha256, Path(value.path).suffix)
        self.files.setdefault(name, value)
        return name


class _Unpickler(pickle.Unpickler):
    def __init__(self, content: bytes, places: Mapping[Name, Path]) -> None:
        super().__init__(io.BytesIO(content))
        self._places = places

    def persistent_load(self, name: Name) -> FileRef:
        return FileRef(str(self._places[name]), name[0])
