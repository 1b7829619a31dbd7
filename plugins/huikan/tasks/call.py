"""A call as a value, what becomes of it as a value, and the one
way from the first to the second."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from huikan.tasks import limits
from huikan.tasks.reason import FailureReason


@dataclass(frozen=True, slots=True)
class Call:
    """`make(*args)`, numbered by whoever asks for it."""

    number: int
    make: Callable[..., bytes]
    args: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a call: its bytes, or the reason why there are none."""

    number: int
    content: bytes | FailureReason
    seconds: float = 0.0


def attempt(call: Call, processor: float | None = None, memory: int | None = None) -> Outcome:
    """The outcome of a call made in this process, within these limits."""
    start = time.perf_counter()
    try:
        with limits.confined(processor, memory):
            content = call.make(*call.args)
        if not isinstance(content, bytes):
            raise TypeError(f"{call.make.__qualname__} must give bytes, not {type(content).__name__}")
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # SystemExit too: a task must not end the build
        return Outcome(call.number, FailureReason.of(error), time.perf_counter() - start)
    return Outcome(call.number, content, time.perf_counter() - start)
