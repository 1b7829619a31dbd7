"""Versions on disk: what is in a folder (a manifest), whether it is still so
(verify), making it last (fsync_tree)."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from huikan.publish.errors import PublishError
from huikan.publish.lock import check_ours, folder

_THREADS = 8  # waiting for the disk, not computing


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files`: (sha256, size in bytes) by path. `sequence` counts
    publications: the higher, the later."""

    files: Mapping[str, tuple[str, int]]
    sequence: int = 0

    @property
    def digest(self) -> str:
        """The id of this content, whenever and wherever it is published."""
        return hashlib.sha256(json.dumps(sorted(self.files.items())).encode()).hexdigest()[:20]

    def dumps(self) -> bytes:
        return json.dumps({"sequence": self.sequence, "files": dict(sorted(self.files.items()))}, indent=0).encode()


@dataclass(frozen=True, slots=True)
class Problem:
    """Where the published site is not what its manifest says. `path` is from the
    site's root, "" for all of it."""

    path: str
    what: Literal["missing", "changed", "unknown", "no-site", "no-manifest"]


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
    paths = {path.relative_to(version).as_posix(): path for path in _entries(version)}
    problems = [Problem(path, "missing") for path in manifest.files if path not in paths]
    problems += [Problem(path, "unknown") for path in paths if path not in manifest.files]
    problems += [Problem(path, "changed") for path, place in paths.items() if _differs(place, manifest.files.get(path))]
    return sorted(problems, key=lambda problem: problem.path)


def survey(root: Path) -> Manifest:
    """The manifest of a folder. PublishError when something in it is not a plain file."""
    files = {}
    for path in sorted(_entries(root)):
        name = path.relative_to(root).as_posix()
        if not stat.S_ISREG(path.lstat().st_mode):
            raise PublishError(f"cannot publish {name}: it is neither a file nor a folder (a link, perhaps)")
        if not name.isprintable():
            raise PublishError(f"cannot publish {name!r}: its name has characters that an address cannot have")
        files[name] = describe(path)
    return Manifest(files)


def load(version: Path) -> Manifest | None:
    """The manifest of a version; none when it is missing or damaged, and
    then the folder is no version."""
    try:
        return parsed(version.with_name(f"{version.name}.json").read_bytes())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def parsed(content: bytes) -> Manifest:
    """A manifest from its JSON. ValueError, KeyError, TypeError
    or AttributeError where it is something else."""
    raw = json.loads(content)
    files = {str(path): (str(sha256), int(size)) for path, (sha256, size) in raw["files"].items()}
    return Manifest(files, int(raw["sequence"]))


def describe(path: Path) -> tuple[str, int]:
    """A file's sha256 and size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()


def detach(root: Path, scratch: Path) -> None:
    """Give files that are also known elsewhere (hard links) a copy of their own: who
    writes there must not write here."""
    for path in _entries(root):
        if stat.S_ISREG(path.lstat().st_mode) and path.lstat().st_nlink > 1:
            shutil.copyfile(path, scratch)
            scratch.replace(path)


def share(root: Path, manifest: Manifest, former: Path, scratch: Path) -> None:
    """Replace files of `root` by hard links to equal files of an earlier
    version, where the file system can.

    The earlier file is read and compared by its sha256, so that a damaged one is not handed on.
    """
    before = load(former)
    for name, described in manifest.files.items() if before else ():
        old = former / name
        if before and before.files.get(name) == described and old.is_file() and describe(old) == described:
            try:
                os.link(old, scratch)
            except OSError:
                return  # no hard links here: the files stay what they are
            scratch.replace(root / name)


def fsync_tree(root: Path) -> None:
    """Give everything the rights that a web server needs, and wait until it is on the disk,
    folders last. Files shared with an earlier version are on the disk already."""
    folders = [Path(place) for place, _, _ in os.walk(root, onerror=_stop)]
    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(_fsync_file, (path for path in _entries(root) if path.lstat().st_nlink == 1)))
        list(threads.map(_fsync_folder, folders))


def flush(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _fsync_file(path: Path) -> None:
    path.chmod(0o644)
    flush(path)


def _fsync_folder(path: Path) -> None:
    path.chmod(0o755)
    flush(path)


def _entries(root: Path) -> Iterator[Path]:
    """Everything below a folder that is not itself a folder; links
    are entries and are not followed."""
    for place, folders, names in os.walk(root, onerror=_stop):
        yield from (Path(place, name) for name in names)
        yield from (Path(place, name) for name in folders if Path(place, name).is_symlink())


def _stop(error: OSError) -> None:
    """A folder that cannot be read must not pass for an empty one."""
    raise error


def _differs(path: Path, described: tuple[str, int] | None) -> bool:
    if described is None:
        return False  # said already: unknown
    return not stat.S_ISREG(path.lstat().st_mode) or describe(path) != described
