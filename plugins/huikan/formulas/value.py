"""Formula: TeX set once, in every form that a medium asks for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a formula, or of one of its rows: what `\\tag` says, or a `\\label` that is
    numbered later. `height` of its row above the formula's baseline in ems; `row` -1 stands for
    the whole."""

    row: int
    height: float
    tag: str
    label: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that TeX accepts. `mathml` and `svg` are elements in the compact form of
    `markup.nodes`; `width`, `height` and `depth` below the baseline are the drawing's, in ems.
    `text` is a line of plain characters, `spoken` words by language."""

    mathml: str
    svg: str
    width: float
    height: float
    depth: float
    text: str
    spoken: Mapping[str, str]
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why TeX refuses a formula: its reason by language, and what in the source it speaks of.
    `exhausted`: it ran out of time, of which another machine may have more."""

    reason: Mapping[str, str]
    what: str = ""
    exhausted: bool = False


def dumps(result: Formula | Refusal) -> bytes:
    """Equal results give equal bytes."""
    return json.dumps(asdict(result), ensure_ascii=False, separators=(",", ":")).encode()


def loads(data: bytes) -> Formula | Refusal:
    """What `dumps` wrote."""
    fields = json.loads(data)
    if "reason" in fields:
        return Refusal(**fields)
    fields["numbers"] = tuple(Number(**number) for number in fields["numbers"])
    return Formula(**fields)
