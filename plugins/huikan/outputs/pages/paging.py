"""Long lists in several pages that stay as they are when the list grows.

Pages are numbered from the oldest. What is new goes onto the first page that readers see, which
has no number; when that has twice as many as a page should, the older half becomes one more
numbered page. So a new work changes one page, now and then two.
"""

from __future__ import annotations

import datetime as time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from huikan.model import Work
from huikan.outputs.pages.spec import View


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list, newest first. `number` is 0 for the first; `newer` and `older` are
    those beside it, None at an end."""

    number: int
    works: tuple[Work, ...]
    newer: int | None
    older: int | None


def list_pages(works: tuple[Work, ...], most: int) -> tuple[ListPage, ...]:
    """The pages of a list that comes newest first: the newest with up to twice `most` works,
    the others with exactly as many."""
    full = max(0, len(works) // most - 1)
    newest = len(works) - full * most
    first = ListPage(0, works[:newest], None, full or None)
    rest = (
        ListPage(number, works[len(works) - number * most :][:most], number + 1 if number < full else 0, number - 1 or None)
        for number in range(full, 0, -1)
    )
    return (first, *rest)


def key_of(key: str, number: int) -> str:
    """The key of a page of the list whose first page has this key."""
    return f"{key}/older/{number}" if number else key


def turning(listed: ListPage, address: Callable[[int], str]) -> View:
    """The ways to the pages beside one, by the address of each number; "" where there is none."""
    newer, older = ("" if number is None else address(number) for number in (listed.newer, listed.older))
    return {"newer": newer, "older": older}


def years(dates: Iterable[time.date | None]) -> str:
    """`2019–2021`: the years of a page's works, by their days."""
    numbers = [date.year for date in dates if date]
    first, last = min(numbers, default=0), max(numbers, default=0)
    return f"{first}–{last}" if first != last else str(last or "")
