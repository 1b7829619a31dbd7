"""typeset: a formula set by MathJax, or why TeX refuses it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from huikan.formulas.characters import as_tex
from huikan.formulas.core import core
from huikan.formulas.drawing import drawing
from huikan.formulas.engine import ExhaustedError, convert
from huikan.formulas.plain import plain_text
from huikan.formulas.reasons import refusal
from huikan.formulas.spoken import spoken
from huikan.formulas.value import Formula, Number, Refusal

LONGEST = 5000  # characters of one formula; the time that MathJax takes grows with their square
LANGUAGES = ("zh", "en")
# What neither TeX nor XML has: controls, noncharacters, half characters
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_CALL = re.compile(r"(?<!\\)\\(?:eq)?ref(?![A-Za-z])")  # the number of another, which is known later
_DEEPEST = 150  # elements within elements


def typeset(tex: str, display: bool, preamble: Sequence[str] = ()) -> Formula | Refusal:
    """The formula. `display`: on lines of its own; `preamble`: texts that define macros.
    Never raises for what TeX may hold."""
    tex = _UNUSABLE.sub("", tex)
    if len(tex) > LONGEST:
        return refusal("TooLong", (str(LONGEST),))
    if call := _CALL.search(tex):
        return refusal("Reference", (call[0],))
    try:
        result = convert(as_tex(tex, display), display, preamble)
    except ExhaustedError as error:
        return refusal(error.name, error.values)
    if "id" in result:
        return refusal(result["id"], result["values"], result["message"])
    tree = result["mathml"]
    if _depth(json.dumps(tree)) > 2 * _DEEPEST:
        return refusal("TooNested", ())
    drawn = drawing(result["drawing"])
    heights = iter(drawn.rows)
    numbers = tuple(Number(row, next(heights, 0.0) if row >= 0 else 0.0, *text) for row, *text in result["labels"])
    return Formula(
        mathml=_packed(core(tree)),
        svg=_packed(drawn.svg),
        width=drawn.width,
        height=drawn.height,
        depth=drawn.depth,
        text=plain_text(tree),
        spoken={language: spoken(tree, language) for language in LANGUAGES},
        numbers=numbers,
    )


def _packed(element: list[object]) -> str:
    return json.dumps(element, ensure_ascii=False, separators=(",", ":"))


def _depth(packed: str) -> int:
    """How many brackets are open at once."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]]", re.sub(r'"(?:[^"\\]|\\.)*"', "", packed)):
        depth += 1 if bracket == "[" else -1
        deepest = max(deepest, depth)
    return deepest
