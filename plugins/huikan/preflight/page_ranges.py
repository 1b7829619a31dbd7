"""Numbers of pages as they are read: 1, 3–7, 9."""

from __future__ import annotations

from collections.abc import Iterable

SHOWN = 12  # runs that a message names


def runs(numbers: Iterable[int]) -> str:
    """Each number once, runs drawn together; where there are many, the first of
    them. 0 is no page: the whole file."""
    ranges: list[list[int]] = []
    for number in sorted(set(numbers) - {0}):
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    labels = ["–".join(map(str, run)) for run in ranges[:SHOWN]]
    return (", ".join(labels) or "—") + (" …" if len(ranges) > SHOWN else "")
