"""How worker processes start: on Linux, copies of a server that has loaded what they need.

The server is a process of its own, started anew and without threads, open files or locks of the
parent's (`multiprocessing`'s "forkserver"); it loads while the parent still reads and plans, and a
worker that is forked from it starts at once. Elsewhere, where libraries of the system may not be
forked, each worker is started anew and loads what it needs itself.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Iterable, Mapping
from multiprocessing.context import ForkServerContext, SpawnContext


def _context() -> ForkServerContext | SpawnContext:
    forked = sys.platform == "linux"
    return multiprocessing.get_context("forkserver") if forked else multiprocessing.get_context("spawn")


START = _context()


def preload(modules: Iterable[str]) -> None:
    """Have the server begin to load modules by their names, unless it runs already. Returns at
    once; a module that is not there is left to whoever needs it."""
    if sys.platform == "linux":
        from multiprocessing import forkserver

        START.set_forkserver_preload([*modules])
        forkserver.ensure_running()


def begin_life(environment: Mapping[str, str]) -> None:
    """The first thing that a worker does: takes over the variables of whoever asked for it, which
    may have changed since the server was started; and sets apart from garbage what the server has
    loaded, whose pages would have to be copied to look through it."""
    if dict(os.environ) != environment:
        os.environ.clear()
        os.environ.update(environment)
    gc.freeze()
