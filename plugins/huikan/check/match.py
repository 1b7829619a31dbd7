"""Match: something found in a text, before it is known whose text it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """`text[start:end]` is what was found; `value` what a message says of it."""

    code: str
    start: int
    end: int
    value: str
