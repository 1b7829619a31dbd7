"""The theme's folders: what the program brings, and before it what a society changes.

A society's `theme/` holds only the files that are its own. Each takes the place of the program's
file of the same name; all others are the program's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parent


class BrokenTheme(Exception):  # noqa: N818 a state of the folder, as the user is told
    """A template or a script of the theme cannot be used; the text says which, and why."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Folders that are read as one: of a file that several have, that of the first counts."""

    folders: tuple[Path, ...]

    def __truediv__(self, name: str) -> Layers:
        return Layers(tuple(folder / name for folder in self.folders))

    def __str__(self) -> str:
        return ":".join(map(str, self.folders))


Folder = Path | Layers


def program_files(*names: str) -> Path:
    """A file or folder that the program brings: in the installed package, else in its
    repository."""
    packaged = (_PACKAGE / "packaged").joinpath(*names)
    return packaged if packaged.exists() else _PACKAGE.parents[1].resolve().joinpath(*names)


def program_theme() -> Path:
    """The theme that the program brings."""
    return program_files("theme")


def theme_of(own: Path | None) -> Folder:
    """The theme with a society's `own` folder before the program's, where there is one."""
    program = program_theme()
    if own is None or not own.is_dir() or own.resolve() == program.resolve():
        return program
    return Layers((own.resolve(), program)) if program.is_dir() else own.resolve()  # a program without a theme of its own


def folders(folder: Folder) -> tuple[Path, ...]:
    """The folders of the file system, the first to be asked first."""
    return folder.folders if isinstance(folder, Layers) else (folder,)


def files(folder: Folder, pattern: str = "**/*") -> Mapping[str, Path]:
    """The files that match, by their names from the folder, sorted by these."""
    paths = {
        path.relative_to(layer).as_posix(): path
        for layer in reversed(folders(folder))
        for path in layer.glob(pattern)
        if path.is_file()
    }
    return dict(sorted(paths.items()))


def file(folder: Folder, name: str) -> Path:
    """The file of this name; where no folder has it, where the last would."""
    layers = folders(folder)
    return next((layer / name for layer in layers if (layer / name).is_file()), layers[-1] / name)
