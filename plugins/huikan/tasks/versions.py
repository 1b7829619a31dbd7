"""Versions of what is installed: of the distributions behind imported names,
and of all that these require."""

from __future__ import annotations

import platform
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib import metadata
from pathlib import Path

_REQUIREMENT = re.compile(r"^\s*([\w.-]+)\s*(?:\[([^\]]*)\])?")
_EXTRA = re.compile(r"""\bextra\s*==\s*["']([^"']+)["']""")


def runtime() -> Mapping[str, str]:
    """What every call depends on: the interpreter, and the compression that PDFs
    and pictures are written with."""
    return {"Python": f"{platform.python_implementation()} {platform.python_version()}", "zlib": zlib.ZLIB_RUNTIME_VERSION}


def installed(names: Iterable[str]) -> dict[str, str]:
    """The versions of the distributions that bring these importable names, with
    all that they require, by name."""
    waiting = [(owner, "") for name in names for owner in owners(name)]
    visited: set[tuple[str, str]] = set()
    versions: dict[str, str] = {}
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in visited:
            continue
        visited.add((name, extra))
        with suppress(metadata.PackageNotFoundError):  # required by another system than this, or under a condition
            distribution = metadata.distribution(name)
            versions[_plain(name)] = distribution.version
            waiting += _required(distribution.requires or (), extra)
    return versions


def owners(name: str) -> tuple[str, ...]:
    """The distributions that bring an importable name at the top; none for the
    standard library and loose modules."""
    return tuple(map(_plain, _owners().get(name, ())))


@lru_cache(maxsize=1)
def _owners() -> Mapping[str, list[str]]:
    return metadata.packages_distributions()


def environment() -> str:
    """A text that changes when something is installed, removed or replaced by another version."""
    names = {
        entry.name
        for folder in sys.path
        if folder and Path(folder).is_dir()
        for entry in Path(folder).iterdir()
        if entry.suffix in (".dist-info", ".egg-info", ".egg-link")
    }
    return "\n".join(sorted(names))


def _required(requirements: Iterable[str], extra: str) -> Iterator[tuple[str, str]]:
    """(distribution, extra) of the requirements that hold, without an extra or with this one.
    Other conditions are not judged: what they would forbid is not installed."""
    for text in requirements:
        requirement, _, condition = text.partition(";")
        extra_match = _EXTRA.search(condition)
        match = _REQUIREMENT.match(requirement)
        if match and (extra_match is None or extra_match[1] == extra):
            yield from ((_plain(match[1]), part.strip()) for part in ("", *(match[2] or "").split(",")))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
