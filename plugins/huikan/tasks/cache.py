"""Cache: results by the fingerprint of the call that made them. An entry
that is not whole is not there.

An entry is one file, `objects/<first two digits>/<the rest of the key>`: a line with its key,
the sha256 and the size of its content, then the content. It is written beside its place and
moved in, so that readers and a second build see all of it or nothing; a flipped bit, a lost
block or a file in the wrong place fails the checksum, and the result is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huikan.tasks.code import Code
from huikan.tasks.fingerprint import encode_with_code, fingerprint, fingerprint_of
from huikan.tasks.replacing import replace
from huikan.tasks.task import Task

_FORM = b"huikan-artifact-1"
_SAFE_AGE = 3600.0  # seconds; a younger entry may be in use by a build that runs beside us
_BLOCK = 1 << 20


class DamagedError(Exception):
    """An entry that was whole when the build found it is no longer so."""


@dataclass(frozen=True, slots=True)
class CacheEntry:
    """A whole entry: its file, its content's sha256 and size in bytes, and where
    in the file the content starts."""

    path: Path
    sha256: str
    size: int
    start: int

    def read(self) -> bytes:
        """The content, checked once more."""
        try:
            content = self.path.read_bytes()[self.start :]
        except OSError as error:
            raise DamagedError(f"the cache entry {self.path} cannot be read: {error}") from error
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise DamagedError(f"the cache entry {self.path} was damaged during the build")
        return content


@dataclass(frozen=True, slots=True)
class Identity:
    """What a task's result is stored under (`key`), and the digest of the code in it, which is all
    that the functions and types that the task has `brought` can reach; `call` is the task's
    signature as it was encoded."""

    key: str
    code: str
    brought: frozenset[Any]
    call: bytes


class Cache:
    """Results below `root`. `code` says what decides a result and is no argument: the code that
    a call can reach, and versions. `salt` tells results apart that are equal by all this;
    without `code` it has to stand for everything."""

    def __init__(self, root: Path, salt: str = "", code: Code | None = None) -> None:
        self.root = root
        self.salt = salt
        self.code = code

    def key(self, task: Task) -> str:
        """What the task's result is stored under: it depends on the
        call, not on the target's name."""
        return self.identify(task).key

    def identify(self, task: Task) -> Identity:
        """The task's key with the code that is part of it."""
        call, brought = encode_with_code(task.signature)
        digest = self.code.digest(brought) if self.code else ""
        return Identity(fingerprint((self.salt, digest, fingerprint_of(call))), digest, brought, call)

    def code_of(self, identity: Identity) -> Mapping[str, str]:
        """The digests of the code and the versions that are part of the key, by name."""
        return self.code.parts(identity.brought) if self.code else {}

    def find(self, key: str) -> CacheEntry | None:
        """The entry, marked as used now. A damaged one is removed and counts as none."""
        path = self._path(key)
        try:
            entry = _checked(path, key)
            if entry:
                os.utime(path)
        except FileNotFoundError:
            return None
        except OSError:
            entry = None
        if not entry:
            with contextlib.suppress(OSError):
                path.unlink()
        return entry

    def touch(self, entry: CacheEntry) -> bool:
        """Mark an entry as used now; whether it is still there. Its content is checked when
        somebody reads it."""
        try:
            os.utime(entry.path)
            return entry.path.stat().st_size == entry.start + entry.size
        except OSError:
            return False

    def store(self, key: str, content: bytes) -> CacheEntry:
        """Keep a result. Never seen half: the file is moved in when it is complete."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(content).hexdigest()
        header = b"%b %b %b %d\n" % (_FORM, key.encode(), digest.encode(), len(content))
        replace(path, header, content)
        return CacheEntry(path, digest, len(content), len(header))

    def prune(self, keep_bytes: int) -> int:
        """Remove the longest unused entries until `keep_bytes` are left, and what killed
        builds have left. Bytes freed.

        An entry used within the last hour stays: another build may be about to read it. "Now" is
        what the file system says of a file written now, so that a wrong clock does not matter.
        """
        if not self.root.exists():
            return 0
        with tempfile.NamedTemporaryFile(dir=self.root) as fresh:
            limit = Path(fresh.name).stat().st_mtime - _SAFE_AGE
        files = sorted((state.st_mtime, state.st_size, path) for path, state in _files(self.root / "objects"))
        total, freed = sum(size for _, size, _ in files), 0
        for used, size, path in files:
            surplus = total - freed > keep_bytes or path.endswith(".part")
            if surplus and used < limit:
                Path(path).unlink(missing_ok=True)
                freed += size
        return freed

    def _path(self, key: str) -> Path:
        return self.root / "objects" / key[:2] / key[2:]


def _checked(path: Path, key: str) -> CacheEntry | None:
    """The entry if every byte of it is as it was stored."""
    with path.open("rb") as file:
        header = file.readline(512)
        match header.rstrip(b"\n").split(b" "):
            case [form, name, digest, size] if form == _FORM and name == key.encode() and size.isdigit():
                summed, length = hashlib.sha256(), 0
                while block := file.read(_BLOCK):
                    summed.update(block)
                    length += len(block)
                whole = header.endswith(b"\n") and summed.hexdigest().encode() == digest and length == int(size)
                return CacheEntry(path, digest.decode(), length, len(header)) if whole else None
    return None


def _files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder with its state. A folder that is not there is empty; OSError where
    one cannot be read, which must not pass for that."""
    folders = [str(root)]
    while folders:
        with contextlib.suppress(FileNotFoundError), os.scandir(folders.pop()) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    yield entry.path, entry.stat(follow_symlinks=False)
