"""FailureReason: why a call gave no bytes, as values to decide by and words to show."""

from __future__ import annotations

import enum
import traceback
from dataclasses import dataclass, field

from huikan.tasks.limits import TooSlowError


class WorkersError(OSError):
    """There is nobody to make calls, or nobody any more."""


class FailureKind(enum.Enum):
    """What went wrong, for whoever has to decide; the words are for people only."""

    RAISED = "raised"  # the call ended with an exception
    TOO_SLOW = "too-slow"  # it used up its processor time, or the time by the clock
    OUT_OF_MEMORY = "out-of-memory"
    WORKER_DIED = "worker-died"  # a crash, or the system ended the process for want of memory
    DEPENDENCY_FAILED = "dependency-failed"  # what it needs could not be made
    UNSENDABLE = "unsendable"  # arguments without a fingerprint, or that no other process can be sent
    CACHE_FAILED = "cache-failed"  # the cache can be neither read nor written


@dataclass(frozen=True, slots=True)
class FailureReason:
    """Why a call failed.

    `exception` is the name of the exception's class as tracebacks print it, "" where there was
    none; `details` are the separate reasons of an exception that lists them in its attribute
    `reasons`, otherwise the message alone.
    """

    kind: FailureKind
    message: str
    exception: str = ""
    details: tuple[str, ...] = ()
    traceback: str = field(default="", compare=False)

    @staticmethod
    def of(error: BaseException, kind: FailureKind | None = None) -> FailureReason:
        """The reason behind an exception; its kind by its class where none is given."""
        message, cls = _message(error), type(error)
        name = cls.__qualname__ if cls.__module__ in ("builtins", "__main__") else f"{cls.__module__}.{cls.__qualname__}"
        reasons = getattr(error, "reasons", None)
        listed = tuple(map(str, reasons)) if isinstance(reasons, tuple) else (message,)
        return FailureReason(kind or _kind(error), message, name, listed, "".join(traceback.format_exception(error)))

    def __str__(self) -> str:
        """One line for people."""
        return ": ".join(part for part in (self.exception, self.message) if part)


def _kind(error: BaseException) -> FailureKind:
    if isinstance(error, TooSlowError):
        return FailureKind.TOO_SLOW
    return FailureKind.OUT_OF_MEMORY if isinstance(error, MemoryError) else FailureKind.RAISED


def _message(error: BaseException) -> str:
    try:
        return str(error).strip()
    except Exception:  # a broken __str__ must not hide that the call failed
        return "<no message>"
