"""Versions on disk: what is in a folder (a manifest), whether it is still so
(verify), making it last (fsync_tree)."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from huikan.publish.errors import PublishError
from huikan.publish.lock import check_ours, folder

_THREADS = 8  # waiting for the disk, not computing
_MANY = 200  # files and folders, above which the whole file system is asked for at once


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files`: (sha256, size in bytes) by path. `sequence` counts
    publications: the higher, the later.

    `inodes` tell which file it was on the disk, and when it was last written to (nanoseconds): a
    file of which both and the size are as they were is not read again.
    """

    files: Mapping[str, tuple[str, int]]
    sequence: int = 0
    inodes: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The id of this content, whenever and wherever it is published."""
        return hashlib.sha256(json.dumps(sorted(self.files.items())).encode()).hexdigest()[:20]

    def dumps(self) -> bytes:
        rows = {path: [*described, *self.inodes.get(path, ())] for path, described in sorted(self.files.items())}
        return json.dumps({"sequence": self.sequence, "files": rows}, indent=0).encode()


@dataclass(frozen=True, slots=True)
class Problem:
    """Where the published site is not what its manifest says. `path` is from the
    site's root, "" for all of it."""

    path: str
    what: Literal["missing", "changed", "unknown", "no-site", "no-manifest"]


@dataclass(frozen=True, slots=True)
class Former:
    """The version that readers see while the next one is made. `whole` are those of its files that
    are on the disk as they were published, by inode, time and size; `unknown`: it has others,
    too."""

    place: Path = Path()
    files: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    whole: Mapping[str, int] = field(default_factory=dict)  # path -> inode
    unknown: bool = False

    @property
    def intact(self) -> bool:
        """Whether it has all of its files as they were published, and no others."""
        return bool(self.files) and len(self.whole) == len(self.files) and not self.unknown

    def is_same(self, path: str, state: os.stat_result) -> bool:
        """Whether a file of this state is the very file that the version has at a path."""
        return self.whole.get(path) == state.st_ino

    def lend(self, address: str, sha256: str, size: int, root: Path) -> bool:
        """Link the version's file into `root` if it has these bytes; whether it is there now."""
        if address not in self.whole or self.files[address] != (sha256, size):
            return False
        try:
            os.link(self.place / address, root / address)
        except OSError:  # no hard links here, or too many of one file
            return False
        return True


def former(version: Path) -> Former:
    """A version as the next one may use it; nothing where it is none."""
    manifest = load(version)
    if manifest is None:
        return Former(version)
    whole, unknown = {}, False
    for name, state in entries(version):
        unknown = unknown or name not in manifest.files
        if manifest.inodes.get(name) == (state.st_ino, state.st_mtime_ns) and manifest.files[name][1] == state.st_size:
            whole[name] = state.st_ino
    return Former(version, manifest.files, whole, unknown)


def verify(site: Path) -> list[Problem]:
    """Every difference between the files that readers get and the
    manifest they were published with."""
    check_ours(site)
    if not site.is_symlink():
        return [Problem("", "no-site")]
    return verify_version(folder(site) / site.readlink().name)


def verify_version(version: Path) -> list[Problem]:
    if not version.is_dir():
        return [Problem("", "no-site")]
    manifest = load(version)
    if manifest is None or not version.name.startswith(manifest.digest):
        return [Problem("", "no-manifest")]
    paths = {path: version / path for path, _ in entries(version)}
    problems = [Problem(path, "missing") for path in manifest.files if path not in paths]
    problems += [Problem(path, "unknown") for path in paths if path not in manifest.files]
    problems += [Problem(path, "changed") for path, place in paths.items() if _differs(place, manifest.files.get(path))]
    return sorted(problems, key=lambda problem: problem.path)


States = Mapping[str, os.stat_result]  # of everything in a folder that is not itself one, by its path from there


def survey(root: Path, former: Former, states: States | None = None) -> Manifest:
    """The manifest of a folder, whose `states` may be known. PublishError when something in it is
    not a plain file."""
    files = {}
    for name, state in sorted((dict(entries(root)) if states is None else states).items()):
        if not stat.S_ISREG(state.st_mode):
            raise PublishError(f"cannot publish {name}: it is neither a file nor a folder (a link, perhaps)")
        if not name.isprintable():
            raise PublishError(f"cannot publish {name!r}: its name has characters that an address cannot have")
        files[name] = former.files[name] if former.is_same(name, state) else describe(root / name)
    return Manifest(files)


def load(version: Path) -> Manifest | None:
    """The manifest of a version; none when it is missing or damaged, and
    then the folder is no version."""
    path = version.with_name(f"{version.name}.json")
    try:
        state = path.stat()
        return _loaded(path, state.st_ino, state.st_mtime_ns, state.st_size)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


