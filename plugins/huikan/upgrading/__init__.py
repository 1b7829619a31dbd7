"""What a version of the program changes for content that was written for an older one.

Each release says which fields have new names and what need not be said any more; `known` what a
version could find. Values only: the command looks at the content.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from huikan.upgrading.known import KNOWN

FIRST = "0.1.0"
_PINNED = re.compile(r"(?m)^huikan\s*==\s*([0-9][0-9.]*)")


@dataclass(frozen=True, slots=True)
class Release:
    """`renamed` are old names of fields and what they are called now; `dropped` options of
    mkdocs.yml that have a default now or stand elsewhere."""

    version: str
    renamed: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()


RELEASES = (Release("0.2.0", dropped=("site_name", "custom_dir")),)


def releases_since(version: str, releases: Iterable[Release] = RELEASES) -> tuple[Release, ...]:
    """The releases after a version, the oldest first."""
    return tuple(release for release in releases if _order(release.version) > _order(version))


def pinned(requirements: str) -> str:
    """The version that a society's requirements.txt asks for; "" where it asks for none."""
    match = _PINNED.search(requirements)
    return match[1] if match else ""


def repinned(requirements: str, version: str) -> str:
    """The same requirements asking for another version."""
    return _PINNED.sub(f"huikan=={version}", requirements)


def new_findings(before: str, codes: Collection[str]) -> frozenset[str]:
    """Of the codes that the program has now, those that it had not in a version; none where that is
    newer than all that are known, for it is this one."""
    known = [version for version in KNOWN if _order(version) <= _order(before)] or [FIRST]
    newest = max(known, key=_order)
    return frozenset(codes) - KNOWN[newest] if releases_since(before) else frozenset()


def new_name(name: str, releases: Iterable[Release]) -> str:
    """What a field is called now; "" where it has not been renamed."""
    for release in releases:
        name = release.renamed.get(name, name)
    return name if any(name in release.renamed.values() for release in releases) else ""


def dropped(settings: str, releases: Collection[Release]) -> tuple[str, ...]:
    """The options in the text of mkdocs.yml that need not be said any more."""
    names = (name for release in releases for name in release.dropped)
    return tuple(name for name in names if re.search(rf"(?m)^[ \t]*{re.escape(name)}[ \t]*:|\b{re.escape(name)}:", settings))


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))
