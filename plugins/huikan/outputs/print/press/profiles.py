"""The colour profiles of the press files: sRGB on one side, one printing condition on the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from huikan import theme_folders
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


def read(folder: theme_folders.Folder) -> Profiles:
    """The one RGB and the one CMYK profile in a folder; of several layers the first that has any
    of a kind gives it. NoProfileError where there are none or several."""
    screen, press = (_only_one(folder, space) for space in (b"RGB ", b"CMYK"))
    return Profiles(FileRef.of(screen), FileRef.of(press), condition(press.stem))


def _only_one(folder: theme_folders.Folder, space: bytes) -> Path:
    by_layer = (
        [path for path in sorted(layer.glob("*.ic[cm]")) if _space(path) == space] for layer in theme_folders.folders(folder)
    )
    paths = next(filter(None, by_layer), [])
    if len(paths) != 1:
        raise NoProfileError(f"{folder} must hold one {space.decode().strip()} profile, it holds {len(paths)}")
    return paths[0]


def _space(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(20)[16:20]


def condition(stem: str) -> str:
    """The printing condition that a profile is named after: `FOGRA39L_coated` is FOGRA39."""
    name = re.split(r"[_. ]", stem)[0]
    return name[:-1] if re.fullmatch(r"FOGRA\d+L", name) else name
