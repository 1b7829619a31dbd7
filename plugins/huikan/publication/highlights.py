"""Key figures of a report as a line each, where a medium has no more than lines."""

from __future__ import annotations

from huikan.interface import words
from huikan.model import Highlight, Lang, Meta


def highlights(meta: Meta) -> tuple[Highlight, ...]:
    """The key figures of a work; none for kinds that have none."""
    figures: tuple[Highlight, ...] = getattr(meta, "highlights", ())
    return figures


def highlight_line(figure: Highlight, lang: Lang) -> str:
    """`1.86 亿 m²：建成面积` or `31.4%: of public space is joined`."""
    unit = figure.unit or ""
    amount = figure.number + (unit if unit.startswith(("%", "‰", "°")) or not unit else f" {unit}")
    return words(lang)["labelled"].format(label=amount, text=figure.words)