@lru_cache(16)
def _loaded(path: Path, inode: int, written: int, size: int) -> Manifest:
    """The manifest in a file of this state: manifests are replaced and never written to."""
    return parsed(path.read_bytes())


def parsed(content: bytes) -> Manifest:
    """A manifest from its JSON. ValueError, LookupError, TypeError or AttributeError where it is
    something else."""
    raw = json.loads(content)
    files = {str(path): (str(row[0]), int(row[1])) for path, row in raw["files"].items()}
    inodes = {str(path): (int(row[2]), int(row[3])) for path, row in raw["files"].items() if len(row) > 2}
    return Manifest(files, int(raw["sequence"]), inodes)


def describe(path: Path) -> tuple[str, int]:
    """A file's sha256 and size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()


def with_inodes(manifest: Manifest, version: Path) -> Manifest:
    """The manifest with the files as they are on the disk now."""
    return replace(manifest, inodes={path: (state.st_ino, state.st_mtime_ns) for path, state in entries(version)})


def detach(root: Path, scratch: Path, former: Former) -> States:
    """Give files that are also known elsewhere (hard links) a copy of their own, but for the former
    version's: who writes there must not write here. The states of all."""
    states = dict(entries(root))
    for name, state in states.items():
        if stat.S_ISREG(state.st_mode) and state.st_nlink > 1 and not former.is_same(name, state):
            shutil.copyfile(root / name, scratch)
            scratch.replace(root / name)
            states[name] = (root / name).lstat()
    return states


def parents(paths: Iterable[str]) -> set[str]:
    """The folders that files lie in, "" for the uppermost."""
    above = {""}
    for path in paths:
        parent = path.rpartition("/")[0]
        while parent not in above:
            above.add(parent)
            parent = parent.rpartition("/")[0]
    return above


def clear(root: Path, former: Former, files: Mapping[str, tuple[str, int]]) -> None:
    """Remove all of a folder but the very files of the former version that are to be published
    again, and the folders that `files` do not need."""
    needed = parents(files)
    for name, state in list(entries(root)):
        if not (former.is_same(name, state) and files.get(name) == former.files[name]):
            (root / name).unlink()
    for place, _, _ in os.walk(root, topdown=False, onerror=_stop):
        if Path(place).relative_to(root).as_posix().removeprefix(".") not in needed:
            Path(place).rmdir()


def share(root: Path, manifest: Manifest, former: Former, scratch: Path, states: States) -> None:
    """Replace files of `root` by hard links to equal files of the former
    version, where the file system can.

    A file that is not on the disk as it was published is read and compared by its sha256, so that a
    damaged one is not handed on.
    """
    own = [name for name, state in states.items() if not former.is_same(name, state)]
    for name in own:
        old, described = former.place / name, manifest.files[name]
        if former.files.get(name) == described and (name in former.whole or (old.is_file() and describe(old) == described)):
            try:
                os.link(old, scratch)
            except OSError:
                return  # no hard links here: the files stay what they are
            scratch.replace(root / name)


def fsync_tree(root: Path) -> None:
    """Give everything the rights that a web server needs, and wait until it is on the disk,
    folders last. Files shared with an earlier version are on the disk already."""
    states = dict(entries(root))
    files = [root / name for name, state in states.items() if state.st_nlink == 1]
    folders = [root / name for name in parents(states)]
    for path in files:
        path.chmod(0o644)
    for path in folders:
        if stat.S_IMODE(path.stat().st_mode) != 0o755:
            path.chmod(0o755)
    if len(files) + len(folders) > _MANY and _synchronise(root):
        return
    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(flush, files))
        list(threads.map(flush, folders))


def _synchronise(root: Path) -> bool:
    """Wait until the whole file system is on the disk, which takes less time than to ask for each
    of thousands of files; whether this machine can (Linux: syncfs(2))."""
    library = ctypes.CDLL(None)
    if not hasattr(library, "syncfs"):
        return False
    number = os.open(root, os.O_RDONLY)
    try:
        return bool(library.syncfs(number) == 0)
    finally:
        os.close(number)


def flush(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def entries(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Everything below a folder that is not itself a folder, by its path from there, with its
    state; links are entries and are not followed."""
    folders = [""]
    while folders:
        prefix = folders.pop()
        with os.scandir(root / prefix) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{prefix}{entry.name}/")
                else:
                    yield f"{prefix}{entry.name}", entry.stat(follow_symlinks=False)


def _stop(error: OSError) -> None:
    """A folder that cannot be read must not pass for an empty one."""
    raise error


def _differs(path: Path, described: tuple[str, int] | None) -> bool:
    if described is None:
        return False  # said already: unknown
    return not stat.S_ISREG(path.lstat().st_mode) or describe(path) != described
