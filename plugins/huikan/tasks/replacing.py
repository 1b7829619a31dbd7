"""replace: a file is written beside its place and moved in, so that readers see all
of it or what was there before."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def replace(path: Path, *parts: bytes) -> None:
    """Write a file beside its place and move it in."""
    number, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(number, "wb") as file:
            file.writelines(parts)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
