"""The memory of builds: what is Known, as a file in the cache, for the next build to the same site.

It is a pickle, since that is read twenty times as fast as anything else that keeps types. Whoever
can write to the cache could have one made up; so only our own frozen values and dates are read from
it, and nothing that does anything when it is made.
"""

from __future__ import annotations

import dataclasses
import enum
import os
import pickle
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from huikan import theme_folders
from huikan.builds import BuildEnvironment, BuildRequest, Inputs, TreeState, path_of, unchanged
from huikan.pipeline.known import Known
from huikan.tasks import replace_by

_FORM = b"huikan-memory-1 "
_PLAIN = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timezone"),
    ("datetime", "timedelta"),
    ("zoneinfo", "ZoneInfo._unpickle"),
    ("decimal", "Decimal"),
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
    ("copyreg", "_reconstructor"),
    ("builtins", "object"),
}


def recollect(inputs: Inputs, request: BuildRequest, environment: BuildEnvironment, site: Path) -> Known:
    """What is known from the last build to `site` by this program, and still holds; nothing where
    there was none, or where what it left cannot be read."""
    with suppress(OSError), _path(environment, site).open("rb") as file:
        if file.readline() == _FORM + inputs.request.encode() + b"\n":
            with suppress(Exception):  # whatever a damaged pickle raises: then nothing is known
                files, known = _Unpickler(file).load()
                return still_known(known, files, inputs.files, request)
    return Known()


def still_known(known: Known, before: TreeState, now: TreeState, request: BuildRequest) -> Known:
    """What of all that was known `before` still holds: no reading of a file that is another
    now, and no planned file under another theme."""
    same = unchanged(before, now)
    roots = tuple(f"{folder}{os.sep}" for folder in theme_folders.folders(request.theme))
    theme = {path for path in (*before, *now) if path.startswith(roots)}
    return known.only(same, request.content, theme <= same)


def memorise(known: Known, inputs: Inputs, environment: BuildEnvironment, site: Path) -> None:
    """Keep what is known for the next build."""
    path = _path(environment, site)

    def write(file: BinaryIO) -> None:
        file.write(_FORM + inputs.request.encode() + b"\n")
        pickle.dump((dict(inputs.files), known), file, pickle.HIGHEST_PROTOCOL)

    with suppress(OSError):  # without it the next build only takes longer
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_by(path, write)


class _Unpickler(pickle.Unpickler):
    """Reads our own frozen values and plain types, nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.partition(".")[0] == "huikan" else None
        if not isinstance(found, type) or not _is_value(found):
            raise pickle.UnpicklingError(f"{module}.{name} has no place in the memory of a build")
        return found


def _is_value(found: type) -> bool:
    """Whether a type of ours does nothing but hold its parts: a server or a cluster is none."""
    if dataclasses.is_dataclass(found):
        return bool(found.__dataclass_params__.frozen)  # type: ignore[attr-defined]
    return hasattr(found, "model_fields") or issubclass(found, tuple | enum.Enum)


def _path(environment: BuildEnvironment, site: Path) -> Path:
    return path_of(environment, site).with_suffix(".memory")
