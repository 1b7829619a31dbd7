"""The end of a process whose parent is gone."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.connection import wait


def end_with_parent() -> None:
    """Do not finish an hour's work for a parent that was killed. Waits as long as
    the parent lives: for a thread."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
