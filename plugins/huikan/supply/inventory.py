"""The packages of the lock as they are installed, and the fonts beside them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from huikan.supply.licences import licences_of

LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)((?:[^\n]*\\\n)*[^\n]*)", re.M)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
REQUIRED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
FONTS = (".ttf", ".otf", ".woff", ".woff2")
OURSELVES = "huikan"


class MismatchError(Exception):
    """What is installed is not what the lock says: a list made of it would be of
    something else. Says which packages."""


@dataclass(frozen=True, slots=True)
class Component:
    """A package (`hashes`: of the files that the lock accepts for it)
    or a font file (its own hash).

    `licences` are SPDX identifiers or expressions; where a package names none, its own words.
    """

    name: str
    version: str
    licences: tuple[str, ...]
    summary: str = ""
    hashes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inventory:
    """Ourselves, the packages and the fonts, each by name."""

    application: Component
    packages: tuple[Component, ...]
    fonts: tuple[Component, ...]


def inventory(lock: Path, fonts: Path) -> Inventory:
    """What a lock and a folder of fonts name. MismatchError where something else is installed.

    Packages that the lock keeps for other systems are not installed, and are not in the list.
    """
    locked = {
        normal(name): (version, tuple(HASH.findall(rest))) for name, version, rest in LOCKED.findall(lock.read_text("utf-8"))
    }
    installed = {normal(distribution.metadata["Name"]): distribution for distribution in metadata.distributions()}
    wrong = [
        f"{name} {installed[name].version} ({version})"
        for name, (version, _) in sorted(locked.items())
        if name in installed and installed[name].version != version
    ]
    if wrong:
        raise MismatchError(", ".join(wrong))
    distributions = {name: installed[name] for name in sorted(locked) if name in installed}
    packages = (_package(name, distribution, locked[name][1], distributions) for name, distribution in distributions.items())
    return Inventory(_package(OURSELVES, installed[OURSELVES], (), distributions), tuple(packages), tuple(_fonts(fonts)))


def normal(name: str) -> str:
    """A package's name in its one normal form."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _package(
    name: str, distribution: metadata.Distribution, hashes: tuple[str, ...], distributions: Mapping[str, object]
) -> Component:
    needs = {
        normal(match[0]) for need in distribution.requires or () if "extra ==" not in need and (match := REQUIRED.match(need))
    }
    summary = " ".join(next(iter(distribution.metadata.get_all("Summary") or ()), "").split())
    return Component(
        name,
        distribution.version,
        licences_of(distribution.metadata, tuple(_licence_texts(distribution))),
        summary,
        tuple(sorted(hashes)),
        tuple(sorted(needs & distributions.keys())),
    )


def _licence_texts(distribution: metadata.Distribution) -> Iterator[str]:
    for name in distribution.metadata.get_all("License-File") or ():
        text = distribution.read_text(f"licenses/{name}") or distribution.read_text(name)
        if text:
            yield text


def _fonts(folder: Path) -> Iterator[Component]:
    """The font files; a face is under the licence whose file is named like it."""
    texts = {path.stem.removeprefix("OFL-").replace("-", ""): "OFL-1.1" for path in folder.glob("OFL-*.txt")}
    for path in sorted(folder.rglob("*")):
        if path.suffix in FONTS:
            face = path.stem.partition("_")[0].lower()
            licence = texts.get(face, f"unknown: see {path.parent.name}/")
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield Component(path.relative_to(folder).as_posix(), "", (licence,), hashes=(digest,))
