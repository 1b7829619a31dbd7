"""The colour profiles of the press files: sRGB on one side, one printing condition on the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from huikan.tasks import FileRef


@dataclass(frozen=True, slots=True)
class Profiles:
    """`screen` is what colours mean, `press` what they become;
    `condition` its name, such as FOGRA39."""

    screen: FileRef
    press: FileRef
    condition: str


class NoProfileError(ValueError):
    """The theme has not exactly one profile of each kind."""


def read(folder: Path) -> Profiles:
    """The one RGB and the one CMYK profile in a folder. NoProfileError
    where there are none or several."""
    paths_by_space: dict[bytes, list[Path]] = {b"RGB ": [], b"CMYK": []}
    for path in sorted(folder.glob("*.ic[cm]")):
        with path.open("rb") as file:
            paths_by_space.setdefault(file.read(20)[16:20], []).append(path)
    for space, paths in paths_by_space.items():
        if len(paths) != 1 and space in (b"RGB ", b"CMYK"):
            raise NoProfileError(f"{folder} must hold one {space.decode().strip()} profile, it holds {len(paths)}")
    press = paths_by_space[b"CMYK"][0]
    return Profiles(FileRef.of(paths_by_space[b"RGB "][0]), FileRef.of(press), condition(press.stem))


def condition(stem: str) -> str:
    """The printing condition that a profile is named after: `FOGRA39L_coated` is FOGRA39."""
    name = re.split(r"[_. ]", stem)[0]
    return name[:-1] if re.fullmatch(r"FOGRA\d+L", name) else name
