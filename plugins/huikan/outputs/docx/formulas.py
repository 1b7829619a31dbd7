"""The formulas of a text that Word has no form for."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.markup.fragment import Fragment
from huikan.markup.word import formulas_of
from huikan.outputs.docx.omml import UnconvertibleError, omml


def unconvertible(fragment: Fragment) -> Iterator[tuple[int, str, str]]:
    """(line, what stands in the way, the formula in plain characters) of each that becomes a
    picture."""
    for formula, line in formulas_of(fragment):
        try:
            omml(formula.mathml)
        except UnconvertibleError as error:
            yield line, str(error), formula.words
