"""The colour profiles of the press files: sRGB on one side, a printing condition on the other, with
the most ink that its paper takes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from huikan import theme_folders
from huikan.diagnostics import Diagnostic, found
from huikan.model import STOCKS, Library, Printing, Stock
from huikan.tasks import FileRef

# Percent, of all four inks. ECI: ISO Coated v2 330, PSO Uncoated 300; ISO 12647-3: newsprint 240
LIMITS: dict[Stock, float] = {"coated": 330.0, "uncoated": 300.0, "newsprint": 240.0}
FOLDER, PLACE = "icc", "theme/print/icc/"
PATH = "data/society.yml"


@dataclass(frozen=True, slots=True)
class Profiles:
    """`screen` is what colours mean, `press` what they become;
    `condition` its name, such as FOGRA39, `ink` its limit in percent."""

    screen: FileRef
    press: FileRef
    condition: str
    ink: float = LIMITS["coated"]


class NoProfileError(ValueError):
    """The theme does not have exactly one profile of a kind."""


class UnusableProfileError(ValueError):
    """A file is no profile of four inks; `reason` says what it is."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.reason = reason


def read(folder: theme_folders.Folder, stock: Stock = "coated", printing: Printing | None = None) -> Profiles:
    """The RGB profile in a folder and that of a stock: the file that `printing` names, else of the
    layers the first that has one. NoProfileError where there are none or several.

    In a layer a file belongs to the stock that its name ends with (`FOGRA29L_uncoated.icc`); one
    without such a name serves all, unless `printing` names it.
    """
    printing = printing or Printing()
    own = printing.profile(stock)
    press = theme_folders.file(folder, own) if own else _of_stock(folder, stock, {file for _, file in printing.named})
    if own:
        verify(press)
    ink = min(LIMITS[stock], printing.ink or LIMITS[stock])
    return Profiles(FileRef.of(_screen(folder)), FileRef.of(press), condition(press.stem), ink)


def check(library: Library, folder: theme_folders.Folder) -> Iterator[Diagnostic]:
    """`profile-missing`, `profile-broken`: a file that data/society.yml names and `folder` does not
    have, or that is no profile of four inks."""
    society = library.society
    for stock, name in society.printing.named if society and society.printing else ():
        line = society.lines.get(f"printing.{stock}") or society.lines.get("printing", 1) if society else 1
        path = theme_folders.file(folder, name)
        if Path(name).name != name or not path.is_file():
            yield found("profile-missing", PATH, line=line, file=name, folder=PLACE)
            continue
        try:
            verify(path)
        except UnusableProfileError as error:
            yield found("profile-broken", PATH, line=line, file=f"{PLACE}{name}", reason=error.reason)


def verify(path: Path) -> None:
    """Raises UnusableProfileError where a file is no profile of four inks, or cannot be read."""
    from PIL import ImageCms

    try:
        if _space(path) != b"CMYK":
            raise UnusableProfileError(path, "not CMYK")
        ImageCms.getOpenProfile(str(path))
    except (OSError, ImageCms.PyCMSError) as error:
        raise UnusableProfileError(path, str(error)) from error


def _screen(folder: theme_folders.Folder) -> Path:
    paths = next(filter(None, (_profiles(layer, b"RGB ") for layer in theme_folders.folders(folder))), [])
    return _only_one(paths, folder, "RGB")


def _of_stock(folder: theme_folders.Folder, stock: Stock, elsewhere: Collection[str]) -> Path:
    others = tuple(f"_{name}" for name in STOCKS if name != stock)
    for layer in theme_folders.folders(folder):
        paths = [path for path in _profiles(layer, b"CMYK") if not path.stem.endswith(others) and path.name not in elsewhere]
        if paths:
            return _only_one(paths, folder, f"CMYK ({stock})")
    return _only_one([], folder, f"CMYK ({stock})")


def _only_one(paths: list[Path], folder: theme_folders.Folder, kind: str) -> Path:
    if len(paths) != 1:
        raise NoProfileError(f"{folder} must hold one {kind} profile, it holds {len(paths)}")
    return paths[0]


def _profiles(layer: Path, space: bytes) -> list[Path]:
    return [path for path in sorted(layer.glob("*.ic[cm]")) if _space(path) == space]


def _space(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(20)[16:20]


def condition(stem: str) -> str:
    """The printing condition that a profile is named after: `FOGRA39L_coated` is FOGRA39."""
    name = re.split(r"[_. ]", stem)[0]
    return name[:-1] if re.fullmatch(r"FOGRA\d+L", name) else name
