"""MathJax in an interpreter of its own: one a thread, loaded when the first formula comes."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from huikan.formulas import commands
from huikan.formulas.glue import BEFORE, BEHIND, LOADED, PACKAGES

SECONDS = 2.0  # of processor time for one formula
MEMORY_BYTES = 400_000_000
STACK_BYTES = 4_000_000


class ExhaustedError(Exception):
    """A formula has used up the time, the memory or the depth that one may use, or MathJax fails
    on it. `name` is that of a reason in `reasons`, with its `values`."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        limited = "interrupted" in message or "memory" in message
        self.name = "TooNested" if "stack" in message else "Exhausted" if limited else "Unsupported"
        self.values = (f"{SECONDS:g}",) if limited else (message,)


def convert(tex: str, display: bool, preamble: Sequence[str]) -> dict[str, Any]:
    """What MathJax makes of a formula: `mathml`, `drawing` (SVG), `labels`; or `id`, `message`
    and `values` of the error that it names.

    `preamble` are texts that define macros, read before. ExhaustedError beyond the limits.
    """
    import quickjs

    request = json.dumps({"tex": tex, "display": display, "preamble": list(preamble)})
    try:
        answer = _engine(threading.get_ident()).get("formulas")(request)
    except quickjs.JSException as error:
        _engine.cache_clear()  # what was interrupted is in no state to go on
        raise ExhaustedError(str(error).partition("\n")[0]) from error
    result: dict[str, Any] = json.loads(answer)
    return result


@lru_cache(maxsize=8)
def _engine(thread: int) -> Any:
    """An interpreter with MathJax in it; it cannot be used by another thread."""
    import mathjax
    import quickjs

    context = quickjs.Context()
    context.set_memory_limit(MEMORY_BYTES)
    context.set_max_stack_size(STACK_BYTES)
    context.eval(BEFORE)
    root = files(mathjax) / "static" / "mathjax" / "es5"
    for name in LOADED:
        context.eval((root / name).read_text("utf-8"))
    tables = {name: getattr(commands, name) for name in ("COMMON", "UNITS", "PREFIXES", "POWERS")}
    context.eval("".join(f"const {name} = {json.dumps(table)};" for name, table in {**tables, "PACKAGES": PACKAGES}.items()))
    context.eval(commands.SCRIPT + BEHIND)
    context.set_time_limit(SECONDS)
    return context
