"""Problem: what is wrong with a block or a file that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding's code and words. It stands at a field of the block (`where`, "" for the block
    itself) or, with a `path`, at a line of that file, of which `excerpt` is the text."""

    code: str
    where: str = ""
    path: str = ""
    line: int = 0
    excerpt: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def unknown_name(code: str, where: str, name: str, names: Iterable[str], **values: str) -> Problem:
    """A name that nothing has, with the one that was probably meant: the finding `code`, or its
    `-similar` form."""
    known = list(names)
    folded = {one.casefold(): one for one in known}
    near = get_close_matches(name.casefold(), folded, 1, 0.5)
    shown = "、".join(known[:16]) + (" …" if len(known) > 16 else "")
    own = {"name": name, "known": shown, **values}
    if near:
        return Problem(f"{code}-similar", where, values=own | {"similar": folded[near[0]]})
    return Problem(code, where, values=own)
