"""The numbers of sections: 第一节, 一、, （一） in Chinese chapters; 1.1, 1.1.1 in
English ones; A.1 in appendices."""

from __future__ import annotations

from collections.abc import Sequence

from huikan.interface import words
from huikan.interface.numerals import numeral
from huikan.model import Lang
from huikan.publication.title_numbers import title_number

DEEPEST = 3  # ranks of sections that are numbered


def numbers_itself(headings: Sequence[str]) -> bool:
    """Whether an author has numbered the sections: more than half of the highest `headings` carry a
    number. One of them may begin with one by chance."""
    return sum(title_number(heading) is not None for heading in headings) * 2 > len(headings)


def section_number(mark: str, counters: Sequence[int], lang: Lang) -> str:
    """The number of a section in the chapter `mark`, by what its ranks have come to, the highest
    first. "" from the fourth rank on."""
    if len(counters) > DEEPEST:
        return ""
    if lang == "zh" and mark.isdigit() and max(counters) < 100:
        return words(lang)[f"print_section_{len(counters)}"].format(number=numeral(counters[-1]))
    return ".".join((mark, *map(str, counters)))
