"""TreeState: what every file below a folder is, as the file system says, and whether it still is.

A file is taken for unchanged when its inode, size and times of writing and of change are. No user
can set the time of change back, so a copy, a checkout or a wrong clock only costs a build. But two
writes within one tick of the clock have one time; so of a file that was written to just before
somebody looked, its content counts, too.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

_JUST_BEFORE = 2_000_000_000  # nanoseconds: the coarsest clocks of file systems tick every two seconds
TreeState = Mapping[str, str]  # path -> what the file is


def tree_state(root: Path, scratch: Path) -> TreeState:
    """The state of everything below a folder. What "now" is, the file system says by a file that is
    written to the folder `scratch`."""
    with tempfile.NamedTemporaryFile(dir=scratch) as fresh:
        recent = Path(fresh.name).stat().st_mtime_ns - _JUST_BEFORE
    states: dict[str, str] = {}
    folders = [str(root)]
    while folders:
        with os.scandir(folders.pop()) as listing:
            for entry in listing:
                state = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(state.st_mode):
                    folders.append(entry.path)
                states[entry.path] = _described(entry.path, state, recent)
    return states


def _described(path: str, state: os.stat_result, recent: int) -> str:
    """A file's state as text. Of a folder only that it is there: its files speak for themselves."""
    if not stat.S_ISREG(state.st_mode):
        return f"{stat.S_IFMT(state.st_mode):o}"
    text = f"{state.st_dev} {state.st_ino} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"
    return f"{text} {_digest(path)}" if max(state.st_mtime_ns, state.st_ctime_ns) >= recent else text


def _digest(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "unreadable"


def is_same(before: TreeState, now: TreeState) -> bool:
    """Whether a tree is as it was."""
    return before.keys() == now.keys() and len(unchanged(before, now)) == len(now)


def unchanged(before: TreeState, now: TreeState) -> frozenset[str]:
    """The paths of the files that are as they were. A digest that was taken then and is not told
    now is taken again."""
    return frozenset(
        path
        for path, text in now.items()
        if path in before and (before[path] == text or before[path] == f"{text} {_digest(path)}")
    )
