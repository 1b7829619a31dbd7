"""The numbers of formulas, 式（1-2） and Eq. (1.2), as one document has them.

A formula with a name of its own (`{#eq:growth}`, or `\\label{eq:growth}` in its TeX) is numbered,
by chapter in reports as figures are; one with a `\\tag` bears what that says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from huikan.interface import words
from huikan.markup.formulas import NUMBERS
from huikan.markup.tex import FORMULA
from huikan.markup.tree import Element
from huikan.model import Lang


class Equation(NamedTuple):
    """A numbered row of a formula, or a whole one: its anchor ("" for none) and its
    number as it stands beside it."""

    anchor: str
    number: str


def write_equation_numbers(root: Element, mark: str, lang: Lang) -> None:
    """Numbers the formulas of a text that have names. `mark` is its chapter's."""
    count = 0
    for element in _formulas(root):
        numbers = _numbers(element)
        own = element.attributes.get("id", "")
        if own and not numbers:
            numbers = [[-1, 0, "", own]]
        for number in numbers:
            if not number[2]:
                count += 1
                number[2] = words(lang)["equation_number"].format(number=_joined(mark, count, lang))
        if numbers:
            element.attributes[NUMBERS] = json.dumps(numbers, ensure_ascii=False)


def equation_labels(root: Element, lang: Lang) -> dict[str, str]:
    """What a link to each numbered formula says, by anchor."""
    return {
        equation.anchor: words(lang)["equation_label"].format(number=equation.number)
        for element in _formulas(root)
        for equation in _equations(element)
        if equation.anchor
    }


def _equations(element: Element) -> Iterator[Equation]:
    numbers, own = _numbers(element), element.attributes.get("id", "")
    for _, _, text, label in numbers:
        if text:
            yield Equation(label or (own if len(numbers) == 1 else ""), _bracketed(text))
    if own and numbers and own not in [label for *_, label in numbers] and len(numbers) > 1:
        yield Equation(own, _bracketed(numbers[0][2]))


def _bracketed(text: str) -> str:
    """A number as it stands, in brackets even where `\\tag*` has none."""
    return text if re.match(r"[(（\[［]", text) else f"({text})"


def _formulas(root: Element) -> Iterator[Element]:
    return (element for element in root.elements() if element.attributes.get(FORMULA) == "display")


def _numbers(element: Element) -> list[list[Any]]:
    """[row, height, number, label] of each number of a formula."""
    numbers: list[list[Any]] = json.loads(element.attributes.get(NUMBERS, "[]"))
    return numbers


def _joined(mark: str, count: int, lang: Lang) -> str:
    return f"{mark}{'-' if lang == 'zh' else '.'}{count}" if mark else str(count)
